package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.reports.FlowTable.Row;
import org.liaisonauditor.reports.ReportFigures.UnitFindings;
import org.liaisonauditor.reports.ReportFigures.WardFindings;

/** The findings by unit: branches by ward, then workplaces, then other organizations. */
final class FindingChapters {

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;
  private final Wording wording;
  private final KindWording words;

  /** The chapters; {@code words} may be null where no finding is one that is counted only. */
  FindingChapters(Report report, KindWording words, PageFlow flow, Outline outline) {
    this.report = report;
    this.words = words;
    this.flow = flow;
    this.outline = outline;
    this.wording = report.wording();
  }

  /** The lines that the table of contents has for these chapters. */
  List<Outline.Entry> entries() {
    List<Outline.Entry> entries = new ArrayList<>();
    entries.add(new Outline.Entry(0, wording.of(Label.CHAPTER_BRANCHES), "branches"));
    for (WardFindings ward : report.figures().wards()) {
      entries.add(new Outline.Entry(1, ward.name(), target(ward)));
    }
    entries.add(new Outline.Entry(0, wording.of(Label.CHAPTER_WORKPLACES), "workplaces"));
    if (!report.figures().others().isEmpty()) {
      entries.add(new Outline.Entry(0, wording.of(Label.CHAPTER_OTHERS), "others"));
    }
    return entries;
  }

  void draw() {
    chapter(Label.CHAPTER_BRANCHES, "branches");
    for (WardFindings ward : report.figures().wards()) {
      FlowTable table = table();
      outline.section(ward.name(), target(ward), 90);
      units(table, ward.units());
    }
    if (report.figures().wards().isEmpty()) {
      none();
    }
    chapter(Label.CHAPTER_WORKPLACES, "workplaces");
    units(table(), report.figures().of(UnitKind.WORKPLACE));
    if (!report.figures().others().isEmpty()) {
      chapter(Label.CHAPTER_OTHERS, "others");
      units(table(), report.figures().others());
    }
  }

  /** The target of links to a unit's findings. */
  static String target(UnitFindings unit) {
    return "unit:" + unit.code();
  }

  /** The target of links to a ward's branches. */
  static String target(WardFindings ward) {
    return "ward:" + ward.code();
  }

  private void chapter(Label title, String target) {
    outline.chapter(wording.of(title), target);
    flow.paragraph(wording.of(Label.HEARING_NOTE), flow.styles().note, 0, 6);
  }

  private void none() {
    flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
  }

  private FlowTable table() {
    return new FlowTable(
        flow,
        List.of(
            new Column(wording.of(Label.COLUMN_SEVERITY_AND_RULE), 22, Align.LEFT),
            new Column(wording.of(Label.COLUMN_FINDING), 78, Align.LEFT)));
  }

  private void units(FlowTable table, List<UnitFindings> units) {
    if (units.isEmpty()) {
      none();
      return;
    }
    table.begin(60);
    for (UnitFindings unit : units) {
      List<ShownFinding> shown = ShownFinding.of(unit.findings());
      Row first = row(table, shown.getFirst());
      String heading =
          wording.of(
              Label.UNIT_HEADING,
              "name",
              unit.name(),
              "code",
              unit.code(),
              "count",
              unit.tally().total());
      float height =
          table.headingBand(
              heading, wording.of(Label.CONTINUED, "heading", heading), first.height());
      outline.unit(unit.name() + " (" + unit.code() + ")", target(unit), height);
      table.add(first);
      for (ShownFinding finding : shown.subList(1, shown.size())) {
        table.add(row(table, finding));
      }
    }
    table.end(10);
  }

  private Row row(FlowTable table, ShownFinding shown) {
    Styles styles = flow.styles();
    Finding finding = shown.finding();
    List<Part> sentence = shown.sentence(wording, words, styles, true);
    List<Part> rule = new ArrayList<>();
    rule.add(
        new Part(
            wording.of(finding.severity().title()),
            styles.cellBold.in(Tint.of(finding.severity())),
            null));
    rule.add(new Part(report.ruleTitle(finding.rule()), styles.small.in(Tint.BLACK), null));
    String life = report.lives().of(finding.fingerprint());
    if (life != null) {
      rule.add(new Part(life, styles.small, null));
    }
    String accepted = report.accepted().back(finding.fingerprint());
    if (accepted != null) {
      rule.add(new Part(accepted, styles.small, null));
    }
    Integer version = report.ruleVersion(finding.rule());
    if (version != null) {
      rule.add(new Part(wording.of(Label.RULE_VERSION, "number", version), styles.small, null));
    }
    return table.lay(List.of(rule, sentence));
  }
}
