package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;

/** What the audit could not see, and what went well. */
final class ClosingChapters {

  /** Room that a chapter needs to begin on a page that others began. */
  private static final float KEEP = 160;

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;
  private final Wording wording;

  ClosingChapters(Report report, PageFlow flow, Outline outline) {
    this.report = report;
    this.flow = flow;
    this.outline = outline;
    this.wording = report.wording();
  }

  /** Rules that could not run, and where. */
  void notRun() {
    outline.chapter(wording.of(Label.CHAPTER_NOT_RUN), "not-run");
    List<CouldNotRun> failures = report.result().couldNotRun();
    if (failures.isEmpty()) {
      if (report.result().rules().stream()
          .noneMatch(rule -> rule.state() == RuleState.State.SWITCHED_OFF)) {
        flow.paragraph(wording.of(Label.ALL_RULES_RAN), flow.styles().body, 0, 6);
      }
      judgedNothing();
      return;
    }
    flow.paragraph(wording.of(Label.NOT_RUN_NOTE), flow.styles().body, 0, 6);
    FlowTable table =
        table(Label.COLUMN_RULE, 34, Label.COLUMN_BRANCH, 30, Label.COLUMN_REASON, 46);
    table.begin(20);
    for (CouldNotRun failure : failures) {
      table.add(
          table.texts(
              report.ruleTitle(failure.rule()),
              report.result().units().name(failure.branch()) + " (" + failure.branch() + ")",
              failure.reason()));
    }
    table.end(10);
    judgedNothing();
  }

  /** Rules that are switched off, and rules that had nothing to look at. */
  private void judgedNothing() {
    if (!wording.definition().hasLives()) {
      return;
    }
    List<RuleState> off = in(RuleState.State.SWITCHED_OFF);
    if (!off.isEmpty()) {
      outline.section(wording.of(LifeLabel.SECTION_RULES_OFF), 40);
      FlowTable table =
          new FlowTable(
              flow,
              List.of(
                  new Column(wording.of(Label.COLUMN_RULE), 40, Align.LEFT),
                  new Column(wording.of(Label.COLUMN_REASON), 60, Align.LEFT)));
      table.begin(20);
      off.forEach(
          rule -> table.add(table.texts(report.ruleTitle(rule.rule()), wording.of(rule.why()))));
      table.end(10);
    }
    List<RuleState> idle = in(RuleState.State.NOTHING_IN_SCOPE);
    if (!idle.isEmpty()) {
      outline.section(wording.of(LifeLabel.SECTION_RULES_IDLE), 60);
      flow.paragraph(wording.of(LifeLabel.RULES_IDLE_NOTE), flow.styles().note, 0, 6);
      FlowTable table =
          FlowTable.dense(flow, List.of(new Column(wording.of(Label.COLUMN_RULE), 1, Align.LEFT)));
      table.begin(20);
      idle.forEach(rule -> table.add(table.texts(report.ruleTitle(rule.rule()))));
      table.end(10);
    }
  }

  private List<RuleState> in(RuleState.State state) {
    return report.result().rules().stream().filter(rule -> rule.state() == state).toList();
  }

  /** Rows that were not used, and what units report differently. */
  void input() {
    outline.shortChapter(wording.of(Label.CHAPTER_INPUT), "input", KEEP);
    outline.section(wording.of(Label.SECTION_UNUSED_ROWS), 40);
    List<SubmittedFile> files =
        report.input().files().stream()
            .filter(file -> file.unusableRows() + file.consequenceRows() > 0)
            .toList();
    if (files.isEmpty()) {
      flow.paragraph(wording.of(Label.ALL_ROWS_USED), flow.styles().body, 0, 6);
    } else {
      FlowTable table =
          new FlowTable(
              flow,
              List.of(
                  new Column(wording.of(Label.COLUMN_FILE), 55, Align.LEFT),
                  new Column(wording.of(Label.COLUMN_ROWS), 14, Align.RIGHT),
                  new Column(wording.of(Label.COLUMN_UNUSABLE), 14, Align.RIGHT),
                  new Column(wording.of(Label.COLUMN_CONSEQUENCE), 17, Align.RIGHT)));
      table.begin(20);
      for (SubmittedFile file : files) {
        table.add(
            table.texts(
                file.path(),
                wording.number(file.rows()),
                wording.number(file.unusableRows()),
                wording.number(file.consequenceRows())));
      }
      table.end(10);
    }
    conflicts();
  }

