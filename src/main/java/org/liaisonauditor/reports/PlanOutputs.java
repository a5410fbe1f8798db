package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.ranking.Exposure;
import org.liaisonauditor.ranking.FunnelLimits;
import org.liaisonauditor.ranking.KindRanking;
import org.liaisonauditor.ranking.RankedUnit;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.ranking.UnrankedUnit;
import org.liaisonauditor.workbook.TableWorkbook;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Figure;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;
import org.openpdf.text.ExceptionConverter;

/** All that an inspection plan gives; it holds units, and no names of persons. */
public final class PlanOutputs {

  /** The plan with reasons, plots and method. */
  public static final String PDF = "inspection-plan.pdf";

  /** All numbers, for programs. */
  public static final String CSV = "inspection-plan.csv";

  /** All numbers and reasons, for people. */
  public static final String XLSX = "inspection-plan.xlsx";

  /** The files that a plan writes. */
  public static final Set<String> FILES = Set.of(PDF, CSV, XLSX);

  private static final int ID_BYTES = 16;
  private static final List<String> HEADER =
      List.of(
          "kind",
          "place",
          "unit",
          "name",
          "members",
          "findings",
          "high",
          "medium",
          "low",
          "points",
          "expected",
          "ratio",
          "weighted_ratio",
          "shrunk",
          "lower",
          "upper",
          "among_top",
          "known",
          "limits",
          "could_not_run",
          "reasons");

  private final PlanWording wording;
  private final String programVersion;

  private PlanOutputs(PlanWording wording, String programVersion) {
    this.wording = wording;
    this.programVersion = programVersion;
  }

  /**
   * Outputs in one language.
   *
   * @param reports folder of the report definitions
   * @param programVersion version of this program
   * @throws DefinitionException with the faults of the definitions
   */
  public static PlanOutputs in(Language language, Path reports, String programVersion)
      throws IOException, DefinitionException {
    return new PlanOutputs(PlanWording.load(reports, language), programVersion);
  }

  /**
   * Ranks the units of an audit as the definition says.
   *
   * @param top how many units of a kind are named; null = as the definition says
   */
  public Ranking rank(AuditResult result, Exposure exposure, Integer top) {
    return Ranking.of(result, exposure, wording.weights(), top == null ? wording.named() : top);
  }

