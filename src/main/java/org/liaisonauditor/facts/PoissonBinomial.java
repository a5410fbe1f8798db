package org.liaisonauditor.facts;

/** The number of successes of independent trials with unequal probabilities. */
final class PoissonBinomial {

  private PoissonBinomial() {}

  /**
   * The probability of at least so many successes, by convolution: exact but for rounding.
   *
   * @param trials number of trials of each kind
   * @param probabilities probability of success of each kind, 0 to 1
   */
  static double atLeast(int successes, int[] trials, double[] probabilities) {
    int total = 0;
    for (int count : trials) {
      total += count;
    }
    double[] mass = new double[total + 1];
    mass[0] = 1;
    int done = 0;
    for (int kind = 0; kind < trials.length; kind++) {
      double p = probabilities[kind];
      for (int trial = 0; trial < trials[kind]; trial++) {
        done++;
        for (int k = done; k >= 1; k--) {
          mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
        }
        mass[0] *= 1 - p;
      }
    }
    double tail = 0;
    for (int k = total; k >= Math.max(successes, 0); k--) {
      tail += mass[k];
    }
    return Math.min(1, tail);
  }
}
