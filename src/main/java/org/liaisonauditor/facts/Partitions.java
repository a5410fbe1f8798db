package org.liaisonauditor.facts;

import java.util.ArrayList;
import java.util.HashSet;
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

  private final Set<String> branches = new TreeSet<>(CodePoints.ORDER);
  private final Map<String, List<Member>> members;
  private final Map<String, Member> byCode;
  private final Map<String, List<Introduction>> letters;
  private final Map<String, List<Group>> groups;
  private final Map<String, List<Meeting>> meetings;
  private final Map<String, Meeting> meetingByCode;
  private final Map<String, List<Attendance>> attendanceByMember;
  private final Map<String, List<Attendance>> attendanceByBranch;
  private final Map<String, List<Evaluation>> evaluations;
  private final Map<String, List<Classification>> classifications;
  private final Map<String, List<FollowUp>> followUps;
  private final Map<String, List<Exchange>> exchanges;

  public Partitions(Records records) {
    members = by(records.members(), Member::residence);
    byCode =
        records.members().stream().collect(Collectors.toMap(Member::code, Function.identity()));
    letters = by(records.introductions(), Introduction::member);
    groups = by(records.groups(), Group::residence);
    meetings = by(records.meetings(), Meeting::residence);
    meetingByCode =
        records.meetings().stream().collect(Collectors.toMap(Meeting::code, Function.identity()));
    attendanceByMember = by(records.attendance(), Attendance::member);
    attendanceByBranch =
        by(records.attendance(), mark -> meetingByCode.get(mark.meeting()).residence());
    evaluations = by(records.evaluations(), Evaluation::member);
    classifications = by(records.classifications(), Classification::member);
    followUps = by(records.followUps(), FollowUp::member);
    exchanges = by(records.exchanges(), Exchange::residence);
    branches.addAll(members.keySet());
    branches.addAll(groups.keySet());
    branches.addAll(meetings.keySet());
    branches.addAll(exchanges.keySet());
    records.units().stream()
        .filter(unit -> unit.kind() == UnitKind.RESIDENCE_BRANCH)
        .map(Unit::code)
        .forEach(branches::add);
  }

  private static <T> Map<String, List<T>> by(List<T> records, Function<T, String> key) {
    return records.stream().collect(Collectors.groupingBy(key));
  }

  /** The codes of all residence branches, by code point. */
  public List<String> branches() {
    return List.copyOf(branches);
  }

  /** The records of a branch. */
  public BranchRecords of(String branch) {
    List<Member> living = members.getOrDefault(branch, List.of());
    List<Group> ofBranch = groups.getOrDefault(branch, List.of());
    Set<Attendance> marks = new HashSet<>(attendanceByBranch.getOrDefault(branch, List.of()));
    for (Member member : living) {
      marks.addAll(attendanceByMember.getOrDefault(member.code(), List.of()));
    }
    Set<Meeting> held = new HashSet<>(meetings.getOrDefault(branch, List.of()));
    marks.forEach(mark -> held.add(meetingByCode.get(mark.meeting())));
    return new BranchRecords(
        branch,
        living,
        ofBranch.stream()
            .map(Group::leader)
            .filter(Objects::nonNull)
            .distinct()
            .map(byCode::get)
            .filter(Objects::nonNull)
            .toList(),
        of(living, letters),
        ofBranch,
        List.copyOf(held),
        List.copyOf(marks),
        of(living, evaluations),
        of(living, classifications),
        of(living, followUps),
        exchanges.getOrDefault(branch, List.of()));
  }

  private static <T> List<T> of(List<Member> living, Map<String, List<T>> byMember) {
    List<T> all = new ArrayList<>();
    living.forEach(member -> all.addAll(byMember.getOrDefault(member.code(), List.of())));
    return all;
  }
}
