package org.liaisonauditor.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.domain.CodePoints;

/**
 * Compares how branches rate (rule catalogue, lenient-branch): an exact Poisson-binomial test of
 * each branch against all others, stratified by missed meetings, with the p-values adjusted over
 * the branches tested (Benjamini and Hochberg, J. R. Stat. Soc. B 57, 1995).
 */
public final class RatingStatistics {

  /** What was found for a branch and year. */
  record Tested(double expected, double pValue, double adjustedPValue) {}

  private record Key(String branch, int year) {}

  private final Map<Key, Tested> tested = new HashMap<>();

  /** Compares the branches of each year; the order of the samples does not matter. */
  public RatingStatistics(List<RatingSample> samples, Parameters parameters) {
    Map<Integer, List<RatingSample>> byYear = new TreeMap<>();
    for (RatingSample sample : samples) {
      byYear.computeIfAbsent(sample.year(), year -> new ArrayList<>()).add(sample);
    }
    byYear.values().forEach(ofYear -> compare(ofYear, parameters));
  }

  /** The result for a branch and year, or null where it was not tested. */
  Tested of(String branch, int year) {
    return tested.get(new Key(branch, year));
  }

  private void compare(List<RatingSample> samples, Parameters parameters) {
    int[] evaluations = new int[RatingSample.BANDS];
    int[] top = new int[RatingSample.BANDS];
    for (RatingSample sample : samples) {
      for (int band = 0; band < RatingSample.BANDS; band++) {
        evaluations[band] += sample.evaluations()[band];
        top[band] += sample.top()[band];
      }
    }
    record Result(RatingSample sample, double expected, double pValue) {}
    List<Result> results = new ArrayList<>();
    for (RatingSample sample : samples) {
      int minimum = parameters.number(Terms.COMPARED_FROM, sample.dueDay());
      double[] shares = sharesOfOthers(sample, evaluations, top);
      if (sample.total() >= minimum && sample.total() > 0 && shares != null) {
        double expected = 0;
        for (int band = 0; band < RatingSample.BANDS; band++) {
          expected += sample.evaluations()[band] * shares[band];
        }
        double p = PoissonBinomial.atLeast(sample.observed(), sample.evaluations(), shares);
        results.add(new Result(sample, expected, p));
      }
    }
    results.sort(
        Comparator.comparingDouble(Result::pValue)
            .thenComparing(result -> result.sample().branch(), CodePoints.ORDER));
    double adjusted = 1;
    for (int i = results.size(); i >= 1; i--) {
      Result result = results.get(i - 1);
      adjusted = Math.min(adjusted, result.pValue() * results.size() / i);
      tested.put(
          new Key(result.sample().branch(), result.sample().year()),
          new Tested(result.expected(), result.pValue(), adjusted));
    }
  }

  /** The others' share of top ratings in each band; null where there is no other evaluation. */
  private static double[] sharesOfOthers(RatingSample sample, int[] evaluations, int[] top) {
    int others = 0;
    int othersTop = 0;
    for (int band = 0; band < RatingSample.BANDS; band++) {
      others += evaluations[band] - sample.evaluations()[band];
      othersTop += top[band] - sample.top()[band];
    }
    if (others == 0) {
      return null;
    }
    double[] shares = new double[RatingSample.BANDS];
    for (int band = 0; band < RatingSample.BANDS; band++) {
      int inBand = evaluations[band] - sample.evaluations()[band];
      int topInBand = top[band] - sample.top()[band];
      shares[band] = inBand == 0 ? (double) othersTop / others : (double) topInBand / inBand;
    }
    return shares;
  }
}