  /**
   * Writes the three files; the same inputs give the same bytes.
   *
   * @param input the submissions of the audit
   * @param folder an existing folder
   */
  public void write(AuditResult result, InputSummary input, Ranking ranking, Path folder)
      throws IOException {
    CsvTable.writeForPeople(folder.resolve(CSV), HEADER, rows(result, ranking));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(XLSX)))) {
      TableWorkbook.write(sheets(result, ranking), out);
    }
    pdf(result, input, ranking, folder.resolve(PDF));
  }

  /** The plan as lines of text: the units named, each with its first reason. */
  public List<String> lines(AuditResult result, Ranking ranking) {
    List<String> lines = new ArrayList<>();
    for (KindRanking kind : ranking.kinds()) {
      lines.addAll(wording.summary(kind));
      if (kind.findings() > 0 && kind.ranked().size() > 1) {
        kind.ranked().stream()
            .limit(kind.top())
            .forEach(
                unit ->
                    lines.add(
                        "  %d. %s (%s): %s"
                            .formatted(
                                unit.place(),
                                unit.name(),
                                unit.code(),
                                wording.reasons(unit, kind, result).getFirst())));
      }
    }
    lines.add(wording.of(PlanLabel.SCREENING));
    return lines;
  }

  private void pdf(AuditResult result, InputSummary input, Ranking ranking, Path file)
      throws IOException {
    Wording report = wording.report();
    Letterhead head = report.letterhead();
    String type = wording.of(PlanLabel.DOCUMENT_TYPE);
    String subject =
        wording.of(
            PlanLabel.SUBJECT,
            "from",
            report.date(result.context().from()),
            "to",
            report.date(result.context().to()));
    byte[] audit = AuditIdentity.of(result, null, Accepted.NONE, input, report, programVersion);
    int top = ranking.kinds().getFirst().top();
    byte[] identity =
        AuditIdentity.of(
            List.of(HexFormat.of().formatHex(audit), wording.hash(), "plan of " + top));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow = new PageFlow(out, head.margins(), new Styles(), report.of(head.draft()))) {
      flow.describe(
          type + " " + subject,
          report.of(head.issuingBody()),
          report.language().tag(),
          ReportPdf.date(result.context().asOf()),
          Arrays.copyOf(identity, ID_BYTES));
      flow.foot(DocumentFoot.of(report, type, DocumentFoot.rules(result), programVersion));
      LetterheadBlock block = new LetterheadBlock(flow, report, result.units());
      block.draw(null);
      block.title(type, List.of(subject));
      PlanSections sections = new PlanSections(result, ranking, wording, flow, new Outline(flow));
      sections.summary();
      ranking.kinds().forEach(sections::named);
      ranking.kinds().forEach(sections::funnel);
      sections.unranked();
      sections.method();
    } catch (ExceptionConverter failed) {
      throw ReportPdf.refusedByDisk(failed);
    }
  }

  private List<List<String>> rows(AuditResult result, Ranking ranking) {
    List<List<String>> rows = new ArrayList<>();
    for (KindRanking kind : ranking.kinds()) {
      for (RankedUnit unit : kind.ranked()) {
        rows.add(
            List.of(
                kind.kind().name(),
                Integer.toString(unit.place()),
                unit.code(),
                unit.name(),
                Integer.toString(unit.members()),
                Integer.toString(unit.findings()),
                Integer.toString(unit.high()),
                Integer.toString(unit.medium()),
                Integer.toString(unit.low()),
                Integer.toString(unit.weight()),
                PlanWording.plain(unit.expected()),
                PlanWording.plain(unit.ratio()),
                PlanWording.plain(unit.weightedRatio()),
                PlanWording.plain(unit.shrunk()),
                PlanWording.plain(unit.lower()),
                PlanWording.plain(unit.upper()),
                PlanWording.plain(unit.amongTop()),
                PlanWording.plain(unit.known()),
                unit.position().name(),
                String.join(" ", unit.couldNotRun()),
                String.join(" ", wording.reasons(unit, kind, result))));
      }
      for (UnrankedUnit unit : kind.unranked()) {
        List<String> row = new ArrayList<>();
        row.addAll(List.of(kind.kind().name(), "", unit.code(), unit.name(), ""));
        row.add(Integer.toString(unit.findings()));
        while (row.size() < HEADER.size() - 1) {
          row.add("");
        }
        row.add(wording.of(unit));
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Sheet> sheets(AuditResult result, Ranking ranking) {
    List<Sheet> sheets = new ArrayList<>();
    for (KindRanking kind : ranking.kinds()) {
      List<List<Cell>> rows = new ArrayList<>();
      for (RankedUnit unit : kind.ranked()) {
        rows.add(
            List.of(
                new Count(unit.place(), Tone.PLAIN),
                words(unit.code()),
                words(unit.name()),
                new Words(wording.of(unit.position()), tone(unit.position())),
                new Count(unit.members(), Tone.PLAIN),
                new Count(unit.findings(), Tone.PLAIN),
                new Count(unit.high(), Tone.PLAIN),
                figure(unit.expected()),
                figure(unit.ratio()),
                figure(unit.shrunk()),
                figure(unit.lower()),
                figure(unit.upper()),
                figure(unit.amongTop()),
                figure(unit.known()),
                words(String.join(" ", wording.reasons(unit, kind, result)))));
      }
      for (UnrankedUnit unit : kind.unranked()) {
        List<Cell> row = new ArrayList<>();
        row.add(words(""));
        row.addAll(List.of(words(unit.code()), words(unit.name()), words(""), words("")));
        row.add(new Count(unit.findings(), Tone.PLAIN));
        while (row.size() < 14) {
          row.add(words(""));
        }
        row.add(words(wording.of(unit)));
        rows.add(row);
      }
      sheets.add(
          new Sheet(
              wording.of(kind.kind()),
              List.of(
                  wording.of(PlanLabel.DOCUMENT_TYPE) + ": " + wording.of(kind.kind()),
                  wording.of(PlanLabel.SCREENING)),
              List.of(
                  column(PlanLabel.COLUMN_PLACE, 9),
                  column(PlanLabel.COLUMN_CODE, 11),
                  column(PlanLabel.COLUMN_UNIT, 30),
                  column(PlanLabel.COLUMN_POSITION, 14),
                  column(PlanLabel.COLUMN_MEMBERS, 11),
                  column(PlanLabel.COLUMN_FINDINGS, 10),
                  column(PlanLabel.COLUMN_HIGH, 10),
                  column(PlanLabel.COLUMN_EXPECTED, 11),
                  column(PlanLabel.COLUMN_RATIO, 9),
                  column(PlanLabel.COLUMN_SHRUNK, 12),
                  column(PlanLabel.COLUMN_LOWER, 9),
                  column(PlanLabel.COLUMN_UPPER, 9),
                  column(PlanLabel.COLUMN_TOP, 12),
                  column(PlanLabel.COLUMN_KNOWN, 12),
                  column(PlanLabel.COLUMN_REASONS, 80)),
              rows,
              true));
    }
    return sheets;
  }

  private static Tone tone(FunnelLimits.Position position) {
    return switch (position) {
      case ABOVE_OUTER -> Tone.RED;
      case ABOVE_INNER -> Tone.AMBER;
      case WITHIN, BELOW_INNER, BELOW_OUTER -> Tone.PLAIN;
    };
  }

  private Column column(PlanLabel title, int width) {
    return new Column(wording.of(title), width);
  }

  private static Words words(String text) {
    return new Words(text, Tone.PLAIN);
  }

  private static Figure figure(double value) {
    return new Figure(new BigDecimal(PlanWording.plain(value)), Tone.PLAIN);
  }
}
