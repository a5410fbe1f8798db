package org.liaisonauditor.scope;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.liaisonauditor.audit.BranchStream;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;

/** Who lives and works where, of all members that the submissions of an audit know. */
public final class Membership {

  /** Where a member lives and works. */
  record Place(String name, String residence, String workplace) {}

  private final LiaisonRecords records;
  private final UnitDirectory units;
  private final Map<String, Place> members = new TreeMap<>(CodePoints.ORDER);
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, Set<String>> unitsByName = new HashMap<>();
  private final Map<String, Integer> meetings = new HashMap<>();
  private final Map<String, Set<String>> households = new HashMap<>();
  private final Map<String, Set<String>> meetingsAndGroups = new HashMap<>();
  private int longest;

  private Membership(LiaisonRecords records) {
    this.records = records;
    this.units = records.units();
  }

  /**
   * Reads all branches once.
   *
   * @param context whose period's meetings are counted
   */
  public static Membership of(LiaisonRecords records, AuditContext context) {
    Membership membership = new Membership(records);
    int branches = records.branches().size();
    if (branches > 0) {
      try (BranchStream stream = records.read(0, branches)) {
        for (BranchRecords branch = stream.next(); branch != null; branch = stream.next()) {
          membership.add(branch, context);
        }
      }
    }
    membership
        .units
        .all()
        .forEach(
            unit -> {
              membership
                  .unitsByName
                  .computeIfAbsent(Phrases.spaced(unit.name()), any -> new HashSet<>())
                  .add(unit.code());
              membership.measure(unit.name());
              membership.measure(unit.code());
            });
    return membership;
  }

  private void add(BranchRecords branch, AuditContext context) {
    for (Member member : branch.members()) {
      members.put(
          member.code(), new Place(member.fullName(), member.residence(), member.workplace()));
      for (String name :
          List.of(Phrases.spaced(member.fullName()), Phrases.ofName(member.fullName()))) {
        byName.computeIfAbsent(name, any -> new HashSet<>()).add(member.code());
      }
      measure(member.fullName());
      measure(member.code());
      note(households, member.household(), member.residence());
    }
    branch
        .meetings()
        .forEach(meeting -> note(meetingsAndGroups, meeting.code(), meeting.residence()));
    branch.groups().forEach(group -> note(meetingsAndGroups, group.code(), group.residence()));
    meetings.put(
        branch.branch(),
        (int)
            branch.meetings().stream()
                .filter(meeting -> meeting.residence().equals(branch.branch()))
                .map(Meeting::heldOn)
                .filter(context::inPeriod)
                .count());
  }

  private static void note(Map<String, Set<String>> codes, String code, String branch) {
    if (code != null && !code.isBlank()) {
      codes.computeIfAbsent(code, any -> new HashSet<>()).add(branch);
    }
  }

  private void measure(String phrase) {
    longest = Math.max(longest, phrase.length());
  }

  /** The records that it was read from. */
  LiaisonRecords records() {
    return records;
  }

  UnitDirectory units() {
    return units;
  }

  /** All members by code. */
  Map<String, Place> members() {
    return members;
  }

  /** Codes of the members called so, to the letter or else whatever the case; empty = nobody. */
  Set<String> called(String text) {
    Set<String> exactly = byName.get(Phrases.spaced(text));
    return exactly == null ? byName.getOrDefault(Phrases.ofName(text), Set.of()) : exactly;
  }

  /** Codes of the units of a name; empty where none is called so. */
  Set<String> unitsCalled(String text) {
    return unitsByName.getOrDefault(Phrases.spaced(text), Set.of());
  }

  /** Length of the longest name or code. */
  int longest() {
    return longest;
  }

  /** Number of meetings of a branch in the period. */
  int meetings(String branch) {
    return meetings.getOrDefault(branch, 0);
  }

  /** Whether all branches that have a household of a code are of some, and there is one. */
  boolean household(String code, Predicate<String> branches) {
    return within(households, code, branches);
  }

  /** Whether all branches that have a meeting or group of a code are of some, and there is one. */
  boolean meetingOrGroup(String code, Predicate<String> branches) {
    return within(meetingsAndGroups, code, branches);
  }

  private static boolean within(
      Map<String, Set<String>> codes, String code, Predicate<String> branches) {
    Set<String> having = codes.getOrDefault(code, Set.of());
    return !having.isEmpty() && having.stream().allMatch(branches);
  }

  /** The branches that there are records of. */
  Set<String> branches() {
    return new TreeSet<>(meetings.keySet());
  }
}
