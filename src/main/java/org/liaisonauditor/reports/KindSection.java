package org.liaisonauditor.reports;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sections that a kind of report can be put together from. */
enum KindSection {
  /** Whom a letter is to, centred. */
  SALUTATION(List.of("text"), false),
  /** A paragraph of the definition's own. */
  TEXT(List.of("text"), false),
  /** The figures and sentences of page one. */
  SUMMARY(List.of("tiles"), true),
  /** Recipients and signature. */
  SIGNATURE(List.of(), true),
  CONTENTS(List.of(), true),
  FIGURES(List.of("parts"), true),
  FINDINGS_BY_UNIT(List.of(), true),
  /** What became of the findings of the audit before. */
  CHANGES(List.of(), true),
  FINDINGS_LIST(List.of("title", "most", "evidence"), true),
  COMMENDATIONS(List.of(), true),
  NOT_RUN(List.of(), true),
  INPUT(List.of(), true),
  ANNEX_RULES(List.of(), true),
  ANNEX_PARAMETERS(List.of(), true),
  ANNEX_CLAUSES(List.of(), true),
  ANNEX_INPUTS(List.of(), true),
  ANNEX_INDEX(List.of(), true),
  /** What exceptions did; nothing where the audit goes by none. */
  ANNEX_EXCEPTIONS(List.of(), true),
  PERIODS_SUMMARY(List.of(), true),
  PERIODS_BY_RULE(List.of(), true),
  PERIODS_BY_UNIT(List.of("most"), true),
  PERIODS_FINDINGS(List.of("most"), true);

  private static final Set<KindSection> ABOUT_PERIODS =
      EnumSet.of(PERIODS_SUMMARY, PERIODS_BY_RULE, PERIODS_BY_UNIT, PERIODS_FINDINGS);

  private static final Set<KindSection> ABOUT_ALL = EnumSet.of(CHANGES, INPUT, ANNEX_INPUTS);

  private final List<String> options;
  private final boolean once;

  KindSection(List<String> options, boolean once) {
    this.options = options;
    this.once = once;
  }

  /** Its name in a definition, such as {@code findings-by-unit}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of its options. */
  List<String> options() {
    return options;
  }

  /** Whether a document has it at most once. */
  boolean once() {
    return once;
  }

  /**
   * Whether it shows the files or the findings of all units, which is nobody's scope but the whole.
   */
  boolean aboutAll() {
    return ABOUT_ALL.contains(this);
  }

  /** Whether it needs an earlier audit to compare with. */
  boolean aboutPeriods() {
    return ABOUT_PERIODS.contains(this);
  }
}
