package org.liaisonauditor.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liaisonauditor.audit.BranchStream;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.yaml.Nearest;

/** What is known of a unit: the records that it sends, of all times, and whom they are about. */
final class Known {

  private final Unit unit;
  private final Set<String> branches = new TreeSet<>(CodePoints.ORDER);
  private final Map<String, Member> members = new TreeMap<>(CodePoints.ORDER);
  private final Map<Table, Map<String, Submitted>> rows = new TreeMap<>();
  private final Map<Table, List<Submitted>> keyless = new TreeMap<>();

  private Known(Unit unit) {
    this.unit = unit;
  }

  /** Gathers what a unit sends. */
  static Known of(LiaisonRecords records, String code) throws NoTemplate {
    UnitDirectory units = records.units();
    List<String> codes = units.all().stream().map(Unit::code).toList();
    if (codes.isEmpty()) {
      throw new NoTemplate("No unit is known yet: submit the table of Units first.");
    }
    Unit unit =
        units
            .find(code)
            .orElseThrow(
                () ->
                    new NoTemplate(
                        "No unit has the code " + code + " (--unit)" + Nearest.hint(code, codes)));
    Known known = new Known(unit);
    switch (unit.kind()) {
      case CITY -> units.all().forEach(known::add);
      case WARD -> {
        for (String branch : records.branches()) {
          if (units.above(branch, UnitKind.WARD).filter(unit::equals).isPresent()) {
            known.branches.add(branch);
          }
        }
      }
      case RESIDENCE_BRANCH -> known.branches.add(code);
      case WORKPLACE -> {}
    }
    if (unit.kind() != UnitKind.CITY) {
      known.read(records);
    }
    boolean nothing = known.members.isEmpty() && known.rows.isEmpty() && known.keyless.isEmpty();
    if (!known.branches.isEmpty() && nothing) {
      throw new NoTemplate(
          "No member is known who lives in the area of "
              + code
              + " (--unit): there is nothing to fill in. Have the workplaces send their Members"
              + " first.");
    }
    if (unit.kind() == UnitKind.WARD && known.branches.isEmpty()) {
      throw new NoTemplate(
          "No residence branch with members stands below "
              + code
              + " (--unit). See parent_code in the table of Units.");
    }
    return known;
  }

  private void read(LiaisonRecords records) {
    List<String> all = records.branches();
    if (all.isEmpty()) {
      return;
    }
    try (BranchStream stream = records.read(0, all.size())) {
      for (BranchRecords branch = stream.next(); branch != null; branch = stream.next()) {
        if (unit.kind() == UnitKind.WORKPLACE) {
          ofWorkplace(branch);
        } else {
          ofBranches(branch);
        }
      }
    }
  }

  private void ofWorkplace(BranchRecords branch) {
    String code = unit.code();
    for (Member member : branch.members()) {
      if (member.workplace().equals(code)) {
        members.put(member.code(), member);
        add(member);
      }
    }
    branch.letters().stream().filter(one -> one.workplace().equals(code)).forEach(this::add);
    branch.classifications().stream()
        .filter(one -> one.workplace().equals(code))
        .forEach(this::add);
    branch.exchanges().stream().filter(one -> one.workplace().equals(code)).forEach(this::add);
  }

  private void ofBranches(BranchRecords branch) {
    if (branches.contains(branch.branch())) {
      branch.members().forEach(member -> members.put(member.code(), member));
    }
    branch.groups().stream().filter(one -> branches.contains(one.residence())).forEach(this::add);
    Set<String> held = new HashSet<>();
    for (Meeting meeting : branch.meetings()) {
      if (branches.contains(meeting.residence())) {
        held.add(meeting.code());
        add(meeting);
      }
    }
    branch.attendance().stream().filter(one -> held.contains(one.meeting())).forEach(this::add);
    branch.evaluations().stream()
        .filter(one -> branches.contains(one.residence()))
        .forEach(this::add);
    branch.followUps().stream()
        .filter(one -> branches.contains(one.residence()))
        .forEach(this::add);
  }

  /** A record may come with several branches; rows of a table without a key come with one only. */
  private void add(Submitted record) {
    if (record.table() == Table.FOLLOW_UPS || record.table() == Table.EXCHANGES) {
      keyless.computeIfAbsent(record.table(), any -> new ArrayList<>()).add(record);
    } else {
      rows.computeIfAbsent(record.table(), any -> new TreeMap<>(CodePoints.ORDER))
          .put(record.key(), record);
    }
  }

  Unit unit() {
    return unit;
  }

  /** Codes of the residence branches that the unit sends for. */
  Set<String> branches() {
    return branches;
  }

  /** Who lives in their areas, or works at the workplace, by code. */
  Collection<Member> members() {
    return members.values();
  }

  /** The rows of a table, by key. */
  List<Submitted> rows(Table table) {
    return Stream.concat(
            rows.getOrDefault(table, Map.of()).values().stream(),
            keyless.getOrDefault(table, List.of()).stream()
                .sorted((a, b) -> CodePoints.ORDER.compare(a.key(), b.key())))
        .toList();
  }

  /** The meetings of the branches, by code. */
  List<Meeting> meetings() {
    return rows(Table.MEETINGS).stream().map(Meeting.class::cast).toList();
  }

  /** The marks at these meetings. */
  List<Attendance> attendance() {
    return rows(Table.ATTENDANCE).stream().map(Attendance.class::cast).toList();
  }
}
