package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.reports.ReportFigures.UnitFindings;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Rule;

/** The annex: by what the audit judged, on what it rests, and where each unit stands. */
final class AnnexChapters {

  private static final int SHORT_HASH = 12;

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;
  private final Wording wording;
  private final Regulation regulation;

  AnnexChapters(Report report, PageFlow flow, Outline outline) {
    this.report = report;
    this.flow = flow;
    this.outline = outline;
    this.wording = report.wording();
    this.regulation = report.result().pack().regulation();
  }

  /** The rules. */
  void rules() {
    outline.chapter(wording.of(Label.CHAPTER_RULES), "rules");
    flow.paragraph(wording.of(regulation.title()), flow.styles().section, 0, 4);
    flow.paragraph(
        wording.of(
            Label.PROGRAM,
            "version",
            report.version(),
            "regulation",
            regulation.code(),
            "hash",
            report.result().pack().hash()),
        flow.styles().note,
        0,
        6);
    if (report.result().version() != null) {
      flow.paragraph(
          wording.of(
              Label.RULES_PUBLISHED,
              "regulation",
              regulation.code(),
              "number",
              report.result().version().number()),
          flow.styles().note,
          0,
          6);
    }
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_RULE), 45, Align.LEFT),
                new Column(wording.of(Label.COLUMN_SEVERITY), 13, Align.LEFT),
                new Column(wording.of(Label.COLUMN_CLAUSE), 28, Align.LEFT),
                new Column(wording.of(Label.COLUMN_VERSION), 14, Align.LEFT)));
    table.begin(40);
    Styles styles = flow.styles();
    for (Rule rule : report.result().pack().rules()) {
      boolean finding = rule.kind() == Rule.Kind.FINDING;
      String severity = finding ? wording.of(rule.severity().title()) : wording.of(Label.NO_RULE);
      table.add(
          table.lay(
              List.of(
                  List.of(
                      Part.of(wording.of(rule.title()), styles.cellBold),
                      Part.of(rule.code(), styles.small),
                      Part.of(wording.of(rule.summary()), styles.cell)),
                  List.of(Part.of(severity, styles.cell)),
                  rule.clauses().stream().map(id -> Part.of(reference(id), styles.cell)).toList(),
                  version(rule))));
    }
    table.end(10);
  }

  private List<Part> version(Rule rule) {
    Styles styles = flow.styles();
    Integer since = report.ruleVersion(rule.code());
    Part hash = Part.of(shortened(rule.hash()), styles.small);
    return since == null ? List.of(hash) : List.of(Part.of(since.toString(), styles.cell), hash);
  }

  private String reference(String clause) {
    return regulation.clauses().stream()
        .filter(one -> one.id().equals(clause))
        .map(one -> wording.of(one.reference()))
        .findFirst()
        .orElse(clause);
  }

  /** The parameters in force. */
  void parameters() {
    outline.chapter(wording.of(Label.CHAPTER_PARAMETERS), "parameters");
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_PARAMETER), 40, Align.LEFT),
                new Column(wording.of(Label.COLUMN_VALUE), 16, Align.LEFT),
                new Column(wording.of(Label.COLUMN_SINCE), 15, Align.LEFT),
                new Column(wording.of(Label.COLUMN_SOURCE), 29, Align.LEFT)));
    table.begin(40);
    Styles styles = flow.styles();
    Parameters used = report.result().context().parameters();
    for (String name : used.names()) {
      Regulation.ParameterInfo info = regulation.parameters().get(name);
      boolean changed =
          info == null || !used.dated(name).equals(report.result().pack().parameters().dated(name));
      for (Map.Entry<LocalDate, Object> dated : used.dated(name).entrySet()) {
        String since = wording.since(dated.getKey());
        String source =
            changed ? wording.of(Label.SET_FOR_THIS_AUDIT) : source(info, dated.getKey());
        String meaning = info == null ? "" : wording.of(info.meaning());
        table.add(
            table.lay(
                List.of(
                    List.of(Part.of(name, styles.cellBold), Part.of(meaning, styles.cell)),
                    List.of(Part.of(value(dated.getValue(), info), styles.cell)),
                    List.of(Part.of(since, styles.cell)),
                    List.of(Part.of(source, styles.cell)))));
      }
    }
    table.end(10);
  }

  private String value(Object value, Regulation.ParameterInfo info) {
    return wording.value(value, info == null ? "" : info.unit(), regulation.ratingScale());
  }

  private String source(Regulation.ParameterInfo info, LocalDate day) {
    return info.values().stream()
        .filter(value -> (value.from() == null ? LocalDate.MIN : value.from()).equals(day))
        .map(value -> wording.of(value.source()))
        .findFirst()
        .orElse("");
  }

  /** The clauses and the rules that watch them. */
  void clauses() {
    outline.chapter(wording.of(Label.CHAPTER_CLAUSES), "clauses");
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_CLAUSE), 52, Align.LEFT),
                new Column(wording.of(Label.COLUMN_STATUS), 20, Align.LEFT),
                new Column(wording.of(Label.COLUMN_WATCHING_RULES), 28, Align.LEFT)));
    table.begin(40);
    Styles styles = flow.styles();
    for (Regulation.Clause clause : regulation.clauses()) {
      List<Part> rules =
          clause.rules().isEmpty()
              ? List.of(Part.of(wording.of(Label.NO_RULE), styles.cell))
              : clause.rules().stream()
                  .map(rule -> Part.of(report.ruleTitle(rule), styles.cell))
                  .toList();
      table.add(
          table.lay(
              List.of(
                  List.of(
                      Part.of(wording.of(clause.reference()), styles.cellBold),
                      Part.of(wording.of(clause.text()), styles.cell)),
                  List.of(Part.of(wording.status(clause.status()), styles.cell)),
                  rules)));
    }
    table.end(10);
  }

  /** The files with their hashes. */
  void inputs() {
    outline.chapter(wording.of(Label.CHAPTER_INPUTS), "inputs");
    FlowTable table =
        FlowTable.dense(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_FILE), 35, Align.LEFT),
                new Column(wording.of(Label.COLUMN_ROWS), 11, Align.RIGHT),
                new Column(wording.of(Label.COLUMN_HASH), 54, Align.LEFT)));
    table.begin(20);
    Styles styles = flow.styles();
    Style hash = new Style(styles.regular, 7.2f, 11, Tint.GREY);
    for (SubmittedFile file : report.input().files()) {
      table.add(
          table.lay(
              List.of(
                  List.of(Part.of(file.path(), styles.cell)),
                  List.of(Part.of(wording.number(file.rows()), styles.cell)),
                  List.of(Part.of(file.sha256(), hash)))));
    }
    table.end(10);
  }

  /** The units with findings, and on which page each begins. */
  void index() {
    outline.chapter(wording.of(Label.CHAPTER_INDEX), "index");
    List<UnitFindings> units = report.figures().units();
    if (units.isEmpty()) {
      flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
      return;
    }
    FlowTable table =
        FlowTable.dense(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_UNIT), 50, Align.LEFT),
                new Column(wording.of(Label.COLUMN_UNIT_CODE), 22, Align.LEFT),
                new Column(wording.of(Label.COLUMN_FINDINGS), 15, Align.RIGHT),
                new Column(wording.of(Label.COLUMN_PAGE), 13, Align.RIGHT)));
    table.begin(20);
    Style style = flow.styles().cell;
    for (UnitFindings unit : units) {
      String target = FindingChapters.target(unit);
      table.add(
          table.lay(
              List.of(
                  List.of(new Part(unit.name(), style, target)),
                  List.of(Part.of(unit.code(), style)),
                  List.of(Part.of(wording.number(unit.tally().total()), style)),
                  List.of(new Part(Integer.toString(outline.page(target)), style, target)))));
    }
    table.end(0);
  }

  private static String shortened(String hash) {
    return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
  }
}
