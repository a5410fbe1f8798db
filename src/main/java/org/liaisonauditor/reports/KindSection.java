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
  /** The same in a sentence or two. */
  CHANGES_SUMMARY(List.of(), true),
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
  PERIODS_FINDINGS(List.of("most"), true),
  /** That the plan is screening and no proof, in a frame, and its figures in sentences. */
  PLAN_SUMMARY(List.of(), true),
  /** The units to look at first, with their reasons in words. */
  PLAN_UNITS(List.of(), true),
  /** Funnel plots, each with its numbers in a table. */
  PLAN_FUNNELS(List.of(), true),
  /** Units without a place, and why. */
  PLAN_UNRANKED(List.of(), true),
  /** How it is worked out. */
  PLAN_METHOD(List.of(), true);

  private static final Set<KindSection> ABOUT_PERIODS =
      EnumSet.of(PERIODS_SUMMARY, PERIODS_BY_RULE, PERIODS_BY_UNIT, PERIODS_FINDINGS);

  private static final Set<KindSection> PLANS =
      EnumSet.of(PLAN_SUMMARY, PLAN_UNITS, PLAN_FUNNELS, PLAN_UNRANKED, PLAN_METHOD);

  private static final Set<KindSection> ABOUT_ALL = EnumSet.of(INPUT, ANNEX_INPUTS);

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

  /** Whether it shows the files of all units, which is nobody's scope but the whole. */
  boolean aboutAll() {
    return ABOUT_ALL.contains(this);
  }

  /** Whether it says where to inspect next: it compares units, and is for inspectors alone. */
  boolean plans() {
    return PLANS.contains(this);
  }

  /** Whether it needs an earlier audit to compare with. */
  boolean aboutPeriods() {
    return ABOUT_PERIODS.contains(this);
  }
}
