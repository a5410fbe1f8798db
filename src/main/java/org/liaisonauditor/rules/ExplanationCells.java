package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.facts.EvaluationYear;
import org.liaisonauditor.facts.Fact;

/**
 * Which cells of the submitted workbooks the value of an expression comes from. A field that has a
 * column's name stands in that column; what the facts reckon is fed by the columns told here.
 */
final class ExplanationCells {

  /**
   * A value of a record.
   *
   * @param column column of the data contract
   */
  record Cell(Submitted submitted, String column) {

    Object value() {
      return RecordColumns.value(submitted, column);
    }
  }

  private static final List<String> EXEMPT = List.of("exemption", "exempt_from", "exempt_to");
  private static final List<String> IN_SCOPE = List.of("admitted_on", "left_on");
  private static final List<String> STATUS = List.of("status");

  /** By reckoned field, the columns that feed it. */
  static final Map<String, List<String>> FED_BY =
      Map.ofEntries(
          Map.entry("obligationDay", List.of("admitted_on", "workplace_since", "residence_since")),
          Map.entry("inScopeOn", IN_SCOPE),
          Map.entry("exemptFromIntroductionOn", EXEMPT),
          Map.entry("exemptFromMeetingsOn", EXEMPT),
          Map.entry("exemptFromMeetings", EXEMPT),
          Map.entry("onRollOn", List.of("residence_since", "admitted_on", "left_on", "exemption")),
          Map.entry("owed", List.of("residence_since", "admitted_on", "left_on", "exemption")),
          Map.entry("covering", List.of("workplace_code", "residence_code", "issued_on")),
          Map.entry("own", List.of("residence_code")),
          Map.entry("byPresentWorkplace", List.of("workplace_code")),
          Map.entry("birthday", List.of("date_of_birth")),
          Map.entry("leaderInGroup", List.of("leader_code", "group_code")),
          Map.entry("remarks", List.of("remark")),
          Map.entry("copiedShare", List.of("remark")),
          Map.entry("adjustedPValue", List.of("rating")),
          Map.entry("held", List.of("held_on")),
          Map.entry("missed", STATUS),
          Map.entry("attended", STATUS),
          Map.entry("excused", STATUS),
          Map.entry("recorded", STATUS),
          Map.entry("everyMissed", STATUS),
          Map.entry("everyAttended", STATUS),
          Map.entry("noneAttended", STATUS),
          Map.entry("dayMissed", STATUS),
          Map.entry("represented", STATUS),
          Map.entry("neverTogether", STATUS),
          Map.entry("representativePresent", List.of("represented_by")));

  /** Fields that have another name than the column that they stand in. */
  private static final Map<String, List<String>> NAMED =
      Map.of(
          "name", List.of("full_name", "name"),
          "code", List.of("member_code", "meeting_code", "group_code", "unit_code"),
          "no", List.of("letter_no"),
          "member", List.of("member_code"),
          "branch", List.of("residence_code"));

  private ExplanationCells() {}

  /** The cells that an expression on a fact comes from, each once. */
  static List<Cell> of(
      ConditionTerm term, Fact fact, Map<String, ConditionMatcher.Origin> origins) {
    Set<Cell> cells = new LinkedHashSet<>();
    collect(term, fact, origins, cells);
    return List.copyOf(cells);
  }

  private static void collect(
      ConditionTerm term,
      Fact fact,
      Map<String, ConditionMatcher.Origin> origins,
      Set<Cell> cells) {
    if (term instanceof ConditionTerm.Name name) {
      ConditionMatcher.Origin origin = origins.get(name.name());
      if (!name.variable()) {
        cells.addAll(field(fact, name.name()));
      } else if (origin != null && origin.term() != null) {
        collect(origin.term(), origin.fact(), origins, cells);
      }
      return;
    }
    if (term instanceof ConditionTerm.Call call && call.scope() == null) {
      cells.addAll(field(fact, call.name()));
    }
    term.parts().forEach(part -> collect(part, fact, origins, cells));
  }

  private static List<Cell> field(Fact fact, String field) {
    List<Submitted> records = new ArrayList<>(fact.records());
    List<String> fed = FED_BY.get(field);
    if (fed == null) {
      return direct(fact, field, records);
    }
    if (fact instanceof EvaluationYear year) {
      records.addAll(year.attendance());
    }
    List<Cell> cells = new ArrayList<>();
    for (Submitted submitted : records) {
      for (String column : submitted.table().columns()) {
        if (fed.contains(column)) {
          cells.add(new Cell(submitted, column));
        }
      }
    }
    // Of several days the latest counts: where one is the very value, the others do not matter.
    Object value = value(fact, field);
    List<Cell> same =
        cells.stream().filter(cell -> value != null && value.equals(cell.value())).toList();
    return value instanceof LocalDate && !same.isEmpty() ? same : cells;
  }

  private static List<Cell> direct(Fact fact, String field, List<Submitted> records) {
    Object value = value(fact, field);
    List<Cell> cells = new ArrayList<>();
    for (Submitted submitted : records) {
      for (String column : submitted.table().columns()) {
        boolean named =
            RecordColumns.part(submitted.table(), column).equals(field)
                || NAMED.getOrDefault(field, List.of()).contains(column);
        Object there = named ? RecordColumns.value(submitted, column) : null;
        // A later received date reads as blank: then the cell holds a day, and is still the one.
        if (named
            && (value == null || there != null && there.toString().equals(value.toString()))) {
          cells.add(new Cell(submitted, column));
        }
      }
    }
    return cells;
  }

  private static Object value(Fact fact, String field) {
    return ConditionValues.field(fact.getClass(), field).isPresent()
        ? new ConditionValues(fact, Map.of()).of(new ConditionTerm.Name(field))
        : null;
  }
}
