package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.scope.AuditScope;

/** The annex of accepted gaps: each exception with what became of it, and the gaps themselves. */
final class AcceptedChapter {

  static final String TARGET = "accepted";

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;
  private final Wording wording;
  private final AcceptedWording accepted;

  AcceptedChapter(Report report, PageFlow flow, Outline outline) {
    this.report = report;
    this.flow = flow;
    this.outline = outline;
    this.wording = report.wording();
    this.accepted = report.accepted();
  }

  /** The line that the table of contents has for it; none where there is nothing to say. */
  List<Outline.Entry> entries() {
    return accepted.accepted().isEmpty()
        ? List.of()
        : List.of(new Outline.Entry(0, accepted.of(AcceptedLabel.CHAPTER), TARGET));
  }

  void draw() {
    if (accepted.accepted().isEmpty()) {
      return;
    }
    outline.chapter(accepted.of(AcceptedLabel.CHAPTER), TARGET);
    flow.paragraph(accepted.of(AcceptedLabel.NOTE), flow.styles().note, 0, 6);
    exceptions();
    findings();
  }

  private void exceptions() {
    outline.section(accepted.of(AcceptedLabel.SECTION_EXCEPTIONS), 60);
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(accepted.of(AcceptedLabel.COLUMN_NUMBER), 6, Align.LEFT),
                new Column(accepted.of(AcceptedLabel.COLUMN_ABOUT), 27, Align.LEFT),
                new Column(accepted.of(AcceptedLabel.COLUMN_REASON), 25, Align.LEFT),
                new Column(accepted.of(AcceptedLabel.COLUMN_AGREED), 22, Align.LEFT),
                new Column(accepted.of(AcceptedLabel.COLUMN_OUTCOME), 20, Align.LEFT)));
    table.begin(40);
    Styles styles = flow.styles();
    for (Accepted.Outcome outcome : accepted.accepted().outcomes()) {
      AcceptedGap gap = outcome.gap();
      List<Part> about = new ArrayList<>();
      about.add(new Part(report.ruleTitle(gap.matched().rule()), styles.cellBold, null));
      accepted.about(gap).forEach(line -> about.add(new Part(line, styles.cell, null)));
      List<String> outcomes = accepted.outcome(outcome);
      Style first = outcome.state() == Accepted.State.COVERS ? styles.cell : styles.cellBold;
      List<Part> came = new ArrayList<>();
      came.add(new Part(outcomes.getFirst(), first, null));
      outcomes.stream().skip(1).forEach(line -> came.add(new Part(line, styles.cell, null)));
      table.add(
          table.lay(
              List.of(
                  List.of(new Part(Long.toString(gap.number()), styles.cell, null)),
                  about,
                  List.of(new Part(gap.proposed().why(), styles.cell, null)),
                  Stream.of(
                          accepted.of(AcceptedLabel.AUTHOR, "name", gap.proposed().by()),
                          accepted.of(AcceptedLabel.APPROVER, "name", gap.approved().by()),
                          accepted.of(
                              AcceptedLabel.TERM,
                              "from",
                              wording.date(gap.from()),
                              "until",
                              wording.date(gap.until())))
                      .map(line -> new Part(line, styles.cell, null))
                      .toList(),
                  came)));
    }
    table.end(10);
  }

  private void findings() {
    if (accepted.accepted().covered().isEmpty()) {
      return;
    }
    outline.section(
        accepted.of(AcceptedLabel.SECTION_FINDINGS, "count", accepted.accepted().covered().size()),
        60);
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_UNIT), 24, Align.LEFT),
                new Column(wording.of(Label.COLUMN_SEVERITY_AND_RULE), 22, Align.LEFT),
                new Column(accepted.of(AcceptedLabel.COLUMN_FINDING), 54, Align.LEFT)));
    table.begin(40);
    Map<List<Long>, List<Finding>> byExceptions = new LinkedHashMap<>();
    accepted.accepted().covered().stream()
        .sorted(Comparator.comparing(Accepted.Covered::finding, FindingsCsv.ORDER))
        .forEach(
            covered ->
                byExceptions
                    .computeIfAbsent(covered.exceptions(), any -> new ArrayList<>())
                    .add(covered.finding()));
    byExceptions.forEach(
        (exceptions, findings) ->
            ShownFinding.of(findings).forEach(shown -> table.add(row(table, shown, exceptions))));
    table.end(10);
  }

  private FlowTable.Row row(FlowTable table, ShownFinding shown, List<Long> exceptions) {
    Styles styles = flow.styles();
    Finding finding = shown.finding();
    String name = report.result().units().name(finding.unit());
    List<Part> rule = new ArrayList<>();
    rule.add(
        new Part(
            wording.of(finding.severity().title()),
            styles.cellBold.in(Tint.of(finding.severity())),
            null));
    rule.add(new Part(report.ruleTitle(finding.rule()), styles.small.in(Tint.BLACK), null));
    String life = life(finding);
    if (life != null) {
      rule.add(new Part(life, styles.small, null));
    }
    List<Part> sentence = new ArrayList<>();
    sentence.add(
        new Part(
            AuditScope.counted(finding)
                ? accepted.of(AcceptedLabel.COUNTED, "count", shown.count())
                : wording.of(finding.message()),
            styles.cell,
            null));
    sentence.add(
        new Part(
            accepted.of(
                AcceptedLabel.BY_EXCEPTIONS, "numbers", AcceptedWording.numbers(exceptions)),
            styles.small,
            null));
    return table.lay(
        List.of(
            List.of(
                new Part(
                    name.equals(finding.unit()) ? name : name + " (" + finding.unit() + ")",
                    styles.small.in(Tint.BLACK),
                    null)),
            rule,
            sentence));
  }

  /** How it stands against the audit before; null where nothing is known. */
  private String life(Finding finding) {
    return report.lives().compared()
        ? accepted.accepted().covered().stream()
            .filter(covered -> covered.life() != null && covered.finding().equals(finding))
            .map(covered -> report.lives().of(covered.life()))
            .findFirst()
            .orElse(null)
        : null;
  }
}
