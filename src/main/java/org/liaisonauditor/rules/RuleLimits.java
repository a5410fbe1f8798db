package org.liaisonauditor.rules;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much a rule may do in one partition. Pairs, matches and firings depend on the facts alone: a
 * rule that exceeds them does so on every machine, every time. The time is for what these don't
 * count; it is so long that only a rule that keeps the machine busy comes near it.
 *
 * <p>Our 31 rules together try 1.2 pairs a fact and match 0.6 in the branch that asks most of them.
 *
 * @param pairs pairs of facts that it may look at, a fact of the partition
 * @param pairsAtLeast so many in the smallest partition
 * @param matches pairs that it may keep because they match, a fact
 * @param matchesAtLeast so many in the smallest partition
 * @param firings findings that it may report, a fact
 * @param firingsAtLeast so many in the smallest partition
 * @param time how long it may take
 * @param ticker the time, in nanoseconds from any point on
 */
record RuleLimits(
    long pairs,
    long pairsAtLeast,
    long matches,
    long matchesAtLeast,
    long firings,
    long firingsAtLeast,
    Duration time,
    LongSupplier ticker) {

  /** The system property that sets another time, in seconds. */
  static final String SECONDS = "auditor.rule-seconds";

  private static final int USUAL_SECONDS = 30;

  /** The limits of every run, with the time that is set. */
  static RuleLimits standard() {
    int seconds = Integer.getInteger(SECONDS, USUAL_SECONDS);
    if (seconds < 1) {
      throw new IllegalStateException(
          SECONDS + " is " + seconds + "; it must be a whole number of seconds from 1 on");
    }
    return within(Duration.ofSeconds(seconds), System::nanoTime);
  }

  /** The usual limits with another time. */
  static RuleLimits within(Duration time, LongSupplier ticker) {
    return new RuleLimits(300, 1_000_000, 30, 200_000, 4, 1_000, time, ticker);
  }

  /** The limits of so many rules at once. */
  RuleLimits times(int rules) {
    return new RuleLimits(
        rules * pairs,
        rules * pairsAtLeast,
        rules * matches,
        rules * matchesAtLeast,
        rules * firings,
        rules * firingsAtLeast,
        time.multipliedBy(rules),
        ticker);
  }
}
