package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words that kinds of reports share, each by its name in {@code reports/kinds.yaml}. */
enum KindLabel {
  ABOUT_UNIT("unit", "code", "from", "to", "asOf"),
  SIZE("members", "branches", "workplaces", "meetings"),
  SIZE_WORKPLACE("members", "branches"),
  NOT_RUN("rules", "branches"),
  UNUSED_ROWS("unused", "rows"),
  COUNTED("count"),
  HIDDEN,
  CHAPTER_FINDINGS,
  COLUMN_NUMBER,
  COUNTED_ROW("count"),
  COUNTED_OCCASIONS("count", "occasions"),
  REST("count", "rules"),
  REST_MORE_RULES("count"),
  OTHER_UNITS("count"),
  CHAPTER_PERIODS_BY_RULE,
  CHAPTER_PERIODS_BY_UNIT,
  CHAPTER_PERIODS_FINDINGS,
  PERIODS_COMPARED("earlierFrom", "earlierTo", "earlierAsOf", "from", "to", "asOf"),
  PERIODS_NUMBERS("before", "now"),
  PERIODS_CHANGES("new", "again", "open", "gone"),
  PERIODS_NOT_KNOWN("count"),
  PERIODS_OTHER_RULES,
  PERIODS_NOTE,
  COLUMN_BEFORE,
  COLUMN_NOW,
  COLUMN_DIFFERENCE,
  COLUMN_NEW,
  COLUMN_GONE,
  NEW,
  AGAIN,
  GONE,
  PERIODS_REST("count");

  private final Set<String> placeholders;

  KindLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code about-unit}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
