package org.liaisonauditor.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/** Records in memory, cut into residence branches with all that their members need. */
public final class Partitions {

  private final List<String> branches;
  private final Map<String, Member> byCode;
  private final Map<String, Meeting> meetingByCode;
  private final Map<String, List<Member>> members;
  private final Map<String, List<Introduction>> letters;
  private final Map<String, List<Group>> groups;
  private final Map<String, List<Meeting>> meetings;
  private final Map<String, List<Attendance>> marksAtHome;
  private final Map<String, List<Attendance>> marksElsewhere;
  private final Map<String, List<Evaluation>> evaluations;
  private final Map<String, List<Classification>> classifications;
  private final Map<String, List<FollowUp>> followUps;
  private final Map<String, List<Exchange>> exchanges;

  public Partitions(Records records) {
    byCode =
        records.members().stream().collect(Collectors.toMap(Member::code, Function.identity()));
    meetingByCode =
        records.meetings().stream().collect(Collectors.toMap(Meeting::code, Function.identity()));
    members = by(records.members(), Member::residence);
    letters = by(records.introductions(), letter -> home(letter.member()));
    groups = by(records.groups(), Group::residence);
    meetings = by(records.meetings(), Meeting::residence);
    marksAtHome = by(records.attendance(), this::place);
    marksElsewhere =
        by(
            records.attendance(),
            mark -> place(mark).equals(home(mark.member())) ? null : home(mark.member()));
    evaluations = by(records.evaluations(), given -> home(given.member()));
    classifications = by(records.classifications(), given -> home(given.member()));
    followUps = by(records.followUps(), done -> home(done.member()));
    exchanges = by(records.exchanges(), Exchange::residence);
    Set<String> codes = new TreeSet<>(CodePoints.ORDER);
    codes.addAll(members.keySet());
    codes.addAll(groups.keySet());
    codes.addAll(meetings.keySet());
    codes.addAll(exchanges.keySet());
    records.units().stream()
        .filter(unit -> unit.kind() == UnitKind.RESIDENCE_BRANCH)
        .map(Unit::code)
        .forEach(codes::add);
    branches = List.copyOf(codes);
  }

  /** The records by branch; those that no branch needs (null) are left out. */
  private static <T> Map<String, List<T>> by(List<T> records, Function<T, String> branch) {
    Map<String, List<T>> byBranch = new HashMap<>();
    for (T one : records) {
      String code = branch.apply(one);
      if (code != null) {
        byBranch.computeIfAbsent(code, any -> new ArrayList<>()).add(one);
      }
    }
    return byBranch;
  }

  /** The branch where a member lives, or null. */
  private String home(String member) {
    Member known = byCode.get(member);
    return known == null ? null : known.residence();
  }

  /** The branch that held the meeting. */
  private String place(Attendance mark) {
    return meetingByCode.get(mark.meeting()).residence();
  }

  /** The codes of all residence branches, by code point. */
  public List<String> branches() {
    return branches;
  }

  /** The records of a branch. */
  public BranchRecords of(String branch) {
    List<Group> ofBranch = groups.getOrDefault(branch, List.of());
    List<Attendance> guests = marksElsewhere.getOrDefault(branch, List.of());
    List<Attendance> marks = new ArrayList<>(marksAtHome.getOrDefault(branch, List.of()));
    marks.addAll(guests);
    List<Meeting> held = new ArrayList<>(meetings.getOrDefault(branch, List.of()));
    guests.stream().map(Attendance::meeting).distinct().map(meetingByCode::get).forEach(held::add);
    return new BranchRecords(
        branch,
        members.getOrDefault(branch, List.of()),
        ofBranch.stream()
            .map(Group::leader)
            .filter(Objects::nonNull)
            .distinct()
            .map(byCode::get)
            .filter(Objects::nonNull)
            .toList(),
        letters.getOrDefault(branch, List.of()),
        ofBranch,
        held,
        marks,
        evaluations.getOrDefault(branch, List.of()),
        classifications.getOrDefault(branch, List.of()),
        followUps.getOrDefault(branch, List.of()),
        exchanges.getOrDefault(branch, List.of()));
  }
}
