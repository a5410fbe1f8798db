package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.rules.Rule;

/** What page one says, a plain sentence for each matter. */
final class SummarySentences {

  private final Report report;
  private final Wording wording;

  SummarySentences(Report report) {
    this.report = report;
    this.wording = report.wording();
  }

  List<String> all() {
    AuditResult result = report.result();
    Tally all = report.figures().all();
    int branches = result.counts().branches();
    int workplaces = result.counts().workplaces();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        wording.of(
            Label.SUMMARY_SCOPE,
            "members",
            result.counts().members(),
            "branches",
            branches,
            "workplaces",
            workplaces,
            "meetings",
            result.counts().meetings(),
            "from",
            wording.date(result.context().from()),
            "to",
            wording.date(result.context().to()),
            "asOf",
            wording.date(result.context().asOf())));
    if (result.scope() != null) {
      sentences.add(wording.of(Label.SUMMARY_WITHIN, "unit", result.units().name(result.scope())));
    }
    if (report.draftRules()) {
      sentences.add(wording.of(Label.RULES_DRAFT, "regulation", result.pack().regulation().code()));
    }
    if (all.total() == 0) {
      sentences.add(wording.of(Label.SUMMARY_NO_FINDINGS));
    } else {
      sentences.add(
          wording.of(
              Label.SUMMARY_FINDINGS,
              "findings",
              all.total(),
              "high",
              all.high(),
              "medium",
              all.medium(),
              "low",
              all.low()));
      sentences.add(
          wording.of(
              Label.SUMMARY_UNITS,
              "branchesWith",
              report.figures().of(UnitKind.RESIDENCE_BRANCH).size(),
              "branches",
              branches,
              "workplacesWith",
              report.figures().of(UnitKind.WORKPLACE).size(),
              "workplaces",
              workplaces));
      sentences.add(wording.of(Label.SUMMARY_MOST, "rules", mostFrequent()));
    }
    sentences.addAll(report.lives().summary());
    sentences.addAll(rulesRun());
    sentences.add(rows());
    int conflicts = conflicts();
    if (conflicts > 0) {
      sentences.add(wording.of(Label.SUMMARY_CONFLICTS, "conflicts", conflicts));
    }
    if (!result.commendations().isEmpty()) {
      sentences.add(wording.of(Label.SUMMARY_COMMENDED, "members", commendedMembers(result)));
    }
    sentences.add(wording.of(Label.SUMMARY_HEARING));
    return sentences;
  }

  private static int commendedMembers(AuditResult result) {
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
    return report.result().couldNotRun().isEmpty()
        ? List.of(report.lives().rules())
        : List.of(report.lives().rules(), couldNotRun());
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
