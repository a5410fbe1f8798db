package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/** The words of the rule book, each by the name that it has in {@code reports/rule-book.yaml}. */
enum BookLabel {
  TITLE,
  RUNNING("pack"),
  PACK,
  HASH,
  VALIDITY,
  VALID_FROM("from"),
  VALID_FROM_TO("from", "to"),
  RULES,
  RULES_BY_SEVERITY("rules", "high", "medium", "low", "commendations"),
  CLAUSES,
  CLAUSES_BY_STATUS("clauses", "covered", "partly", "person", "none"),
  SCENARIOS,
  PARAMETERS,
  RUNS,
  MADE_BY,
  PROGRAM("version"),
  HOW_TO_READ,
  HOW_RULES,
  HOW_SCENARIOS,
  HOW_DEFAULTS,
  HOW_PARAMETERS,
  HOW_RUNS,
  HOW_LANGUAGE,
  CLAUSE_ASKS,
  CHAPTER_CLAUSES,
  CHAPTER_RUNS,
  CHAPTER_RULES,
  CHAPTER_PARAMETERS,
  CHAPTER_RETIRED,
  CHAPTER_EQUIVALENTS,
  CLAUSES_NOTE,
  RULES_NOTE,
  PARAMETERS_NOTE,
  EQUIVALENTS_NOTE,
  RETIRED_NOTE,
  CODE,
  KIND,
  KIND_FINDING,
  KIND_COMMENDATION,
  FILE,
  VERSION,
  SECTION_CLAUSES,
  SECTION_MESSAGE,
  SECTION_DRL,
  SECTION_PARAMETERS,
  SECTION_SCENARIOS("count"),
  SECTION_FIRED,
  MESSAGE_EXAMPLE("scenario"),
  SAME_MESSAGE,
  NO_PARAMETERS,
  GAP,
  GAP_FILLING,
  GAP_SOURCE,
  GAP_SUBJECT,
  GAP_UNIT_OF_FINDING,
  GAP_OCCASION,
  GAP_PERIOD,
  GAP_AS_OF,
  GAP_DAYS("from", "to"),
  GAP_UNIT,
  GAP_RATING,
  GAP_PERCENT,
  GAP_PROBABILITY,
  GAP_VALUE,
  OF_FINDING,
  VARIANT,
  ORDINARY,
  SCENARIO("number", "name"),
  SCENARIO_WHEN("asOf", "from", "to"),
  SCENARIO_SETTING("parameter", "values"),
  VALUE_SINCE("value", "from"),
  NOTHING_GIVEN,
  SCENARIO_EXPECTS,
  EXPECTS_NOTHING,
  BLANK,
  RUN,
  PERIOD,
  AS_OF,
  WITHIN,
  EVERYWHERE,
  FOUND,
  COULD_NOT_RUN,
  FAILED_BRANCHES("branches"),
  RAN_EVERYWHERE,
  PACK_THEN,
  SAME_PACK,
  OTHER_PACK("hash"),
  NOT_IN_PACK,
  NO_RUN,
  RUNS_NOTE("runs"),
  FOUND_IN_ALL,
  RUNS_WITH_FINDINGS,
  RUNS_OF("runs", "all"),
  READ_BY,
  READ_BY_FACTS,
  RETIRED_ON,
  MISTAKE;

  private final Set<String> placeholders;

  BookLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code how-to-read}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
