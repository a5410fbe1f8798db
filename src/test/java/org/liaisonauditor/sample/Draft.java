package org.liaisonauditor.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;

/** Records in the making; every key is taken once. */
final class Draft {

  final List<Unit> units = new ArrayList<>();
  final List<Member> members = new ArrayList<>();
  final List<Introduction> introductions = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final List<Meeting> meetings = new ArrayList<>();
  final List<Attendance> attendance = new ArrayList<>();
  final List<Evaluation> evaluations = new ArrayList<>();
  final List<Classification> classifications = new ArrayList<>();
  final List<FollowUp> followUps = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();

  private final Map<Table, SheetRef> sheets = new EnumMap<>(Table.class);
  private final Map<Table, Set<String>> keys = new EnumMap<>(Table.class);
  private int row = 1;

  Draft(String file) {
    for (Table table : Table.values()) {
      sheets.put(table, new SheetRef(file, table.english(), Map.of()));
      keys.put(table, new HashSet<>());
    }
  }

  Source next(Table table) {
    return new Source(sheets.get(table), ++row);
  }

  /** Adds the record unless its key is taken. */
  <T extends Submitted> void add(List<T> list, T submitted) {
    if (keys.get(submitted.table()).add(submitted.key())) {
      list.add(submitted);
    }
  }

  void addAll(Records records) {
    units.addAll(records.units());
    members.addAll(records.members());
    introductions.addAll(records.introductions());
    groups.addAll(records.groups());
    meetings.addAll(records.meetings());
    attendance.addAll(records.attendance());
    evaluations.addAll(records.evaluations());
    classifications.addAll(records.classifications());
    followUps.addAll(records.followUps());
    exchanges.addAll(records.exchanges());
  }

  Records records() {
    return new Records(
        units,
        members,
        introductions,
        groups,
        meetings,
        attendance,
        evaluations,
        classifications,
        followUps,
        exchanges);
  }
}
