package org.liaisonauditor.ranking;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.util.FastMath;

/**
 * The limits of a funnel plot (Spiegelhalter 2005): where the ratio of findings to those expected
 * lies by chance alone. Exact for Poisson counts, with the step between two whole numbers bridged,
 * and widened where the units vary more than that.
 *
 * @param overdispersion mean square of the units' z-scores, from 1
 */
public record FunnelLimits(double overdispersion) {

  /** Half of what lies outside the inner limits, by chance: 95 % lie within. */
  static final double INNER = 0.025;

  /** Half of what lies outside the outer limits, by chance: 99.8 % lie within. */
  static final double OUTER = 0.001;

  /** Shares of the lowest and highest z-scores that are cut back, so that they don't decide. */
  private static final double CUT = 0.1;

  private static final int ITERATIONS = 10_000_000;

  /** Where a unit stands. */
  public enum Position {
    ABOVE_OUTER,
    ABOVE_INNER,
    WITHIN,
    BELOW_INNER,
    BELOW_OUTER
  }

  /** The limits of units of this expectation, as ratios. */
  public record At(double lowest, double low, double high, double highest) {}

  /**
   * The limits for units that vary as these do: the z-scores' mean square after cutting back the
   * extreme tenths; no less than 1.
   */
  static FunnelLimits of(double[] observed, double[] expected) {
    int units = observed.length;
    double[] scores = new double[units];
    for (int i = 0; i < units; i++) {
      scores[i] = (observed[i] - expected[i]) / Math.sqrt(expected[i]);
    }
    Arrays.sort(scores);
    int cut = (int) Math.floor(units * CUT);
    double sum = 0;
    for (int i = 0; i < units; i++) {
      double score = scores[Math.max(cut, Math.min(units - 1 - cut, i))];
      sum += score * score;
    }
    return new FunnelLimits(units == 0 ? 1 : Math.max(1, sum / units));
  }

  /**
   * The limits at an expectation.
   *
   * @param expected findings expected, above 0
   */
  public At at(double expected) {
    PoissonDistribution counts = new PoissonDistribution(null, expected, 1e-12, ITERATIONS);
    List<Double> limits =
        List.of(OUTER, INNER, 1 - INNER, 1 - OUTER).stream()
            .map(probability -> widened(exact(counts, probability) / expected))
            .toList();
    return new At(limits.get(0), limits.get(1), limits.get(2), limits.get(3));
  }

  private static double exact(PoissonDistribution counts, double probability) {
    int count = counts.inverseCumulativeProbability(probability);
    double upTo = counts.cumulativeProbability(count);
    double before = count == 0 ? 0 : counts.cumulativeProbability(count - 1);
    return Math.max(0, count - (upTo - probability) / (upTo - before));
  }

  private double widened(double ratio) {
    return Math.max(0, 1 + FastMath.sqrt(overdispersion) * (ratio - 1));
  }

  /** Where a unit stands. */
  public Position position(int observed, double expected) {
    At at = at(expected);
    double ratio = observed / expected;
    if (ratio > at.highest()) {
      return Position.ABOVE_OUTER;
    }
    if (ratio > at.high()) {
      return Position.ABOVE_INNER;
    }
    if (ratio < at.lowest()) {
      return Position.BELOW_OUTER;
    }
    return ratio < at.low() ? Position.BELOW_INNER : Position.WITHIN;
  }
}
