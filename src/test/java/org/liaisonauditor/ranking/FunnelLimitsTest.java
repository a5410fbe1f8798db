package org.liaisonauditor.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FunnelLimitsTest {

  @Test
  void limits_are_where_a_sum_of_poisson_probabilities_says() {
    FunnelLimits.At at = new FunnelLimits(1).at(4);
    double[] upTo = new double[40];
    double term = Math.exp(-4);
    for (int k = 0; k < upTo.length; k++) {
      upTo[k] = term + (k == 0 ? 0 : upTo[k - 1]);
      term *= 4.0 / (k + 1);
    }

    assertThat(at.high() * 4).isCloseTo(between(upTo, 0.975), within(1e-9));
    assertThat(at.highest() * 4).isCloseTo(between(upTo, 0.999), within(1e-9));
    assertThat(at.low() * 4).isCloseTo(between(upTo, 0.025), within(1e-9));
    assertThat(at.lowest()).isZero();
    // Known: P(X ≤ 8) = 0.9786, P(X ≤ 7) = 0.9489.
    assertThat(at.high() * 4).isBetween(7.0, 8.0);
  }

  private static double between(double[] upTo, double probability) {
    int count = 0;
    while (upTo[count] < probability) {
      count++;
    }
    return count - (upTo[count] - probability) / (upTo[count] - upTo[count - 1]);
  }

  @Test
  void far_out_they_are_those_of_the_normal_distribution() {
    FunnelLimits.At at = new FunnelLimits(1).at(1_000_000);

    assertThat(at.high()).isCloseTo(1 + 1.96e-3, within(2e-6));
    assertThat(at.lowest()).isCloseTo(1 - 3.0902e-3, within(5e-6));
  }

  @Test
  void units_that_vary_more_than_by_chance_widen_them_by_the_root() {
    double[] expected = new double[40];
    double[] observed = new double[40];
    Arrays.fill(expected, 100);
    for (int i = 0; i < 40; i++) {
      observed[i] = i % 2 == 0 ? 120 : 80;
    }

    FunnelLimits limits = FunnelLimits.of(observed, expected);

    assertThat(limits.overdispersion()).isCloseTo(4, within(1e-12));
    assertThat(limits.at(100).high() - 1)
        .isCloseTo(2 * (new FunnelLimits(1).at(100).high() - 1), within(1e-12));
  }

  @Test
  void a_few_far_out_do_not_widen_them() {
    double[] expected = new double[40];
    double[] observed = new double[40];
    Arrays.fill(expected, 100);
    Arrays.fill(observed, 100);
    observed[0] = 400;
    observed[7] = 300;

    FunnelLimits limits = FunnelLimits.of(observed, expected);

    assertThat(limits.overdispersion()).isEqualTo(1);
    assertThat(limits.position(400, 100)).isEqualTo(FunnelLimits.Position.ABOVE_OUTER);
    assertThat(limits.position(100, 100)).isEqualTo(FunnelLimits.Position.WITHIN);
    assertThat(limits.position(75, 100)).isEqualTo(FunnelLimits.Position.BELOW_INNER);
    assertThat(limits.position(125, 100)).isEqualTo(FunnelLimits.Position.ABOVE_INNER);
    assertThat(limits.position(60, 100)).isEqualTo(FunnelLimits.Position.BELOW_OUTER);
  }
}
