package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.workbook.TableWorkbook;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Link;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/** The findings for people: {@code findings.xlsx}, one sheet a unit kind, and a summary. */
final class FindingsWorkbook {

  private static final int SHORT_HASH = 12;

  private final AuditResult result;
  private final Wording wording;
  private final Map<String, String> titles = new HashMap<>();

  private FindingsWorkbook(AuditResult result, Wording wording) {
    this.result = result;
    this.wording = wording;
    result.pack().rules().forEach(rule -> titles.put(rule.code(), wording.of(rule.title())));
  }

  static void write(AuditResult result, Wording wording, Path file) throws IOException {
    FindingsWorkbook workbook = new FindingsWorkbook(result, wording);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      TableWorkbook.write(workbook.sheets(), out);
    }
  }

  private List<Sheet> sheets() {
    Map<Label, List<Finding>> byKind = new LinkedHashMap<>();
    byKind.put(Label.SHEET_RESIDENCE_BRANCH, new ArrayList<>());
    byKind.put(Label.SHEET_WORKPLACE, new ArrayList<>());
    result.findings().stream()
        .sorted(FindingsCsv.ORDER)
        .forEach(
            finding ->
                byKind.computeIfAbsent(sheet(finding), any -> new ArrayList<>()).add(finding));
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(summary(byKind));
    byKind.forEach((label, findings) -> sheets.add(findings(label, findings)));
    return sheets;
  }

  private Label sheet(Finding finding) {
    UnitKind kind = result.units().find(finding.unit()).map(Unit::kind).orElse(null);
    return switch (kind) {
      case CITY -> Label.SHEET_CITY;
      case WARD -> Label.SHEET_WARD;
      case RESIDENCE_BRANCH -> Label.SHEET_RESIDENCE_BRANCH;
      case WORKPLACE -> Label.SHEET_WORKPLACE;
      case null -> Label.SHEET_OTHER;
    };
  }

  private Sheet findings(Label name, List<Finding> findings) {
    List<Column> columns =
        List.of(
            column(Label.COLUMN_UNIT_CODE, 11),
            column(Label.COLUMN_UNIT, 28),
            column(Label.COLUMN_SEVERITY, 11),
            column(Label.COLUMN_RULE, 26),
            column(Label.COLUMN_SUBJECT, 20),
            column(Label.COLUMN_MESSAGE, 70),
            column(Label.COLUMN_OCCASION, 22),
            column(Label.COLUMN_EVIDENCE, 48),
            column(Label.COLUMN_RULE_CODE, 24),
            column(Label.COLUMN_VERSION, 10),
            column(Label.COLUMN_FINGERPRINT, 20));
    List<List<Cell>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          List.of(
              plain(finding.unit()),
              plain(result.units().name(finding.unit())),
              new Words(wording.of(finding.severity().title()), tone(finding.severity())),
              plain(titles.getOrDefault(finding.rule(), finding.rule())),
              plain(finding.subject()),
              plain(wording.of(finding.message())),
              plain(finding.occasion()),
              plain(EvidenceLine.of(finding.evidence(), wording)),
              plain(finding.rule()),
              plain(version(finding)),
              plain(finding.fingerprint())));
    }
    return new Sheet(wording.of(name), List.of(), columns, rows, true);
  }

  /** The published version of the rule; where there is none, the start of its hash. */
  private String version(Finding finding) {
    Integer since = result.version() == null ? null : result.version().since().get(finding.rule());
    return since == null
        ? finding.ruleHash().substring(0, Math.min(SHORT_HASH, finding.ruleHash().length()))
        : since.toString();
  }

  private Sheet summary(Map<Label, List<Finding>> byKind) {
    List<Column> columns =
        List.of(
            column(Label.COLUMN_UNIT, 34),
            column(Label.COLUMN_TOTAL, 12),
            column(Label.COLUMN_HIGH, 12),
            column(Label.COLUMN_MEDIUM, 12),
            column(Label.COLUMN_LOW, 12));
    List<List<Cell>> rows = new ArrayList<>();
    byKind.forEach(
        (label, findings) -> {
          Tally tally = new Tally();
          findings.forEach(finding -> tally.add(finding.severity()));
          rows.add(counts(new Link(wording.of(label), wording.of(label)), tally, Tone.PLAIN));
        });
    ReportFigures figures = new ReportFigures(result, wording.of(Label.NO_WARD));
    rows.add(counts(new Words(wording.of(Label.ALL_ROW), Tone.HEADER), figures.all(), Tone.HEADER));
    rows.add(List.of());
    rows.add(header(Label.COLUMN_RULE));
    figures
        .rulesByNumber()
        .forEach(
            rule ->
                rows.add(
                    counts(
                        plain(titles.getOrDefault(rule.getKey(), rule.getKey())),
                        rule.getValue(),
                        Tone.PLAIN)));
    rows.add(List.of());
    rows.add(header(Label.COLUMN_WARD));
    figures.wards().forEach(ward -> rows.add(counts(plain(ward.name()), ward.tally(), Tone.PLAIN)));
    return new Sheet(wording.of(Label.SHEET_SUMMARY), preface(), columns, rows, false);
  }

  private List<String> preface() {
    return List.of(
        wording.fill(
            wording.of(wording.letterhead().documentType())
                + ": "
                + wording.of(wording.letterhead().subject()),
            "from",
            wording.date(result.context().from()),
            "to",
            wording.date(result.context().to())),
        wording.of(Label.SUMMARY_HEARING));
  }

  private List<Cell> header(Label first) {
    return List.of(
        new Words(wording.of(first), Tone.HEADER),
        new Words(wording.of(Label.COLUMN_TOTAL), Tone.HEADER),
        new Words(wording.of(Label.COLUMN_HIGH), Tone.HEADER),
        new Words(wording.of(Label.COLUMN_MEDIUM), Tone.HEADER),
        new Words(wording.of(Label.COLUMN_LOW), Tone.HEADER));
  }

  private static List<Cell> counts(Cell name, Tally tally, Tone tone) {
    return List.of(
        name,
        new Count(tally.total(), tone),
        new Count(tally.high(), tone == Tone.PLAIN ? Tone.RED : tone),
        new Count(tally.medium(), tone == Tone.PLAIN ? Tone.AMBER : tone),
        new Count(tally.low(), tone == Tone.PLAIN ? Tone.GREY : tone));
  }

  private static Words plain(String text) {
    return new Words(text, Tone.PLAIN);
  }

  private Column column(Label title, int width) {
    return new Column(wording.of(title), width);
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case HIGH -> Tone.RED;
      case MEDIUM -> Tone.AMBER;
      case LOW -> Tone.GREY;
    };
  }
}
