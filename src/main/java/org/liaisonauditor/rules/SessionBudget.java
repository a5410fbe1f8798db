package org.liaisonauditor.rules;

/**
 * What a session may still do. The engine is not made to be stopped from outside, so it is asked at
 * every pair of facts that it brings together; what it does between two pairs comes to an end by
 * itself.
 */
final class SessionBudget implements AutoCloseable {

  private static final ThreadLocal<SessionBudget> RUNNING = new ThreadLocal<>();

  /** The clock costs as much as several pairs. */
  private static final int PAIRS_A_LOOK = 1024;

  private final RuleLimits limits;
  private final int facts;
  private final long pairsAtMost;
  private final long matchesAtMost;
  private final long firingsAtMost;
  private final long begun;
  private long pairs;
  private long matches;
  private long firings;

  private SessionBudget(RuleLimits limits, int facts) {
    this.limits = limits;
    this.facts = facts;
    this.pairsAtMost = Math.max(limits.pairsAtLeast(), limits.pairs() * facts);
    this.matchesAtMost = Math.max(limits.matchesAtLeast(), limits.matches() * facts);
    this.firingsAtMost = Math.max(limits.firingsAtLeast(), limits.firings() * facts);
    this.begun = limits.ticker().getAsLong();
  }

  /** Begins a session on this thread; close it when the session ends. */
  static SessionBudget begin(RuleLimits limits, int facts) {
    if (RUNNING.get() != null) {
      throw new IllegalStateException("a session runs on this thread already");
    }
    SessionBudget budget = new SessionBudget(limits, facts);
    RUNNING.set(budget);
    return budget;
  }

  /** The budget of the session that runs on this thread. */
  static SessionBudget running() {
    SessionBudget budget = RUNNING.get();
    if (budget == null) {
      throw new IllegalStateException("rules run without a budget");
    }
    return budget;
  }

  /** A pair is looked at. */
  void pair() {
    pairs++;
    if (pairs > pairsAtMost) {
      throw tooMuch("looked at more than " + pairsAtMost + " pairs of facts");
    }
    if (pairs % PAIRS_A_LOOK == 0) {
      time();
    }
  }

  /** A pair matches and is kept. */
  void match() {
    matches++;
    if (matches > matchesAtMost) {
      throw tooMuch("joined more than " + matchesAtMost + " pairs of facts");
    }
  }

  /** A rule is about to fire. */
  void firing() {
    firings++;
    if (firings > firingsAtMost) {
      throw new RuleStopped(
          "it fired more than "
              + firingsAtMost
              + " times over "
              + facts
              + " facts without coming to an end, and was stopped. A rule fires once for what it"
              + " finds: join facts by what they share, as in `member == $member`");
    }
    time();
  }

  /** Looks at the clock. */
  void time() {
    if (limits.ticker().getAsLong() - begun > limits.time().toNanos()) {
      throw RuleStopped.outOfTime(limits);
    }
  }

  long pairs() {
    return pairs;
  }

  long matches() {
    return matches;
  }

  private RuleStopped tooMuch(String what) {
    return new RuleStopped(
        "it "
            + what
            + " where there are "
            + facts
            + " facts, and was stopped. Join facts by what they share, as in `member == $member`,"
            + " and leave out patterns that the rule has no need of");
  }

  @Override
  public void close() {
    RUNNING.remove();
  }
}
