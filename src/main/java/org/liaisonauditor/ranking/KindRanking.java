package org.liaisonauditor.ranking;

import java.util.List;
import org.liaisonauditor.domain.UnitKind;

/**
 * The units of one kind, compared with each other.
 *
 * @param ranked by place
 * @param unranked those without a place, by code
 * @param top how many are "the highest" of {@link RankedUnit#amongTop()}
 * @param clumping weight of the gaps of one person, on average as they come to an inspector: so
 *     many points count as one independent observation, from the lowest weight
 * @param prior how alike the units are: so many independent observations the average counts as;
 *     infinite where there are no findings
 * @param alike whether chance alone makes these findings as likely as any difference would
 * @param overdispersion how much more the units vary than by chance alone, from 1: the funnel's
 *     limits are as much wider, by its root
 */
public record KindRanking(
    UnitKind kind,
    List<RankedUnit> ranked,
    List<UnrankedUnit> unranked,
    int top,
    double clumping,
    double prior,
    boolean alike,
    double overdispersion) {

  public KindRanking {
    ranked = List.copyOf(ranked);
    unranked = List.copyOf(unranked);
  }

  /** The limits of its funnel plot. */
  public FunnelLimits limits() {
    return new FunnelLimits(overdispersion);
  }

  /** Findings of the ranked units. */
  public int findings() {
    return ranked.stream().mapToInt(RankedUnit::findings).sum();
  }
}
