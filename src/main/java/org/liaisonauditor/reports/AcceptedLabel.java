package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words for accepted gaps, by the names in {@code reports/exceptions.yaml}. */
enum AcceptedLabel {
  SUMMARY_ACCEPTED("count", "exceptions"),
  SUMMARY_NOTHING("count"),
  SUMMARY_NOT_JUDGED("count"),
  SUMMARY_BACK("count", "exceptions"),
  SUMMARY_SEE("chapter"),
  WAS_ACCEPTED("day", "number", "reason"),
  CHAPTER,
  NOTE,
  SECTION_EXCEPTIONS,
  SECTION_FINDINGS("count"),
  COLUMN_NUMBER,
  COLUMN_ABOUT,
  COLUMN_REASON,
  COLUMN_AGREED,
  COLUMN_DAYS,
  COLUMN_OUTCOME,
  COLUMN_FINDING,
  COLUMN_AUTHOR,
  COLUMN_APPROVER,
  COLUMN_FROM,
  COLUMN_UNTIL,
  ABOUT_UNIT("unit"),
  ABOUT_SUBJECT("subject"),
  ABOUT_FINGERPRINT("fingerprint"),
  AUTHOR("name"),
  APPROVER("name"),
  TERM("from", "until"),
  COVERS("count"),
  COVERS_NOW("count", "then"),
  MATCHES_NOTHING,
  NOT_JUDGED("why"),
  ENDED("count", "day"),
  TAKEN_BACK("name", "why"),
  BY_EXCEPTIONS("numbers"),
  COUNTED("count"),
  SHEET;

  private final Set<String> placeholders;

  AcceptedLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code summary-accepted}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
