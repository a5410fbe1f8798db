package org.liaisonauditor.reports;

import org.liaisonauditor.scope.ScopedAudit;

/** What documents of a kind say beside the words of all reports, and about what. */
final class KindWording {

  private final Wording wording;
  private final ScopedAudit scoped;
  private final PeriodChanges changes;

  /** The words; {@code changes} is null where the document compares nothing. */
  KindWording(Wording wording, ScopedAudit scoped, PeriodChanges changes) {
    this.wording = wording;
    this.scoped = scoped;
    this.changes = changes;
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
