package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words for how findings and rules stand, by the names in {@code reports/lives.yaml}. */
enum LifeLabel {
  SUMMARY_RULES("rules", "found", "clean", "nothing", "off", "failed"),
  SUMMARY_WHY_NOT_RUN("rules"),
  SUMMARY_NO_RECORDS("branches"),
  SUMMARY_COMPARED("from", "to", "asOf", "new", "open", "changed", "gone", "back"),
  SUMMARY_FIRST,
  SUMMARY_NOT_JUDGED("count", "chapter"),
  SUMMARY_PASSED_OVER("run"),
  STATE_NEW,
  STATE_STILL_OPEN("since", "days"),
  STATE_CHANGED("before", "since", "days"),
  STATE_AGAIN("occurrence", "first", "firstDays"),
  STATE_BACK("occurrence", "since", "days", "first", "firstDays"),
  STATE_GONE("since", "last"),
  STATE_NOT_JUDGED("since", "last", "why"),
  WORD_NEW,
  WORD_STILL_OPEN,
  WORD_CHANGED,
  WORD_GONE,
  WORD_BACK,
  WORD_NOT_JUDGED,
  CHAPTER_CHANGES,
  CHANGES_NOTE,
  SECTION_BACK,
  SECTION_GONE,
  SECTION_NOT_JUDGED,
  COLUMN_STATE,
  COLUMN_COUNT,
  COLUMN_SINCE_DAY,
  COLUMN_FIRST_DAY,
  COLUMN_LAST_DAY,
  COLUMN_DAYS_OPEN,
  SECTION_RULES_OFF,
  SECTION_RULES_IDLE,
  RULES_IDLE_NOTE,
  SHEET_GONE;

  private final Set<String> placeholders;

  LifeLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /**
   * Whether definitions that were kept with audits of earlier versions may lack it: their reports
   * said nothing of it, and say nothing of it when they are written again.
   */
  boolean later() {
    return this == SUMMARY_WHY_NOT_RUN || this == SUMMARY_NO_RECORDS || this == STATE_AGAIN;
  }

  /** Its name in the file, such as {@code summary-first}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
