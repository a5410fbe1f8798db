package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.Upcoming;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.workbook.TableWorkbook;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Day;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/** What is due soon for people: {@code upcoming.xlsx}, a summary by unit and the list. */
final class UpcomingWorkbook {

  private final Upcoming upcoming;
  private final UpcomingWording wording;

  private UpcomingWorkbook(Upcoming upcoming, UpcomingWording wording) {
    this.upcoming = upcoming;
    this.wording = wording;
  }

  static void write(Upcoming upcoming, UpcomingWording wording, Path file) throws IOException {
    UpcomingWorkbook workbook = new UpcomingWorkbook(upcoming, wording);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      TableWorkbook.write(List.of(workbook.summary(), workbook.list()), out);
    }
  }

  private Sheet summary() {
    List<String> preface = new ArrayList<>();
    preface.add(wording.of(UpcomingLabel.DOCUMENT_TYPE) + ": " + wording.subject(upcoming));
    preface.addAll(wording.summary(upcoming));
    List<Column> columns = new ArrayList<>();
    columns.add(column(Label.COLUMN_UNIT_CODE, 14));
    columns.add(column(Label.COLUMN_UNIT, 44));
    for (int span : upcoming.spans()) {
      columns.add(new Column(wording.of(UpcomingLabel.COLUMN_WITHIN, "days", span), 16));
    }
    List<List<Cell>> rows = new ArrayList<>();
    upcoming
        .byUnit()
        .forEach(
            (unit, items) ->
                rows.add(counts(plain(unit), plain(upcoming.units().name(unit)), items)));
    Cell all = new Words(wording.report().of(Label.ALL_ROW), Tone.HEADER);
    rows.add(counts(all, new Words("", Tone.HEADER), upcoming.items()));
    return new Sheet(wording.report().of(Label.SHEET_SUMMARY), preface, columns, rows, false);
  }

  private List<Cell> counts(Cell code, Cell name, List<Upcoming.Item> items) {
    List<Cell> cells = new ArrayList<>(List.of(code, name));
    Tone tone = ((Words) code).tone();
    for (int span : upcoming.spans()) {
      cells.add(new Count(upcoming.within(span, items), tone));
    }
    return cells;
  }

  private Sheet list() {
    List<Column> columns =
        List.of(
            column(UpcomingLabel.COLUMN_LAST_DAY, 13),
            column(UpcomingLabel.COLUMN_DAY, 13),
            column(UpcomingLabel.COLUMN_DAYS, 9),
            column(Label.COLUMN_SEVERITY, 11),
            column(Label.COLUMN_UNIT_CODE, 11),
            column(Label.COLUMN_UNIT, 28),
            column(Label.COLUMN_RULE, 26),
            column(Label.COLUMN_SUBJECT, 18),
            column(UpcomingLabel.COLUMN_REMEDY, 56),
            column(UpcomingLabel.COLUMN_SENTENCE, 64),
            column(Label.COLUMN_CLAUSE, 22),
            column(Label.COLUMN_OCCASION, 22),
            column(Label.COLUMN_EVIDENCE, 46),
            column(Label.COLUMN_RULE_CODE, 24),
            column(Label.COLUMN_FINGERPRINT, 20));
    return new Sheet(
        wording.of(UpcomingLabel.SHEET_LIST),
        List.of(),
        columns,
        upcoming.items().stream().map(this::row).toList(),
        true);
  }

  private List<Cell> row(Upcoming.Item item) {
    Finding finding = item.finding();
    return List.of(
        new Day(item.lastDay(), Tone.DAY),
        new Day(item.day(), Tone.DAY),
        new Count(upcoming.days(item), Tone.PLAIN),
        new Words(wording.of(finding.severity().title()), tone(finding.severity())),
        plain(finding.unit()),
        plain(upcoming.units().name(finding.unit())),
        plain(wording.title(upcoming, finding.rule())),
        plain(finding.subject()),
        plain(wording.remedy(upcoming, finding)),
        plain(wording.of(finding.message())),
        plain(wording.clauses(upcoming, finding)),
        plain(finding.occasion()),
        plain(EvidenceLine.of(finding.evidence(), wording.report())),
        plain(finding.rule()),
        plain(finding.fingerprint()));
  }

  private Column column(Label title, int width) {
    return new Column(wording.report().of(title), width);
  }

  private Column column(UpcomingLabel title, int width) {
    return new Column(wording.of(title), width);
  }

  private static Words plain(String text) {
    return new Words(text, Tone.PLAIN);
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case HIGH -> Tone.RED;
      case MEDIUM -> Tone.AMBER;
      case LOW -> Tone.GREY;
    };
  }
}
