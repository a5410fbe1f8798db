package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words of lists of what is due soon, each by its name in {@code reports/upcoming.yaml}. */
enum UpcomingLabel {
  DOCUMENT_TYPE,
  SUBJECT("asOf", "day"),
  SUBJECT_OF_UNIT("unit", "asOf", "day"),
  SECTION_GROUNDS,
  PERIOD,
  PERIOD_DAYS("from", "to", "asOf"),
  HORIZON,
  HORIZON_DAYS("days", "day"),
  UNIT,
  RULES,
  PACK,
  PACK_HASH("pack", "hash"),
  DATA,
  DATA_FILES("files", "rows", "unused", "hash"),
  PROGRAM,
  LIST,
  SUMMARY("count", "day"),
  SUMMARY_NONE("day"),
  SUMMARY_NOT_FINDINGS,
  NOT_RUN("rule", "branches"),
  SECTION_BY_RULE,
  SECTION_BY_UNIT,
  COLUMN_WITHIN("days"),
  SECTION_LIST,
  COLUMN_WHAT,
  COLUMN_TO_DO,
  DAY_BAND("lastDay", "day"),
  DAY_BAND_AGAIN("lastDay", "day"),
  TO_DO("remedy"),
  IF_NOT("sentence"),
  CLAUSES("clauses"),
  EVIDENCE("evidence"),
  SHEET_LIST,
  COLUMN_LAST_DAY,
  COLUMN_DAY,
  COLUMN_DAYS,
  COLUMN_REMEDY,
  COLUMN_SENTENCE,
  TERMINAL_COUNTS("counts"),
  TERMINAL_COUNT("days", "count");

  private final Set<String> placeholders;

  UpcomingLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code day-band}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
