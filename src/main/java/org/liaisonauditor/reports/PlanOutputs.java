package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.ranking.FunnelLimits;
import org.liaisonauditor.ranking.KindRanking;
import org.liaisonauditor.ranking.RankedUnit;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.ranking.UnrankedUnit;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.workbook.TableWorkbook;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Figure;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;
import org.liaisonauditor.yaml.Fault;

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

  private final KindReports kinds;
  private final String type;
  private final PlanWording wording;

  private PlanOutputs(ReportDefinition definition, Language language, String programVersion) {
    KindDefinition kind = definition.kinds().find(KindDefinition.PLAN).orElseThrow();
    this.kinds = new KindReports(definition, language, programVersion);
    this.type = definition.of(kind).letterhead().documentType().in(language);
    this.wording = new PlanWording(new Wording(definition, language));
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
    ReportDefinition definition = ReportDefinition.load(reports);
    if (definition.kinds().find(KindDefinition.PLAN).isEmpty()) {
      throw new DefinitionException(
          List.of(
              new Fault(
                  KindFile.FOLDER + "/" + KindDefinition.PLAN + ".yaml",
                  0,
                  0,
                  "there is no such file in " + reports + ", and the plan is drawn by it")));
    }
    return new PlanOutputs(definition, language, programVersion);
  }

  /**
   * Ranks the units of an audit as the definition says.
   *
   * @param top how many units of a kind are named; null = as the definition says
   */
  public Ranking rank(AuditScope audit, Integer top) {
    return kinds.plan(audit, top).ranking();
  }

  /**
   * Writes the three files; the same inputs give the same bytes.
   *
   * @param folder an existing folder
   */
  public void write(AuditScope audit, Ranking ranking, Path folder) throws IOException {
    InspectionPlan plan = new InspectionPlan(audit.result(), ranking);
    PlanCsv.write(plan, wording, folder.resolve(CSV));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(XLSX)))) {
      TableWorkbook.write(sheets(audit.result(), ranking), out);
    }
    kinds.writePlan(audit, plan, folder.resolve(PDF));
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
              List.of(type + ": " + wording.of(kind.kind()), wording.of(PlanLabel.SCREENING)),
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
