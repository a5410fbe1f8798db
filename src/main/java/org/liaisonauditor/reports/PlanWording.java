package org.liaisonauditor.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.ranking.FunnelLimits;
import org.liaisonauditor.ranking.KindRanking;
import org.liaisonauditor.ranking.RankedUnit;
import org.liaisonauditor.ranking.UnrankedUnit;
import org.liaisonauditor.rules.Rule;

/** What an inspection plan says, in one language. */
final class PlanWording {

  /** So many rules are named in a reason. */
  private static final int RULES = 3;

  private final Wording report;
  private final PlanDefinition definition;

  /** The words of a plan, in the language of a report. */
  PlanWording(Wording report) {
    this.report = report;
    this.definition = report.definition().kinds().plan();
  }

  /** The words of the report. */
  Wording report() {
    return report;
  }

  Language language() {
    return report.language();
  }

  String of(PlanLabel label, Object... values) {
    return report.fill(definition.texts().get(label).in(language()), values);
  }

  String of(UnitKind kind) {
    return of(
        switch (kind) {
          case RESIDENCE_BRANCH -> PlanLabel.KIND_RESIDENCE_BRANCH;
          case WARD -> PlanLabel.KIND_WARD;
          case WORKPLACE -> PlanLabel.KIND_WORKPLACE;
          case CITY -> throw new IllegalArgumentException("a city is not ranked");
        });
  }

  String of(FunnelLimits.Position position) {
    return of(
        switch (position) {
          case ABOVE_OUTER -> PlanLabel.ABOVE_OUTER;
          case ABOVE_INNER -> PlanLabel.ABOVE_INNER;
          case WITHIN -> PlanLabel.WITHIN;
          case BELOW_INNER -> PlanLabel.BELOW_INNER;
          case BELOW_OUTER -> PlanLabel.BELOW_OUTER;
        });
  }

  String of(UnrankedUnit unit) {
    return of(
        switch (unit.reason()) {
          case NO_MEMBERS -> PlanLabel.NO_MEMBERS;
          case NOTHING_COULD_RUN -> PlanLabel.NOTHING_COULD_RUN;
        },
        "findings",
        unit.findings());
  }

  /** A ratio or an expectation, to one decimal; below 0.1 to two. */
  String decimal(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact.setScale(value > 0 && value < 0.095 ? 2 : 1, RoundingMode.HALF_UP);
    String[] parts = rounded.toPlainString().split("\\.");
    return report.number(Integer.parseInt(parts[0]))
        + (language() == Language.VI ? "," : ".")
        + parts[1];
  }

  /** For programs: three decimals, with a point. */
  static String plain(double value) {
    return new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }

  /** A probability in whole percent; it comes from draws, and so is never 0 nor 100. */
  String chance(double probability) {
    if (probability < 0.01) {
      return of(PlanLabel.CHANCE_BELOW);
    }
    if (probability > 0.99) {
      return of(PlanLabel.CHANCE_ABOVE);
    }
    return percent(probability);
  }

  private String percent(double share) {
    int percent =
        new BigDecimal(share).movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact();
    return of(PlanLabel.CHANCE, "percent", percent);
  }

