package org.liaisonauditor.ranking;

import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.UnitKind;

/**
 * Where to inspect next: branches, wards and workplaces, each compared with those of its kind. A
 * pure function of an audit: the same audit gives the same numbers on every machine.
 *
 * @param weights how much a finding counts
 * @param kinds residence branches, wards, workplaces
 * @param elsewhere findings of units that are none of these, which no ranking holds
 * @param ranNowhere codes of rules that could run in no branch: nobody's place knows of them
 */
public record Ranking(
    SeverityWeights weights, List<KindRanking> kinds, int elsewhere, List<String> ranNowhere) {

  /** What is ranked, in this order. */
  public static final List<UnitKind> KINDS =
      List.of(UnitKind.RESIDENCE_BRANCH, UnitKind.WARD, UnitKind.WORKPLACE);

  public Ranking {
    kinds = List.copyOf(kinds);
    ranNowhere = List.copyOf(ranNowhere);
  }

  /**
   * Ranks the units of an audit.
   *
   * @param exposure the members of the branches that it judged
   * @param top how many of each kind are "the highest", from 1
   */
  public static Ranking of(
      AuditResult result, Exposure exposure, SeverityWeights weights, int top) {
    Ranker ranker = new Ranker(result, exposure, weights, top);
    return new Ranking(
        weights,
        KINDS.stream().map(ranker::rank).toList(),
        ranker.elsewhere(),
        ranker.ranNowhere());
  }

  /** The ranking of a kind. */
  public KindRanking of(UnitKind kind) {
    return kinds.stream().filter(ranking -> ranking.kind() == kind).findFirst().orElseThrow();
  }
}
