package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words of a comparison, each by the name that it has in {@code reports/comparison.yaml}. */
enum ComparisonLabel {
  DOCUMENT_TYPE,
  SUBJECT("pack", "from", "to"),
  SECTION_COMPARED,
  BASE_PACK,
  DRAFT_PACK,
  PACK("pack", "hash"),
  SAME_PACK,
  DATA,
  DATA_FILES("files", "rows", "unused", "hash"),
  DATA_OF_RUN("run", "data"),
  PERIOD,
  PERIOD_DAYS("from", "to", "asOf"),
  WITHIN,
  SIZE,
  SIZE_NUMBERS("members", "branches", "workplaces"),
  PROGRAM,
  COMPARISON,
  FULL_LIST,
  FULL_LIST_FILE("hash"),
  SUMMARY("before", "after", "added", "gone", "changed", "unchanged"),
  SUMMARY_SAME("before"),
  SUMMARY_COMMENDED("before", "after", "added", "gone", "changed"),
  SUMMARY_NOT_COMPARED("count"),
  NOT_RUN("pack", "rule", "branches", "reason"),
  SUMMARY_RENAMED("gone", "added", "findings"),
  SUMMARY_HEARING,
  SECTION_DIFFERENCES,
  NO_DIFFERENCES,
  PARAMETER("name", "meaning"),
  PARAMETER_RULES("rules"),
  VALUE_SINCE("from", "value"),
  NO_VALUE,
  RULE("title", "rule"),
  LINES,
  MORE_LINES("count"),
  SECTION_BY_RULE,
  SECTION_BY_UNIT,
  COLUMN_UNIT,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_ADDED,
  COLUMN_GONE,
  COLUMN_CHANGED,
  COLUMN_NOT_COMPARED,
  OTHER_UNITS("count"),
  SECTION_FINDINGS,
  COLUMN_CHANGE,
  COLUMN_FINDING,
  ADDED,
  GONE,
  CHANGED,
  NOT_COMPARED,
  BEFORE_SENTENCE("sentence"),
  REASON("reason"),
  SEVERITY_CHANGE("before", "after"),
  UNIT_CHANGE("before", "after"),
  EVIDENCE_CHANGE("before", "after"),
  FINDINGS_REST("count", "hash"),
  TERMINAL_REST("count"),
  SECTION_COMMENDATIONS,
  SECTION_CONFIRMATION,
  CONFIRMATION_NOTE,
  PREPARED_BY,
  CONFIRMED_BY,
  SIGN_HERE,
  DATE_LINE;

  private final Set<String> placeholders;

  ComparisonLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code base-pack}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
