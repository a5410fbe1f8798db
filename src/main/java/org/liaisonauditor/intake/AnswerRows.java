package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;

/** Reads the sheet in which findings are answered. Rows without an answer are passed over. */
final class AnswerRows extends SheetRows {

  private static final List<Column> COLUMNS =
      Arrays.stream(AnswerColumn.values()).map(AnswerColumn::column).toList();

  private static final Layout LAYOUT = layout();

  private final List<Answer> answers = new ArrayList<>();
  private final Map<AnswerColumn, String> letters = new EnumMap<>(AnswerColumn.class);
  private Place place;
  private int[] byColumn;
  private final Set<String> evidence = new TreeSet<>();
  private int filled;

  AnswerRows(Place sheet, Problems problems) {
    super(sheet, problems, new Values(problems), header());
  }

  private static Layout layout() {
    Map<String, Integer> byName = new HashMap<>();
    for (AnswerColumn column : AnswerColumn.values()) {
      byName.put(Names.fold(COLUMNS.get(column.ordinal()).name()), column.ordinal());
      byName.put(Names.fold(COLUMNS.get(column.ordinal()).vietnamese()), column.ordinal());
    }
    return new Layout(null, COLUMNS, Map.copyOf(byName), new int[0]);
  }

  /** What tells a row's finding must be there too: an answer to nothing is none. */
  private static Header header() {
    return new Header(
        LAYOUT,
        Arrays.stream(AnswerColumn.values())
            .filter(
                column ->
                    column.required()
                        || column == AnswerColumn.AUDIT
                        || column == AnswerColumn.FINGERPRINT)
            .map(column -> COLUMNS.get(column.ordinal()))
            .toList());
  }

  /** The answers, without those that have a fault of their own. */
  List<Answer> answers() {
    return answers;
  }

  /** How many rows are answered, faulty or not. */
  int filled() {
    return filled;
  }

  /** The evidence files that rows name, be they faulty or not. */
  Set<String> evidence() {
    return evidence;
  }

  @Override
  void header(int number, Header.Found found) {
    found.others().forEach(cell -> unknownColumn(cell, number));
    place = with(found.letters(LAYOUT));
    byColumn = found.byColumn();
    found
        .places()
        .forEach((column, at) -> letters.put(AnswerColumn.values()[at], Address.letters(column)));
  }

  @Override
  void data(int number, List<Cell> cells) {
    Map<AnswerColumn, Cell> row = new EnumMap<>(AnswerColumn.class);
    for (Cell cell : cells) {
      int at = cell.column() < byColumn.length ? byColumn[cell.column()] : -1;
      if (at >= 0 && holdsSomething(cell)) {
        row.put(AnswerColumn.values()[at], cell);
      }
    }
    if (row.keySet().stream().noneMatch(AnswerColumn::filledIn)) {
      return;
    }
    filled++;
    Map<AnswerColumn, Object> values = new EnumMap<>(AnswerColumn.class);
    row.forEach((column, cell) -> values.put(column, values(column, cell, number)));
    if (values.get(AnswerColumn.EVIDENCE) instanceof String names) {
      evidence.addAll(files(names));
    }
    boolean missing = false;
    for (AnswerColumn column : AnswerColumn.values()) {
      if (column.required() && !row.containsKey(column)) {
        missing = true;
        Column wanted = COLUMNS.get(column.ordinal());
        problems.addAt(
            ProblemKind.MISSING_VALUE,
            place,
            letters.get(column) + number,
            "",
            wanted.choices() == null ? "" : wanted.choices().allowed(),
            wanted.title(problems.messages().language()));
      }
    }
    if (!missing && !values.containsValue(Values.FAULT)) {
      answers.add(answer(number, values));
    }
  }

  private Object values(AnswerColumn column, Cell cell, int number) {
    return column.filledIn() || cell.kind() != Cell.Kind.DATE
        ? values.read(COLUMNS.get(column.ordinal()), cell, place, number)
        : Values.shown(cell);
  }

  private Answer answer(int number, Map<AnswerColumn, Object> values) {
    return new Answer(
        place.ref().sheet(),
        place.sheet(),
        number,
        letters,
        (String) values.get(AnswerColumn.AUDIT),
        (String) values.get(AnswerColumn.FINGERPRINT),
        (String) values.get(AnswerColumn.UNIT),
        (String) values.get(AnswerColumn.SEVERITY),
        (String) values.get(AnswerColumn.RULE),
        (String) values.get(AnswerColumn.SUBJECT),
        (String) values.get(AnswerColumn.MESSAGE),
        (CaseStep.Answer) values.get(AnswerColumn.KIND),
        (String) values.get(AnswerColumn.WORDS),
        (LocalDate) values.get(AnswerColumn.ON),
        (String) values.get(AnswerColumn.BY),
        files((String) values.get(AnswerColumn.EVIDENCE)));
  }

  /** The names in a cell: one a line, or with semicolons between. */
  private static List<String> files(String cell) {
    return cell == null
        ? List.of()
        : Arrays.stream(cell.split("[;\\n\\r]"))
            .map(Names::clean)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
  }
}
