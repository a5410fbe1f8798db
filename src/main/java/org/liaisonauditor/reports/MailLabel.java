package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words of mails, each by the name that it has in {@code reports/mail.yaml}. */
enum MailLabel {
  SUBJECT("title", "from", "to", "outcome"),
  SUBJECT_UNIT("title", "unit", "from", "to", "outcome"),
  SUBJECT_ISSUED("number", "day", "name", "from", "to", "outcome"),
  OUTCOME("outcome", "rules"),
  OUTCOME_FINDINGS("findings"),
  OUTCOME_NONE,
  OUTCOME_NONE_OF_SOME,
  OUTCOME_COMMENDED("commended"),
  GREETING,
  ATTACHED("name", "file", "run", "asOf"),
  ATTACHED_ISSUED("number", "day", "name", "file", "signer"),
  TOO_LARGE("megabytes"),
  REPLACES("number", "day"),
  RESULT("outcome"),
  NOT_RUN_NOTE,
  DRAFT,
  HEARING,
  CHECK("hash"),
  CHECK_ISSUED("file", "hash", "head"),
  AUTOMATIC("sender"),
  WITHDRAWN_SUBJECT("number", "day"),
  WITHDRAWN("number", "day", "title"),
  IN_ITS_PLACE("number", "day"),
  FAILURE_SUBJECT("title"),
  FAILURE("entry", "planned"),
  FAILURE_AUTOMATIC;

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
