package org.liaisonauditor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatingStatisticsTest {

  private static final LocalDate DUE = LocalDate.of(2025, 12, 10);
  private static final Parameters FROM_FOUR =
      new Parameters(
          Map.of(
              Terms.COMPARED_FROM, Map.of(LocalDate.MIN, 4),
              Terms.EVALUATION_DUE, Map.of(LocalDate.MIN, MonthDay.of(12, 10)),
              Terms.TOP_RATINGS, Map.of(LocalDate.MIN, Set.of("GOOD"))));

  @Test
  void equalTrialsAreBinomial() {
    // P(X >= 3) of 4 fair trials is 5/16.
    assertThat(PoissonBinomial.atLeast(3, new int[] {4}, new double[] {0.5}))
        .isCloseTo(5 / 16.0, within(1e-15));
  }

  @Test
  void unequalTrialsAreCountedOutByHand() {
    // One trial of 1/2 and one of 1/4: both succeed with 1/8, at least one with 5/8.
    int[] trials = {1, 1};
    double[] shares = {0.5, 0.25};

    assertThat(PoissonBinomial.atLeast(2, trials, shares)).isCloseTo(1 / 8.0, within(1e-15));
    assertThat(PoissonBinomial.atLeast(1, trials, shares)).isCloseTo(5 / 8.0, within(1e-15));
    assertThat(PoissonBinomial.atLeast(0, trials, shares)).isEqualTo(1);
  }

  @Test
  void aBranchIsComparedWithTheOthersBandByBand() {
    // The others give 1 of 4 in band 0 and have nobody in band 2: there their share over all
    // counts.
    RatingSample lenient = sample("B1", new int[] {3, 0, 1}, new int[] {3, 0, 1});
    RatingSample other = sample("B2", new int[] {4, 4, 0}, new int[] {1, 2, 0});
    RatingStatistics statistics = new RatingStatistics(List.of(lenient, other), FROM_FOUR);

    RatingStatistics.Tested tested = statistics.of("B1", 2025);
    assertThat(tested.expected()).isCloseTo(3 * 0.25 + 3 / 8.0, within(1e-12));
    assertThat(tested.pValue()).isCloseTo(0.25 * 0.25 * 0.25 * 3 / 8.0, within(1e-12));
  }

  @Test
  void aSmallBranchIsNotTestedButComparedWith() {
    RatingSample big = sample("B1", new int[] {4, 0, 0}, new int[] {2, 0, 0});
    RatingSample small = sample("B2", new int[] {3, 0, 0}, new int[] {0, 0, 0});
    RatingStatistics statistics = new RatingStatistics(List.of(big, small), FROM_FOUR);

    assertThat(statistics.of("B2", 2025)).isNull();
    assertThat(statistics.of("B1", 2025).expected()).isZero();
  }

  @Test
  void withoutAnotherBranchNothingIsTested() {
    RatingSample alone = sample("B1", new int[] {9, 0, 0}, new int[] {9, 0, 0});

    assertThat(new RatingStatistics(List.of(alone), FROM_FOUR).of("B1", 2025)).isNull();
  }

  @Property(tries = 100)
  void adjustedValuesPickTheBranchesOfBenjaminiAndHochberg(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int branches) {
    List<RatingSample> samples = randomSamples(new Random(seed), branches);
    RatingStatistics statistics = new RatingStatistics(samples, FROM_FOUR);
    List<String> tested = new ArrayList<>();
    for (RatingSample sample : samples) {
      if (statistics.of(sample.branch(), 2025) != null) {
        tested.add(sample.branch());
      }
    }
    tested.sort(
        (a, b) -> {
          int byP =
              Double.compare(statistics.of(a, 2025).pValue(), statistics.of(b, 2025).pValue());
          return byP != 0 ? byP : a.compareTo(b);
        });
    for (double rate : List.of(0.01, 0.05, 0.2, 0.5)) {
      int last = 0;
      for (int i = 1; i <= tested.size(); i++) {
        if (statistics.of(tested.get(i - 1), 2025).pValue() <= (double) i / tested.size() * rate) {
          last = i;
        }
      }
      List<String> picked =
          tested.stream()
              .filter(branch -> statistics.of(branch, 2025).adjustedPValue() <= rate)
              .toList();
      assertThat(picked).isEqualTo(tested.subList(0, last));
    }
  }

  @Property(tries = 50)
  void theOrderOfTheBranchesChangesNothing(@ForAll long seed) {
    List<RatingSample> samples = randomSamples(new Random(seed), 12);
    RatingStatistics statistics = new RatingStatistics(samples, FROM_FOUR);
    List<RatingSample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(seed + 1));
    RatingStatistics again = new RatingStatistics(shuffled, FROM_FOUR);

    for (RatingSample sample : samples) {
      assertThat(again.of(sample.branch(), 2025)).isEqualTo(statistics.of(sample.branch(), 2025));
    }
  }

  private static List<RatingSample> randomSamples(Random random, int branches) {
    List<RatingSample> samples = new ArrayList<>();
    for (int branch = 0; branch < branches; branch++) {
      int[] evaluations = new int[RatingSample.BANDS];
      int[] top = new int[RatingSample.BANDS];
      double lenience = random.nextDouble();
      for (int band = 0; band < RatingSample.BANDS; band++) {
        evaluations[band] = random.nextInt(8);
        for (int i = 0; i < evaluations[band]; i++) {
          top[band] += random.nextDouble() < lenience ? 1 : 0;
        }
      }
      samples.add(sample("B" + branch, evaluations, top));
    }
    return samples;
  }

  private static RatingSample sample(String branch, int[] evaluations, int[] top) {
    return new RatingSample(branch, 2025, DUE, evaluations, top, List.of());
  }
}
