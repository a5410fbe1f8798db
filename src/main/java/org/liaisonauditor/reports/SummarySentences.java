package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.rules.Rule;

/** What page one says, a plain sentence for each matter. */
final class SummarySentences {

  private static final int MOST_REASONS = 3;

  private final Report report;
  private final Wording wording;
  private final boolean annex;

  /**
   * @param annex whether the document has the annex of accepted gaps
   */
  SummarySentences(Report report, boolean annex) {
    this.report = report;
    this.annex = annex;
    this.wording = report.wording();
  }

  List<String> all() {
    AuditResult result = report.result();
    Tally all = report.figures().all();
    List<String> sentences = new ArrayList<>();
    sentences.add(scope());
    if (result.scope() != null) {
      sentences.add(wording.of(Label.SUMMARY_WITHIN, "unit", result.units().name(result.scope())));
    }
    sentences.addAll(noRecords());
    sentences.addAll(draftRules());
    sentences.addAll(findings());
    if (all.total() > 0) {
      sentences.add(sentences.size() - 1, units());
    }
    sentences.addAll(accepted());
    sentences.addAll(report.lives().summary());
    sentences.addAll(rulesRun());
    sentences.add(rows());
    int conflicts = conflicts();
    if (conflicts > 0) {
      sentences.add(wording.of(Label.SUMMARY_CONFLICTS, "conflicts", conflicts));
    }
    sentences.addAll(commended());
    sentences.add(wording.of(Label.SUMMARY_HEARING));
    return sentences;
  }

  /** What was audited. */
  String scope() {
    AuditResult result = report.result();
    return wording.of(
        Label.SUMMARY_SCOPE,
        "members",
        result.counts().members(),
        "branches",
        result.counts().branches(),
        "workplaces",
        result.counts().workplaces(),
        "meetings",
        result.counts().meetings(),
        "from",
        wording.date(result.context().from()),
        "to",
        wording.date(result.context().to()),
        "asOf",
        wording.date(result.context().asOf()));
  }

  /** That of some branches nothing was sent but the name, where it is so. */
  private List<String> noRecords() {
    AuditResult result = report.result();
    int branches = result.counts().branches() - result.branches().size();
    return branches > 0 && wording.definition().has(LifeLabel.SUMMARY_NO_RECORDS)
        ? List.of(wording.of(LifeLabel.SUMMARY_NO_RECORDS, "branches", branches))
        : List.of();
  }

  /** That the rules are a draft, where they are. */
  List<String> draftRules() {
    return report.draftRules()
        ? List.of(
            wording.of(Label.RULES_DRAFT, "regulation", report.result().pack().regulation().code()))
        : List.of();
  }

  /** How many findings there are, and by which rules most. */
  List<String> findings() {
    Tally all = report.figures().all();
    if (all.total() == 0) {
      return List.of(wording.of(Label.SUMMARY_NO_FINDINGS));
    }
    return List.of(
        wording.of(
            Label.SUMMARY_FINDINGS,
            "findings",
            all.total(),
            "high",
            all.high(),
            "medium",
            all.medium(),
            "low",
            all.low()),
        wording.of(Label.SUMMARY_MOST, "rules", mostFrequent()));
  }

  /** What exceptions did, where they did something. */
  List<String> accepted() {
    return report.accepted().summary(annex);
  }

  private String units() {
    return wording.of(
        Label.SUMMARY_UNITS,
        "branchesWith",
        report.figures().of(UnitKind.RESIDENCE_BRANCH).size(),
        "branches",
        report.result().counts().branches(),
        "workplacesWith",
        report.figures().of(UnitKind.WORKPLACE).size(),
        "workplaces",
        report.result().counts().workplaces());
  }

  /** How many members are listed for commendation, where there are some. */
  List<String> commended() {
    AuditResult result = report.result();
    return result.commendations().isEmpty()
        ? List.of()
        : List.of(wording.of(Label.SUMMARY_COMMENDED, "members", commendedMembers(result)));
  }

  /** How many members a result commends. */
  static int commendedMembers(AuditResult result) {
    Set<String> members =
        result.commendations().stream()
            .map(commendation -> commendation.subject().split("/", 2)[0])
            .collect(Collectors.toSet());
    return members.size();
  }

  private String mostFrequent() {
    return report.figures().rulesByNumber().stream()
        .limit(3)
        .map(
            rule ->
                report.ruleTitle(rule.getKey())
                    + " ("
                    + wording.number(rule.getValue().total())
                    + ")")
        .collect(Collectors.joining("; "));
  }

  private List<String> rulesRun() {
    if (!wording.definition().hasLives()) {
      return List.of(couldNotRun());
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(report.lives().rules());
    if (!report.result().couldNotRun().isEmpty()) {
      sentences.add(couldNotRun());
      sentences.addAll(whyNotRun());
    }
    return sentences;
  }

  private String couldNotRun() {
    List<CouldNotRun> failures = report.result().couldNotRun();
    if (failures.isEmpty()) {
      long rules =
          report.result().pack().rules().stream()
              .filter(rule -> rule.kind() == Rule.Kind.FINDING)
              .count();
      return wording.of(Label.SUMMARY_ALL_RAN, "rules", (int) rules);
    }
    return wording.of(
        Label.SUMMARY_NOT_RUN,
        "rules",
        (int) failures.stream().map(CouldNotRun::rule).distinct().count(),
        "branches",
        (int) failures.stream().map(CouldNotRun::branch).distinct().count(),
        "chapter",
        wording.of(Label.CHAPTER_NOT_RUN));
  }

  /** The first rules that could not run, each with its reason; the chapter has all. */
  private List<String> whyNotRun() {
    if (!wording.definition().has(LifeLabel.SUMMARY_WHY_NOT_RUN)) {
      return List.of();
    }
    List<RuleState> failed =
        report.result().rules().stream()
            .filter(rule -> rule.state() == RuleState.State.COULD_NOT_RUN)
            .toList();
    String rules =
        failed.stream()
            .limit(MOST_REASONS)
            .map(
                rule ->
                    report.ruleTitle(rule.rule())
                        + " ("
                        + wording.of(rule.why()).split(";", 2)[0].strip()
                        + ")")
            .collect(Collectors.joining("; "));
    return List.of(
        wording.of(
            LifeLabel.SUMMARY_WHY_NOT_RUN,
            "rules",
            failed.size() > MOST_REASONS ? rules + "; …" : rules));
  }

  private String rows() {
    int files = report.input().files().size();
    return report.unusedRows() == 0
        ? wording.of(Label.SUMMARY_ALL_ROWS, "rows", report.rows(), "files", files)
        : wording.of(
            Label.SUMMARY_UNUSED_ROWS,
            "unused",
            report.unusedRows(),
            "rows",
            report.rows(),
            "files",
            files,
            "chapter",
            wording.of(Label.CHAPTER_INPUT));
  }

  private int conflicts() {
    return (int)
        report.input().problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.CONFLICT)
            .count();
  }
}
