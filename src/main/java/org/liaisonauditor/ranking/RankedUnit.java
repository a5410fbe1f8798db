package org.liaisonauditor.ranking;

import java.util.List;
import java.util.Map;

/**
 * A unit with its place. Ratios are to what is expected of a unit of this size at the average rate
 * of its kind; 1 is the average.
 *
 * @param place from 1; units of the same shrunk ratio, weight and number share a place
 * @param members its members who were there in the period
 * @param branches residence branches that these live in
 * @param high its findings of high severity; medium, low likewise
 * @param byRule its findings by rule code, most first
 * @param weight its findings by weight of their severity
 * @param expected findings expected, whatever their severity
 * @param ratio findings to those expected
 * @param weightedRatio the same, each finding by its weight
 * @param shrunk the weighted ratio shrunk towards the average: the mean of what is likely
 * @param lower what the true ratio is above with 97.5 % probability
 * @param upper what it is below with 97.5 % probability
 * @param amongTop probability that it is among the highest, from 0 to 1
 * @param known share of the expected weight that could be looked at, from 0 to 1; below 1 where a
 *     rule could not run
 * @param couldNotRun codes of rules that could not run in it or in a part of it
 * @param position where it stands in the funnel plot
 */
public record RankedUnit(
    int place,
    String code,
    String name,
    int members,
    int branches,
    int high,
    int medium,
    int low,
    Map<String, Integer> byRule,
    int weight,
    double expected,
    double ratio,
    double weightedRatio,
    double shrunk,
    double lower,
    double upper,
    double amongTop,
    double known,
    List<String> couldNotRun,
    FunnelLimits.Position position) {

  /** Its findings. */
  public int findings() {
    return high + medium + low;
  }
}
