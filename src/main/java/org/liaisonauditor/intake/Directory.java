package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Table;

/**
 * What all submissions together hold: the codes of each table, and who meets where on which day.
 */
final class Directory {

  private static final Set<Table> REFERRED =
      Set.of(Table.UNITS, Table.MEMBERS, Table.GROUPS, Table.MEETINGS);

  private final Map<Table, Keys> keys = new EnumMap<>(Table.class);
  private final Map<String, String> residences = new HashMap<>();
  private final Map<BranchDay, Set<String>> meetings = new HashMap<>();
  private final Set<BranchDay> unusableMeetings = new HashSet<>();
  private final int residenceOfMember;
  private final int residenceOfMeeting;
  private final int dayOfMeeting;

  Directory(Layouts layouts) {
    REFERRED.forEach(table -> keys.put(table, new Keys()));
    residenceOfMember = layouts.of(Table.MEMBERS).place("residence_code");
    residenceOfMeeting = layouts.of(Table.MEETINGS).place("residence_code");
    dayOfMeeting = layouts.of(Table.MEETINGS).place("held_on");
  }

  private record BranchDay(String residence, LocalDate day) {}

  Keys keys(Table table) {
    return keys.get(table);
  }

  /** Takes in the rows of a table of which it is known which can be used. */
  void add(Table table, List<Row> rows) {
    Keys codes = keys.get(table);
    if (codes == null) {
      return;
    }
    for (Row row : rows) {
      if (row.value(0) != null) {
        codes.add(row.text(0), row.usable());
      }
      if (table == Table.MEETINGS && !row.usable() && row.value(dayOfMeeting) != null) {
        unusableMeetings.add(branchDay(row));
      }
    }
  }

  /** Takes in a row that is used, after conflicts are settled. */
  void use(Table table, Row row) {
    if (table == Table.MEMBERS) {
      residences.put(row.text(0), row.text(residenceOfMember));
    } else if (table == Table.MEETINGS) {
      meetings
          .computeIfAbsent(branchDay(row), key -> new TreeSet<>(CodePoints.ORDER))
          .add(row.text(0));
    }
  }

  private BranchDay branchDay(Row meeting) {
    return new BranchDay(meeting.text(residenceOfMeeting), (LocalDate) meeting.value(dayOfMeeting));
  }

  /** The branch where a member lives, or null. */
  String residence(String member) {
    return residences.get(member);
  }

  /** Codes of the meetings of a branch on a day. */
  Set<String> meetings(String residence, LocalDate day) {
    return meetings.getOrDefault(new BranchDay(residence, day), Set.of());
  }

  /** Whether a branch has a meeting on a day whose row can't be used. */
  boolean hasUnusableMeeting(String residence, LocalDate day) {
    return unusableMeetings.contains(new BranchDay(residence, day));
  }
}
