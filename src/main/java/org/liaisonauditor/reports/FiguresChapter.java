package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.reports.ReportFigures.UnitFindings;
import org.liaisonauditor.reports.ReportFigures.WardFindings;

/** The figures: by rule and severity, as a chart, by ward, and the units with most findings. */
final class FiguresChapter {

  private static final int MOST = 10;

  /** A table of up to this height begins where it ends on the same page. */
  private static final float MOST_KEPT = 260;

  /** Room of the chapter's heading and that of its first section. */
  private static final float HEADINGS = 70;

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;
  private final Wording wording;

  FiguresChapter(Report report, PageFlow flow, Outline outline) {
    this.report = report;
    this.flow = flow;
    this.outline = outline;
    this.wording = report.wording();
  }

  /**
   * Draws it.
   *
   * @param parts which of its parts, by the names that definitions have for them
   */
  void draw(Set<String> parts) {
    // The first table is not torn where it is short.
    float table = Math.min(MOST_KEPT, 20 + 16f * (report.figures().rulesByNumber().size() + 1));
    outline.chapter(wording.of(Label.CHAPTER_FIGURES), "figures", HEADINGS + table);
    if (parts.contains("by-rule")) {
      byRule(table);
    }
    if (parts.contains("chart")) {
      new BarChart(report, flow, outline).draw();
    }
    if (parts.contains("by-ward")) {
      byWard();
    }
    if (parts.contains("top-branches")) {
      most(Label.SECTION_TOP_BRANCHES, Label.COLUMN_BRANCH, UnitKind.RESIDENCE_BRANCH);
    }
    if (parts.contains("top-workplaces")) {
      most(Label.SECTION_TOP_WORKPLACES, Label.COLUMN_WORKPLACE, UnitKind.WORKPLACE);
    }
  }

  private void byRule(float keep) {
    outline.section(wording.of(Label.SECTION_BY_RULE), keep);
    FlowTable table = counts(Label.COLUMN_RULE);
    table.begin(20);
    for (Map.Entry<String, Tally> rule : report.figures().rulesByNumber()) {
      table.add(row(table, flow.styles().cell, report.ruleTitle(rule.getKey()), rule.getValue()));
    }
    table.add(
        row(table, flow.styles().cellBold, wording.of(Label.ALL_ROW), report.figures().all()));
    table.end(10);
  }

  private void byWard() {
    outline.section(wording.of(Label.SECTION_BY_WARD), 40);
    FlowTable table = counts(Label.COLUMN_WARD);
    table.begin(20);
    for (WardFindings ward : report.figures().wards()) {
      String target = FindingChapters.target(ward);
      table.add(row(table, flow.styles().cell, ward.name(), target, ward.tally()));
    }
    Tally workplaces = new Tally();
    report.figures().of(UnitKind.WORKPLACE).forEach(unit -> add(workplaces, unit));
    table.add(row(table, flow.styles().cell, wording.of(Label.WORKPLACES_ROW), workplaces));
    Tally others = new Tally();
    report.figures().others().forEach(unit -> add(others, unit));
    if (others.total() > 0) {
      table.add(row(table, flow.styles().cell, wording.of(Label.OTHERS_ROW), others));
    }
    table.add(
        row(table, flow.styles().cellBold, wording.of(Label.ALL_ROW), report.figures().all()));
    table.end(10);
  }

  private static void add(Tally tally, UnitFindings unit) {
    unit.findings().forEach(finding -> tally.add(finding.severity()));
  }

  private void most(Label title, Label column, UnitKind kind) {
    List<UnitFindings> units = report.figures().most(kind, MOST);
    float height = 20 + units.size() * 16f;
    outline.section(wording.of(title), height);
    if (units.isEmpty()) {
      flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
      return;
    }
    FlowTable table = counts(column);
    table.begin(20);
    for (UnitFindings unit : units) {
      String name = unit.name() + " (" + unit.code() + ")";
      table.add(row(table, flow.styles().cell, name, FindingChapters.target(unit), unit.tally()));
    }
    table.end(10);
  }

  private FlowTable counts(Label first) {
    return FlowTable.dense(
            flow,
            List.of(
                new Column(wording.of(first), 58, Align.LEFT),
                new Column(wording.of(Label.COLUMN_HIGH), 10, Align.RIGHT),
                new Column(wording.of(Label.COLUMN_MEDIUM), 11, Align.RIGHT),
                new Column(wording.of(Label.COLUMN_LOW), 10, Align.RIGHT),
                new Column(wording.of(Label.COLUMN_TOTAL), 11, Align.RIGHT)))
        .namedRows();
  }

  private FlowTable.Row row(FlowTable table, Style style, String name, Tally tally) {
    return row(table, style, name, null, tally);
  }

  private FlowTable.Row row(FlowTable table, Style style, String name, String target, Tally tally) {
    List<List<Part>> cells = new ArrayList<>();
    cells.add(List.of(new Part(name, style, target)));
    for (int number : new int[] {tally.high(), tally.medium(), tally.low(), tally.total()}) {
      cells.add(List.of(new Part(wording.number(number), style, null)));
    }
    return table.lay(cells);
  }
}
