package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words of mails, each by the name that it has in {@code reports/mail.yaml}. */
enum MailLabel {
  SUBJECT("title", "from", "to", "outcome"),
  SUBJECT_UNIT("title", "unit", "from", "to", "outcome"),
  OUTCOME_FINDINGS("findings"),
  OUTCOME_NONE,
  OUTCOME_NOT_RUN("outcome", "rules"),
  GREETING,
  ATTACHED("file", "run", "asOf", "outcome"),
  TOO_LARGE("file", "run", "asOf", "outcome", "megabytes"),
  NOT_RUN_NOTE,
  HEARING,
  CHECK("hash"),
  AUTOMATIC,
  FAILURE_SUBJECT("title"),
  FAILURE("entry", "planned");

  private final Set<String> placeholders;

  MailLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** The name in the file. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Set<String> placeholders() {
    return placeholders;
  }
}
