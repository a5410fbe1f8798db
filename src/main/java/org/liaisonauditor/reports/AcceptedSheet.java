package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Day;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/**
 * The sheet of accepted gaps: a row for each gap and exception, and one for each exception without
 * any. It is no sheet to answer in.
 */
final class AcceptedSheet {

  private final AuditResult result;
  private final AcceptedWording accepted;
  private final Wording wording;
  private final Map<String, String> titles = new HashMap<>();

  AcceptedSheet(AuditResult result, AcceptedWording accepted, Wording wording) {
    this.result = result;
    this.accepted = accepted;
    this.wording = wording;
    for (Rule rule : result.pack().rules()) {
      titles.put(rule.code(), wording.of(rule.title()));
    }
  }

  Sheet sheet() {
    List<Column> columns =
        List.of(
            column(AcceptedLabel.COLUMN_NUMBER, 7),
            column(AcceptedLabel.COLUMN_OUTCOME, 30),
            column(AcceptedLabel.COLUMN_ABOUT, 30),
            column(AcceptedLabel.COLUMN_REASON, 40),
            column(AcceptedLabel.COLUMN_AUTHOR, 22),
            column(AcceptedLabel.COLUMN_APPROVER, 22),
            column(AcceptedLabel.COLUMN_FROM, 12),
            column(AcceptedLabel.COLUMN_UNTIL, 12),
            new Column(wording.of(Label.COLUMN_UNIT_CODE), 11),
            new Column(wording.of(Label.COLUMN_UNIT), 28),
            new Column(wording.of(Label.COLUMN_SEVERITY), 11),
            new Column(wording.of(Label.COLUMN_RULE), 26),
            new Column(wording.of(Label.COLUMN_SUBJECT), 20),
            new Column(wording.of(Label.COLUMN_MESSAGE), 70),
            new Column(wording.of(Label.COLUMN_OCCASION), 22),
            new Column(wording.of(Label.COLUMN_FINGERPRINT), 20));
    List<List<Cell>> rows = new ArrayList<>();
    for (Accepted.Outcome outcome : accepted.accepted().outcomes()) {
      List<Finding> findings = findings(outcome);
      if (findings.isEmpty()) {
        rows.add(row(outcome, null));
      }
      findings.forEach(finding -> rows.add(row(outcome, finding)));
    }
    return new Sheet(accepted.of(AcceptedLabel.SHEET), List.of(), columns, rows, true);
  }

  private List<Finding> findings(Accepted.Outcome outcome) {
    long number = outcome.gap().number();
    return Stream.concat(
            accepted.accepted().covered().stream()
                .filter(covered -> covered.exceptions().contains(number))
                .map(Accepted.Covered::finding),
            accepted.accepted().back().stream()
                .filter(back -> back.noted().gap().number() == number)
                .map(Accepted.Back::finding))
        .sorted(FindingsCsv.ORDER)
        .toList();
  }

  private List<Cell> row(Accepted.Outcome outcome, Finding finding) {
    AcceptedGap gap = outcome.gap();
    boolean covers = outcome.state() == Accepted.State.COVERS;
    String rule = titles.getOrDefault(gap.matched().rule(), gap.matched().rule());
    List<Cell> row = new ArrayList<>();
    row.add(new Count((int) gap.number(), Tone.PLAIN));
    row.add(
        new Words(String.join("; ", accepted.outcome(outcome)), covers ? Tone.PLAIN : Tone.AMBER));
    row.add(
        plain(
            String.join(
                "; ", Stream.concat(Stream.of(rule), accepted.about(gap).stream()).toList())));
    row.add(plain(gap.proposed().why()));
    row.add(plain(gap.proposed().by()));
    row.add(plain(gap.approved().by()));
    row.add(day(gap.from()));
    row.add(day(gap.until()));
    if (finding != null) {
      row.add(plain(finding.unit()));
      row.add(plain(result.units().name(finding.unit())));
      row.add(plain(wording.of(finding.severity().title())));
      row.add(plain(titles.getOrDefault(finding.rule(), finding.rule())));
      row.add(plain(finding.subject()));
      row.add(plain(wording.of(finding.message())));
      row.add(plain(finding.occasion()));
      row.add(plain(finding.fingerprint()));
    }
    return row;
  }

  private Column column(AcceptedLabel label, int width) {
    return new Column(accepted.of(label), width);
  }

  private static Cell day(LocalDate day) {
    return new Day(day, Tone.DATE);
  }

  private static Cell plain(String text) {
    return new Words(text, Tone.PLAIN);
  }
}
