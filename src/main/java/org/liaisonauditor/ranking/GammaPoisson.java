package org.liaisonauditor.ranking;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;

/**
 * True ratios of units that scatter around 1 as a gamma distribution, seen through counts that
 * scatter around them as Poisson (Clayton and Kaldor 1987). Numbers come from commons-math3, whose
 * functions are the same on every machine.
 *
 * @param shape of the gamma distribution, which is also its rate; infinite = all ratios are 1
 */
record GammaPoisson(double shape) {

  /** More than this can't be told from no difference at all. */
  private static final double MOST = 1e5;

  private static final double LEAST = 0.05;
  private static final int STEPS = 120;
  private static final double GOLDEN = (FastMath.sqrt(5) - 1) / 2;

  /**
   * The shape that makes the counts most likely, by the likelihood times the ratios' variance
   * (Morris and Tang 2011). The plain likelihood often says that units don't differ at all where
   * there are few of them, and then nothing could be told; with many units both say the same.
   *
   * @param observed counts, not necessarily whole
   * @param expected counts at the average rate, above 0
   */
  static GammaPoisson fit(double[] observed, double[] expected) {
    double low = FastMath.log(LEAST);
    double step = (FastMath.log(MOST) - low) / STEPS;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      double value = adjusted(low + i * step, observed, expected);
      if (value > most) {
        most = value;
        best = i;
      }
    }
    double from = low + Math.max(0, best - 1) * step;
    double to = low + Math.min(STEPS, best + 1) * step;
    while (to - from > 1e-9) {
      double left = to - GOLDEN * (to - from);
      double right = from + GOLDEN * (to - from);
      if (adjusted(left, observed, expected) >= adjusted(right, observed, expected)) {
        to = right;
      } else {
        from = left;
      }
    }
    return new GammaPoisson(FastMath.exp((from + to) / 2));
  }

  private static double adjusted(double logShape, double[] observed, double[] expected) {
    return logLikelihood(FastMath.exp(logShape), observed, expected) - logShape;
  }

  /** Whether no shape makes the counts more likely than chance alone does. */
  static boolean chanceAlone(double[] observed, double[] expected) {
    double low = FastMath.log(LEAST);
    double step = (FastMath.log(MOST) - low) / STEPS;
    double chance = poisson(observed, expected);
    for (int i = 0; i <= STEPS; i++) {
      if (logLikelihood(FastMath.exp(low + i * step), observed, expected) > chance + 1e-9) {
        return false;
      }
    }
    return true;
  }

  /** Log-likelihood but for what does not depend on the shape. */
  static double logLikelihood(double shape, double[] observed, double[] expected) {
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      sum +=
          Gamma.logGamma(shape + observed[i])
              - Gamma.logGamma(shape)
              - observed[i] * FastMath.log(shape + expected[i])
              - shape * FastMath.log1p(expected[i] / shape)
              + observed[i] * FastMath.log(expected[i]);
    }
    return sum;
  }

  /** The same where all ratios are 1. */
  private static double poisson(double[] observed, double[] expected) {
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      sum += observed[i] * FastMath.log(expected[i]) - expected[i];
    }
    return sum;
  }

  boolean alike() {
    return Double.isInfinite(shape);
  }

  /** The mean of a unit's ratio, given what was seen of it. */
  double mean(double observed, double expected) {
    return alike() ? 1 : (shape + observed) / (shape + expected);
  }

  /** What a unit's ratio is below with a probability, given what was seen of it. */
  double quantile(double probability, double observed, double expected) {
    return alike()
        ? 1
        : new GammaDistribution(null, shape + observed, 1 / (shape + expected))
            .inverseCumulativeProbability(probability);
  }

  /**
   * The probability of each unit to be among the highest, by drawing all ratios again and again.
   *
   * @param top how many are the highest, fewer than there are units
   * @param random where the draws come from
   * @param draws number of draws
   */
  double[] amongTop(
      double[] observed, double[] expected, int top, RandomGenerator random, int draws) {
    int units = observed.length;
    double[] probabilities = new double[units];
    if (alike() || top >= units) {
      Arrays.fill(probabilities, Math.min(1, (double) top / units));
      return probabilities;
    }
    GammaDistribution[] ratios = new GammaDistribution[units];
    for (int i = 0; i < units; i++) {
      ratios[i] = new GammaDistribution(random, shape + observed[i], 1 / (shape + expected[i]));
    }
    double[] drawn = new double[units];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < units; i++) {
        drawn[i] = ratios[i].sample();
      }
      double[] sorted = drawn.clone();
      Arrays.sort(sorted);
      double least = sorted[units - top];
      for (int i = 0; i < units; i++) {
        if (drawn[i] >= least) {
          probabilities[i]++;
        }
      }
    }
    for (int i = 0; i < units; i++) {
      probabilities[i] /= draws;
    }
    return probabilities;
  }
}
