package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.reports.FlowTable.Row;
import org.liaisonauditor.reports.ReportFigures.UnitFindings;

/** The findings as one numbered list, gravest first, which may be cut where its room ends. */
final class FindingsList {

  /** So many rules are named of those that the list has no room for. */
  private static final int RULES_NAMED = 4;

  /** Lines that the sentence about the rest may take. */
  private static final int REST_LINES = 5;

  /** Room for the table's header and the band of a unit. */
  private static final float HEADS = 50;

  private final Report report;
  private final KindWording words;
  private final Wording wording;
  private final PageFlow flow;
  private final Outline outline;

  FindingsList(Report report, KindWording words, PageFlow flow, Outline outline) {
    this.report = report;
    this.words = words;
    this.wording = report.wording();
    this.flow = flow;
    this.outline = outline;
  }

  /** A row of the list; the first of a unit begins its band. */
  private record Line(UnitFindings unit, boolean first, ShownFinding shown) {}

  /**
   * Draws it.
   *
   * @param pages the last page that it may stand on; 0 = no last one
   * @param after height of what comes behind it on that page
   */
  void draw(String title, KindDefinition.Part part, int pages, float after) {
    outline.chapter(title, "findings");
    List<Line> lines = lines();
    if (lines.isEmpty()) {
      flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
      return;
    }
    boolean bands = lines.stream().filter(Line::first).count() > 1;
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(words.of(KindLabel.COLUMN_NUMBER), 7, Align.RIGHT),
                new Column(wording.of(Label.COLUMN_SEVERITY_AND_RULE), 22, Align.LEFT),
                new Column(wording.of(Label.COLUMN_FINDING), 71, Align.LEFT)));
    float rest = REST_LINES * flow.styles().body.leading() + 6;
    float least = row(table, 1, lines.getFirst().shown(), part.evidence()).height() + HEADS;
    if (pages > 0
        && (flow.page() > pages || flow.page() == pages && flow.room() < least + rest + after)) {
      // A table without rows is none.
      flow.paragraph(rest(lines), flow.styles().body, 0, 6);
      return;
    }
    table.begin(60);
    int shown = 0;
    for (Line line : lines) {
      if (pages > 0) {
        table.settle();
      }
      Row row = row(table, shown + 1, line.shown(), part.evidence());
      boolean full = part.most() > 0 && shown == part.most();
      float needed = row.height() + after + (shown + 1 == lines.size() ? 0 : rest);
      full |= pages > 0 && (flow.page() > pages || flow.page() == pages && flow.room() < needed);
      if (full) {
        break;
      }
      if (bands && line.first()) {
        UnitFindings unit = line.unit();
        String heading =
            wording.of(
                Label.UNIT_HEADING,
                "name",
                unit.name(),
                "code",
                unit.code(),
                "count",
                unit.tally().total());
        table.band(heading, wording.of(Label.CONTINUED, "heading", heading), row.height());
      }
      table.add(row);
      shown++;
    }
    table.end(6);
    if (shown < lines.size()) {
      flow.paragraph(rest(lines.subList(shown, lines.size())), flow.styles().body, 0, 6);
    }
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (UnitFindings unit : report.figures().units()) {
      boolean first = true;
      for (ShownFinding shown : ShownFinding.of(unit.findings())) {
        lines.add(new Line(unit, first, shown));
        first = false;
      }
    }
    return lines;
  }

  private Row row(FlowTable table, int number, ShownFinding shown, boolean evidence) {
    Styles styles = flow.styles();
    Finding finding = shown.finding();
    List<Part> rule = new ArrayList<>();
    rule.add(
        new Part(
            wording.of(finding.severity().title()),
            styles.cellBold.in(Tint.of(finding.severity())),
            null));
    rule.add(new Part(report.ruleTitle(finding.rule()), styles.small.in(Tint.BLACK), null));
    String life = report.lives().of(shown.fingerprints());
    if (life != null) {
      rule.add(new Part(life, styles.small, null));
    }
    String accepted = report.accepted().back(finding.fingerprint());
    if (accepted != null) {
      rule.add(new Part(accepted, styles.small, null));
    }
    return table.lay(
        List.of(
            List.of(new Part(wording.number(number), styles.cell, null)),
            rule,
            shown.sentence(wording, words, styles, evidence)));
  }

  /** How many are not listed, of which rules, and where they are. */
  private String rest(List<Line> lines) {
    Map<String, Integer> rules = new LinkedHashMap<>();
    int count = 0;
    for (Line line : lines) {
      rules.merge(line.shown().finding().rule(), line.shown().count(), Integer::sum);
      count += line.shown().count();
    }
    List<String> named = new ArrayList<>();
    rules.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> rule) -> -rule.getValue())
                .thenComparing(Map.Entry::getKey, CodePoints.ORDER))
        .limit(RULES_NAMED)
        .forEach(
            rule ->
                named.add(
                    report.ruleTitle(rule.getKey())
                        + " ("
                        + wording.number(rule.getValue())
                        + ")"));
    if (rules.size() > RULES_NAMED) {
      named.add(words.of(KindLabel.REST_MORE_RULES, "count", rules.size() - RULES_NAMED));
    }
    return words.of(KindLabel.REST, "count", count, "rules", String.join("; ", named));
  }
}