  /** Why a unit stands where it stands, in sentences. */
  List<String> reasons(RankedUnit unit, KindRanking kind, AuditResult result) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        of(
            unit.findings() == 0 ? PlanLabel.REASON_NONE : PlanLabel.REASON_COUNT,
            "findings",
            unit.findings(),
            "members",
            unit.members(),
            "ratio",
            decimal(unit.ratio()),
            "expected",
            decimal(unit.expected())));
    if (!unit.byRule().isEmpty()) {
      reasons.add(
          of(
              PlanLabel.REASON_RULES,
              "rules",
              unit.byRule().entrySet().stream()
                  .limit(RULES)
                  .map(
                      rule ->
                          of(
                              PlanLabel.REASON_RULE,
                              "title",
                              title(rule.getKey(), result),
                              "count",
                              rule.getValue()))
                  .collect(Collectors.joining("; "))));
    }
    if (unit.high() > 0) {
      reasons.add(of(PlanLabel.REASON_HIGH, "high", unit.high()));
    }
    if (kind.findings() > 0) {
      reasons.add(
          of(
              PlanLabel.REASON_SHRUNK,
              "shrunk",
              decimal(unit.shrunk()),
              "lower",
              decimal(unit.lower()),
              "upper",
              decimal(unit.upper())));
      if (kind.top() < kind.ranked().size()) {
        reasons.add(of(PlanLabel.REASON_TOP, "top", kind.top(), "chance", chance(unit.amongTop())));
      }
    }
    if (!unit.couldNotRun().isEmpty()) {
      reasons.add(
          of(
              unit.known() < 1 ? PlanLabel.REASON_KNOWN : PlanLabel.REASON_FAILED,
              "rules",
              titles(unit.couldNotRun(), result),
              "known",
              known(unit)));
    }
    return reasons;
  }

  /** How much of a unit could be looked at; never all where a part could not. */
  String known(RankedUnit unit) {
    return unit.known() < 1 ? chance(unit.known()) : percent(1);
  }

  /** What there is to say of the whole. */
  List<String> summary(KindRanking kind) {
    List<String> sentences = new ArrayList<>();
    if (kind.ranked().isEmpty()) {
      return List.of(of(kind.kind()) + ": " + of(PlanLabel.SUMMARY_NONE));
    }
    sentences.add(
        of(
            PlanLabel.SUMMARY_KIND,
            "kind",
            of(kind.kind()),
            "units",
            kind.ranked().size(),
            "findings",
            kind.findings()));
    if (kind.findings() == 0) {
      sentences.add(of(PlanLabel.SUMMARY_NO_FINDINGS));
    } else if (kind.ranked().size() == 1) {
      sentences.add(of(PlanLabel.SUMMARY_SINGLE));
    } else {
      int outer = number(kind, FunnelLimits.Position.ABOVE_OUTER);
      sentences.add(
          of(
              PlanLabel.SUMMARY_OUTSIDE,
              "inner",
              outer + number(kind, FunnelLimits.Position.ABOVE_INNER),
              "outer",
              outer));
      if (kind.alike()) {
        sentences.add(of(PlanLabel.SUMMARY_ALIKE));
      }
    }
    return List.of(String.join(" ", sentences));
  }

  private static int number(KindRanking kind, FunnelLimits.Position position) {
    return (int) kind.ranked().stream().filter(unit -> unit.position() == position).count();
  }

  /** What the funnel plot shows, for those who can't see it. */
  String alternative(KindRanking kind) {
    return of(
        PlanLabel.FUNNEL_ALTERNATIVE,
        "kind",
        of(kind.kind()),
        "units",
        kind.ranked().size(),
        "above",
        codes(kind, FunnelLimits.Position.ABOVE_OUTER, FunnelLimits.Position.ABOVE_INNER),
        "below",
        codes(kind, FunnelLimits.Position.BELOW_OUTER, FunnelLimits.Position.BELOW_INNER));
  }

  private String codes(KindRanking kind, FunnelLimits.Position outer, FunnelLimits.Position inner) {
    String codes =
        kind.ranked().stream()
            .filter(unit -> unit.position() == outer || unit.position() == inner)
            .map(unit -> unit.code() + " (" + decimal(unit.ratio()) + ")")
            .collect(Collectors.joining(", "));
    return codes.isEmpty() ? of(PlanLabel.FUNNEL_NOBODY) : codes;
  }

  /** The titles of rules. */
  String titles(List<String> rules, AuditResult result) {
    return rules.stream().map(rule -> title(rule, result)).collect(Collectors.joining(", "));
  }

  private String title(String code, AuditResult result) {
    return result.pack().rules().stream()
        .filter(rule -> rule.code().equals(code))
        .map(Rule::title)
        .map(report::of)
        .findFirst()
        .orElse(code);
  }
}
