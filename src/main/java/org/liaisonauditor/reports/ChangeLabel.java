package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/**
 * The words for how the findings of one document stand, by the names in {@code
 * reports/changes.yaml}.
 */
enum ChangeLabel {
  NOT_JUDGED("count"),
  MOVED_AWAY("count"),
  COUNTED("count"),
  STATE_AND_COUNT("state", "count");

  private final Set<String> placeholders;

  ChangeLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code moved-away}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
