package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.scope.ScopedAudit;

/** What page one says of a unit's part of an audit, a plain sentence for each matter. */
final class KindSummary {

  private final Report report;
  private final KindWording words;
  private final Wording wording;
  private final boolean annex;

  /**
   * @param annex whether the document has the annex of accepted gaps
   */
  KindSummary(Report report, KindWording words, boolean annex) {
    this.report = report;
    this.words = words;
    this.annex = annex;
    this.wording = report.wording();
  }

  List<String> all() {
    AuditResult result = report.result();
    ScopedAudit scoped = words.scoped();
    SummarySentences whole = new SummarySentences(report, annex);
    List<String> sentences = new ArrayList<>();
    if (scoped.unit() == null) {
      sentences.add(whole.scope());
    } else {
      sentences.add(words.of(KindLabel.ABOUT_UNIT, report.values()));
      sentences.add(
          words.of(
              scoped.unit().kind() == UnitKind.WORKPLACE
                  ? KindLabel.SIZE_WORKPLACE
                  : KindLabel.SIZE,
              report.values()));
    }
    sentences.addAll(whole.draftRules());
    sentences.addAll(whole.findings());
    sentences.addAll(whole.accepted());
    List<CouldNotRun> failures = result.couldNotRun();
    if (!failures.isEmpty()) {
      sentences.add(
          words.of(
              KindLabel.NOT_RUN,
              "rules",
              (int) failures.stream().map(CouldNotRun::rule).distinct().count(),
              "branches",
              (int) failures.stream().map(CouldNotRun::branch).distinct().count()));
    }
    if (scoped.unusedRows() > 0) {
      sentences.add(
          words.of(KindLabel.UNUSED_ROWS, "unused", scoped.unusedRows(), "rows", scoped.rows()));
    }
    sentences.addAll(whole.commended());
    if (scoped.counted() > 0) {
      sentences.add(words.of(KindLabel.COUNTED, "count", scoped.counted()));
    }
    if (scoped.hidden()) {
      sentences.add(words.of(KindLabel.HIDDEN));
    }
    sentences.add(wording.of(Label.SUMMARY_HEARING));
    return sentences;
  }
}
