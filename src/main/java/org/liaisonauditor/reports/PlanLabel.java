package org.liaisonauditor.reports;

import java.util.Locale;
import java.util.Set;

/**
 * The words of an inspection plan, each by the name that it has in {@code inspection-plan.yaml}.
 */
enum PlanLabel {
  SCREENING,
  SUMMARY_KIND("findings", "kind", "units"),
  SUMMARY_OUTSIDE("inner", "outer"),
  SUMMARY_ALIKE,
  SUMMARY_SINGLE,
  SUMMARY_NO_FINDINGS,
  SUMMARY_NONE,
  SUMMARY_ELSEWHERE("count"),
  SUMMARY_RAN_NOWHERE("rules"),
  SUMMARY_WITHIN("unit"),
  SECTION_NAMED("kind"),
  COLUMN_PLACE,
  COLUMN_UNIT,
  COLUMN_REASONS,
  REASON_COUNT("expected", "findings", "members", "ratio"),
  REASON_NONE("expected", "members"),
  REASON_RULES("rules"),
  REASON_RULE("count", "title"),
  REASON_HIGH("high"),
  REASON_SHRUNK("lower", "shrunk", "upper"),
  REASON_TOP("chance", "top"),
  REASON_KNOWN("known", "rules"),
  REASON_FAILED("rules"),
  CHANCE_BELOW,
  CHANCE_ABOVE,
  CHANCE("percent"),
  SECTION_FUNNEL("kind"),
  FUNNEL_EXPECTED,
  FUNNEL_RATIO,
  FUNNEL_INNER,
  FUNNEL_OUTER,
  FUNNEL_POINT,
  FUNNEL_POINT_OUTSIDE,
  FUNNEL_POINT_FAR,
  FUNNEL_NOTE("wider"),
  FUNNEL_NOTE_EXACT,
  FUNNEL_UNNAMED("count"),
  FUNNEL_ALTERNATIVE("above", "below", "kind", "units"),
  FUNNEL_NOBODY,
  COLUMN_MEMBERS,
  COLUMN_FINDINGS,
  COLUMN_EXPECTED,
  COLUMN_RATIO,
  COLUMN_SHRUNK,
  COLUMN_LIKELY,
  COLUMN_TOP,
  COLUMN_POSITION,
  COLUMN_HIGH,
  COLUMN_CODE,
  COLUMN_KNOWN,
  ABOVE_OUTER,
  ABOVE_INNER,
  WITHIN,
  BELOW_INNER,
  BELOW_OUTER,
  SECTION_UNRANKED,
  NO_MEMBERS("findings"),
  NOTHING_COULD_RUN,
  KIND_RESIDENCE_BRANCH,
  KIND_WARD,
  KIND_WORKPLACE,
  SECTION_METHOD,
  METHOD_EXPECTED,
  METHOD_WEIGHTS("high", "low", "medium"),
  METHOD_SHRUNK,
  METHOD_CHANCE,
  METHOD_FUNNEL,
  METHOD_NOT,
  NUMBERS_NOT_RUN,
  COLUMN_LOWER,
  COLUMN_UPPER;

  private final Set<String> placeholders;

  PlanLabel(String... placeholders) {
    this.placeholders = Set.of(placeholders);
  }

  /** Its name in the file, such as {@code reason-count}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The placeholders that its text may use. */
  Set<String> placeholders() {
    return placeholders;
  }
}
