package org.liaisonauditor.reports;

import org.liaisonauditor.scope.ScopedAudit;

/** What documents of a kind say beside the words of all reports, and about what. */
final class KindWording {

  private final Wording wording;
  private final ScopedAudit scoped;
  private final PeriodChanges changes;
  private final InspectionPlan plan;

  /**
   * The words.
   *
   * @param changes null where the document compares no two audits
   * @param plan null where the document is none
   */
  KindWording(Wording wording, ScopedAudit scoped, PeriodChanges changes, InspectionPlan plan) {
    this.wording = wording;
    this.scoped = scoped;
    this.changes = changes;
    this.plan = plan;
  }

  /** Where to inspect next; null where the document doesn't say it. */
  InspectionPlan plan() {
    return plan;
  }

  /** What became of an earlier audit's findings; null where the document compares nothing. */
  PeriodChanges changes() {
    return changes;
  }

  /** What the document may show. */
  ScopedAudit scoped() {
    return scoped;
  }

  /** A text with its placeholders filled: name, value, name, value … */
  String of(KindLabel label, Object... values) {
    return wording.fill(wording.of(wording.definition().kinds().text(label)), values);
  }
}