  private void conflicts() {
    outline.section(wording.of(Label.SECTION_CONFLICTS), 40);
    List<Problem> conflicts =
        report.input().problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.CONFLICT)
            .sorted(ProblemList.ORDER)
            .toList();
    if (conflicts.isEmpty()) {
      flow.paragraph(wording.of(Label.NO_CONFLICTS), flow.styles().body, 0, 6);
      return;
    }
    flow.paragraph(wording.of(Label.CONFLICTS_NOTE), flow.styles().note, 0, 6);
    FlowTable table =
        table(Label.COLUMN_PLACE, 36, Label.COLUMN_FOUND, 20, Label.COLUMN_PROBLEM, 54);
    table.begin(20);
    for (Problem conflict : conflicts) {
      List<String> place = new ArrayList<>();
      for (String part : List.of(conflict.file(), conflict.sheet(), conflict.cell())) {
        if (!part.isBlank()) {
          place.add(part);
        }
      }
      table.add(table.texts(String.join(" › ", place), conflict.found(), conflict.message()));
    }
    table.end(10);
  }

  /** Members to be commended. */
  void commended() {
    outline.shortChapter(wording.of(Label.CHAPTER_COMMENDED), "commended", KEEP);
    List<Finding> commendations = report.result().commendations();
    if (commendations.isEmpty()) {
      flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
      return;
    }
    Map<String, String> names = report.result().commended();
    Map<String, String> branchKeys = new HashMap<>();
    record Commended(
        Finding finding, String branch, String branchKey, String member, String memberKey) {}
    List<Commended> sorted =
        commendations.stream()
            .map(
                finding -> {
                  String branch = report.result().units().name(finding.unit());
                  String member = names.getOrDefault(memberCode(finding), "");
                  return new Commended(
                      finding,
                      branch,
                      branchKeys.computeIfAbsent(branch, VietnameseOrder::key),
                      member,
                      VietnameseOrder.key(VietnameseOrder.givenNameFirst(member)));
                })
            .sorted(
                Comparator.comparing(Commended::branchKey, CodePoints.ORDER)
                    .thenComparing(one -> one.finding().unit(), CodePoints.ORDER)
                    .thenComparing(Commended::memberKey, CodePoints.ORDER)
                    .thenComparing(one -> one.finding().subject(), CodePoints.ORDER))
            .toList();
    FlowTable table =
        FlowTable.dense(flow, List.of(new Column(wording.of(Label.COLUMN_GROUNDS), 1, Align.LEFT)));
    table.begin(40);
    String unit = null;
    for (Commended one : sorted) {
      FlowTable.Row row =
          table.styled(flow.styles().small.in(Tint.BLACK), sentence(one.finding(), one.member()));
      if (!one.finding().unit().equals(unit)) {
        unit = one.finding().unit();
        String heading = one.branch() + " (" + unit + ")";
        table.band(heading, wording.of(Label.CONTINUED, "heading", heading), row.height());
      }
      table.add(row);
    }
    table.end(10);
  }

  /** The sentence of a commendation; it names the member, or else the name comes before it. */
  private String sentence(Finding finding, String member) {
    String sentence = wording.of(finding.message());
    String code = memberCode(finding);
    return sentence.contains(code) ? sentence : member + " (" + code + "): " + sentence;
  }

  private static String memberCode(Finding finding) {
    return finding.subject().split("/", 2)[0];
  }

  private FlowTable table(Label one, int wide, Label two, int wider, Label three, int widest) {
    return new FlowTable(
        flow,
        List.of(
            new Column(wording.of(one), wide, Align.LEFT),
            new Column(wording.of(two), wider, Align.LEFT),
            new Column(wording.of(three), widest, Align.LEFT)));
  }
}
