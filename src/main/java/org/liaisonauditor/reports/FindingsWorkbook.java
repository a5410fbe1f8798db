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
import org.liaisonauditor.answers.AnswerSheet;
import org.liaisonauditor.answers.UnitAnswers;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Seen;
import org.liaisonauditor.workbook.TableWorkbook;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Day;
import org.liaisonauditor.workbook.TableWorkbook.Link;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/** The findings for people: {@code findings.xlsx}, one sheet a unit kind, and a summary. */
final class FindingsWorkbook {

  private static final int SHORT_HASH = 12;

  /** Excel takes 65,530 links on a sheet, and calls a file with more of them damaged. */
  private static final int MOST_LINKS = 60_000;

  private final AuditResult result;
  private final LifeWording lives;
  private final AcceptedWording accepted;
  private final Wording wording;
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, Integer> summaryRows = new HashMap<>();

  private FindingsWorkbook(AuditResult result, Lives lives, Accepted accepted, Wording wording) {
    this.result = result;
    this.accepted = new AcceptedWording(result, accepted, wording);
    this.lives = new LifeWording(result, lives, wording);
    this.wording = wording;
    result.pack().rules().forEach(rule -> titles.put(rule.code(), wording.of(rule.title())));
  }

  static void write(AuditResult result, Lives lives, Accepted accepted, Wording wording, Path file)
      throws IOException {
    FindingsWorkbook workbook = new FindingsWorkbook(result, lives, accepted, wording);
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
    Sheet summary = summary(byKind);
    sheets.add(summary);
    byKind.forEach((label, findings) -> sheets.add(findings(label, findings)));
    if (lives.compared()) {
      sheets.add(notFound());
    }
    if (!accepted.accepted().isEmpty()) {
      sheets.add(new AcceptedSheet(result, accepted, wording).sheet());
    }
    sheets.add(answers());
    return sheets;
  }

  /** Where findings are answered; the file can be sent back as it is. */
  private Sheet answers() {
    return new AnswerSheet(UnitAnswers.nameOf(result), wording.language())
        .of(
            "",
            result.findings().stream()
                .sorted(FindingsCsv.ORDER)
                .map(finding -> UnitAnswers.of(finding, result, null))
                .toList());
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
    List<Column> columns = new ArrayList<>();
    columns.addAll(
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
            column(Label.COLUMN_FINGERPRINT, 20)));
    if (lives.lives() != null) {
      columns.addAll(lifeColumns(LifeLabel.COLUMN_FIRST_DAY));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      List<Cell> row = new ArrayList<>();
      row.addAll(
          List.of(
              plain(finding.unit()),
              plain(result.units().name(finding.unit())),
              new Words(wording.of(finding.severity().title()), tone(finding.severity())),
              back(finding.rule(), rows.size()),
              plain(finding.subject()),
              plain(wording.of(finding.message())),
              plain(finding.occasion()),
              plain(EvidenceLine.of(finding.evidence(), wording)),
              plain(finding.rule()),
              plain(version(finding)),
              plain(finding.fingerprint())));
      if (lives.lives() != null) {
        Life life = lives.lives().find(finding.fingerprint()).orElseThrow();
        row.addAll(life(life, life.first()));
      }
      rows.add(row);
    }
    return new Sheet(wording.of(name), List.of(), columns, rows, true);
  }

  /** The title of a rule, which leads to its row of the summary. */
  private Cell back(String rule, int row) {
    String title = titles.getOrDefault(rule, rule);
    Integer there = summaryRows.get(rule);
    return there == null || row >= MOST_LINKS
        ? plain(title)
        : new Link(title, wording.of(Label.SHEET_SUMMARY), there);
  }

  /** The title of a rule, which leads to the first row of its findings. */
  private Cell toRows(String rule, Map<Label, List<Finding>> byKind) {
    String title = titles.getOrDefault(rule, rule);
    for (Map.Entry<Label, List<Finding>> sheet : byKind.entrySet()) {
      for (int row = 0; row < sheet.getValue().size(); row++) {
        if (sheet.getValue().get(row).rule().equals(rule)) {
          return new Link(title, wording.of(sheet.getKey()), row);
        }
      }
    }
    return plain(title);
  }

  private List<Column> lifeColumns(LifeLabel last) {
    return List.of(
        new Column(wording.of(LifeLabel.COLUMN_STATE), 16),
        new Column(wording.of(LifeLabel.COLUMN_SINCE_DAY), 12),
        new Column(wording.of(LifeLabel.COLUMN_DAYS_OPEN), 9),
        new Column(wording.of(last), 12));
  }

  private List<Cell> life(Life life, Seen other) {
    Seen since = life.occurrence().since();
    return List.of(
        plain(lives.word(life.state())),
        new Day(since.asOf(), Tone.DATE),
        new Count(since.daysUntil(lives.lives().audit().asOf()), Tone.PLAIN),
        new Day(other.asOf(), Tone.DATE));
  }

  /** What the audit before had open and this one has not found. */
  private Sheet notFound() {
    List<Column> columns = new ArrayList<>();
    columns.addAll(
        List.of(
            column(Label.COLUMN_UNIT_CODE, 11),
            column(Label.COLUMN_UNIT, 28),
            column(Label.COLUMN_SEVERITY, 11),
            column(Label.COLUMN_RULE, 26),
            column(Label.COLUMN_SUBJECT, 20),
            column(Label.COLUMN_MESSAGE, 70),
            column(Label.COLUMN_OCCASION, 22),
            column(Label.COLUMN_RULE_CODE, 24),
            column(Label.COLUMN_FINGERPRINT, 20)));
    columns.addAll(lifeColumns(LifeLabel.COLUMN_LAST_DAY));
    columns.add(column(Label.COLUMN_REASON, 40));
    List<List<Cell>> rows = new ArrayList<>();
    for (Life life : lives.lives().in(Life.State.GONE, Life.State.NOT_JUDGED)) {
      List<Cell> row = new ArrayList<>();
      row.addAll(
          List.of(
              plain(life.unit()),
              plain(result.units().name(life.unit())),
              new Words(wording.of(life.severity().title()), tone(life.severity())),
              plain(titles.getOrDefault(life.rule(), life.rule())),
              plain(life.subject()),
              plain(wording.of(life.message())),
              plain(life.occasion()),
              plain(life.rule()),
              plain(life.fingerprint())));
      row.addAll(life(life, life.occurrence().last()));
      row.add(plain(life.why() == null ? "" : wording.of(life.why())));
      rows.add(row);
    }
    return new Sheet(wording.of(LifeLabel.SHEET_GONE), List.of(), columns, rows, true);
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
            rule -> {
              summaryRows.put(rule.getKey(), rows.size());
              rows.add(counts(toRows(rule.getKey(), byKind), rule.getValue(), Tone.PLAIN));
            });
    rows.add(List.of());
    rows.add(header(Label.COLUMN_WARD));
    figures.wards().forEach(ward -> rows.add(counts(plain(ward.name()), ward.tally(), Tone.PLAIN)));
    return new Sheet(wording.of(Label.SHEET_SUMMARY), preface(), columns, rows, false);
  }

  private List<String> preface() {
    List<String> preface = new ArrayList<>(about());
    preface.addAll(accepted.summary(false));
    preface.addAll(lives.summary());
    if (wording.definition().hasLives()) {
      preface.add(lives.rules());
    }
    return preface;
  }

  private List<String> about() {
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
