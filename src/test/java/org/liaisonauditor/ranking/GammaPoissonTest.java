package org.liaisonauditor.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

/** The estimator against sums and integrals that are worked out another way. */
class GammaPoissonTest {

  @Test
  void a_ratio_is_the_mean_of_what_was_seen_and_of_as_many_average_gaps_as_the_shape_says() {
    GammaPoisson model = new GammaPoisson(4);

    assertThat(model.mean(3, 1)).isEqualTo(1.4);
    assertThat(model.mean(120, 60)).isEqualTo(124.0 / 64);
    assertThat(model.mean(0, 2)).isEqualTo(4.0 / 6);
  }

  @Test
  void much_seen_is_hardly_shrunk_and_nothing_seen_wholly() {
    GammaPoisson model = new GammaPoisson(4);

    assertThat(model.mean(30_000, 10_000)).isCloseTo(3, within(0.001));
    assertThat(model.mean(3e-7, 1e-7)).isCloseTo(1, within(1e-6));
    assertThat(new GammaPoisson(Double.POSITIVE_INFINITY).mean(30, 10)).isEqualTo(1);
    assertThat(new GammaPoisson(1e-9).mean(30, 10)).isCloseTo(3, within(1e-6));
  }

  @Test
  void mean_and_interval_are_those_of_an_integral_over_all_ratios() {
    double shape = 2.7;
    double observed = 7.5;
    double expected = 3.2;
    // Prior times likelihood, each by its own formula, without constants.
    DoubleUnaryOperator density =
        ratio ->
            Math.pow(ratio, shape - 1)
                * Math.exp(-shape * ratio)
                * Math.pow(ratio * expected, observed)
                * Math.exp(-ratio * expected);
    double whole = integral(density, 0, 40);
    GammaPoisson model = new GammaPoisson(shape);

    assertThat(model.mean(observed, expected))
        .isCloseTo(
            integral(ratio -> ratio * density.applyAsDouble(ratio), 0, 40) / whole, within(1e-8));
    for (double probability : new double[] {0.025, 0.5, 0.975}) {
      double quantile = model.quantile(probability, observed, expected);
      assertThat(integral(density, 0, quantile) / whole).isCloseTo(probability, within(1e-6));
    }
  }

  @Test
  void the_shape_makes_the_counts_most_likely_by_an_integral_over_all_ratios() {
    double[] observed = {0, 3, 9, 1, 14, 2, 2, 30};
    double[] expected = {2, 2, 4, 3, 8, 4, 2, 20};
    double shape = GammaPoisson.fit(observed, expected).shape();

    double best = integrated(shape, observed, expected);
    assertThat(best).isGreaterThan(integrated(shape * 1.05, observed, expected));
    assertThat(best).isGreaterThan(integrated(shape / 1.05, observed, expected));
    assertThat(best).isGreaterThan(integrated(shape * 4, observed, expected));
    assertThat(best).isGreaterThan(integrated(shape / 4, observed, expected));
  }

  @Test
  void the_shape_that_made_the_ratios_is_found_again() {
    Random random = new Random(7);
    int units = 2000;
    double[] observed = new double[units];
    double[] expected = new double[units];
    for (int i = 0; i < units; i++) {
      expected[i] = 1 + random.nextInt(20);
      // A sum of four exponentials is a gamma of shape 4.
      double ratio = 0;
      for (int k = 0; k < 4; k++) {
        ratio -= Math.log(1 - random.nextDouble()) / 4;
      }
      observed[i] = Made.poisson(random, ratio * expected[i]);
    }

    assertThat(GammaPoisson.fit(observed, expected).shape()).isBetween(3.5, 4.6);
  }

  @Test
  void units_that_differ_less_than_by_chance_are_alike() {
    double[] expected = {4, 5, 6, 7};

    assertThat(GammaPoisson.chanceAlone(new double[] {4, 5, 6, 7}, expected)).isTrue();
    assertThat(GammaPoisson.chanceAlone(new double[] {0, 15, 0, 7}, expected)).isFalse();
    assertThat(GammaPoisson.fit(new double[] {4, 5, 6, 7}, expected).shape())
        .isGreaterThan(GammaPoisson.fit(new double[] {0, 15, 0, 7}, expected).shape())
        .isLessThan(1000);
  }

  @Test
  void chances_to_be_among_the_highest_are_those_of_pairwise_integrals() {
    double[] observed = {9, 4};
    double[] expected = {4, 4};
    GammaPoisson model = new GammaPoisson(3);
    // P(first > second) for Gamma(12, 7) and Gamma(7, 7).
    double first = chance(12, 7, 7, 7);

    double[] chances = model.amongTop(observed, expected, 1, new MersenneTwister(1), 20_000);

    assertThat(chances[0]).isCloseTo(first, within(0.01));
    assertThat(chances[0] + chances[1]).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 200)
  void more_found_is_never_less_likely_and_lies_between_the_average_and_what_was_seen(
      @ForAll @DoubleRange(min = 0.1, max = 500) double shape,
      @ForAll @IntRange(max = 500) int observed,
      @ForAll @DoubleRange(min = 0.1, max = 500) double expected) {
    GammaPoisson model = new GammaPoisson(shape);
    double mean = model.mean(observed, expected);
    double ratio = observed / expected;

    assertThat(model.mean(observed + 1, expected)).isGreaterThan(mean);
    assertThat(mean).isBetween(Math.min(1, ratio) - 1e-9, Math.max(1, ratio) + 1e-9);
    assertThat(model.quantile(0.025, observed, expected)).isLessThan(mean);
    assertThat(model.quantile(0.975, observed, expected)).isGreaterThan(mean);
  }

  private static double chance(double shape1, double rate1, double shape2, double rate2) {
    double sum = 0;
    double below = 0;
    double step = 1e-4;
    for (double x = step / 2; x < 20; x += step) {
      double here = density(shape2, rate2, x) * step;
      sum += density(shape1, rate1, x) * step * (below + here / 2);
      below += here;
    }
    return sum;
  }

  /** Of a gamma distribution of whole shape. */
  private static double density(double shape, double rate, double x) {
    double log = shape * Math.log(rate) + (shape - 1) * Math.log(x) - rate * x;
    for (int k = 2; k < shape; k++) {
      log -= Math.log(k);
    }
    return Math.exp(log);
  }

  /** Log of the likelihood of all counts, each integrated over its ratio. */
  private static double integrated(double shape, double[] observed, double[] expected) {
    // The likelihood counts times the variance, which is one by the shape.
    double norm = integral(ratio -> Math.pow(ratio, shape - 1) * Math.exp(-shape * ratio), 0, 60);
    double sum = -Math.log(shape);
    for (int i = 0; i < observed.length; i++) {
      double seen = observed[i];
      double mean = expected[i];
      sum +=
          Math.log(
              integral(
                      ratio ->
                          Math.pow(ratio, shape - 1 + seen) * Math.exp(-(shape + mean) * ratio),
                      0,
                      60)
                  / norm);
    }
    return sum;
  }

  /** By Simpson's rule over the square root, which has no pole for shapes from 0.5. */
  private static double integral(DoubleUnaryOperator function, double from, double to) {
    int parts = 40_000;
    double low = Math.sqrt(from);
    double step = (Math.sqrt(to) - low) / parts;
    double sum = 0;
    for (int i = 0; i <= parts; i++) {
      double root = Math.max(1e-9, low + i * step);
      double weight = i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * function.applyAsDouble(root * root) * 2 * root;
    }
    return sum * step / 3;
  }
}
