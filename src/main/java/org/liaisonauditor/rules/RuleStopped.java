package org.liaisonauditor.rules;

/** Rules did more than they may, and were stopped. The message says which limit, and what to do. */
public final class RuleStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final String OUT_OF_TIME = "it took longer than ";

  RuleStopped(String message) {
    // Where it was stopped is chance.
    super(message, null, false, false);
  }

  static RuleStopped outOfTime(RuleLimits limits) {
    return new RuleStopped(
        OUT_OF_TIME
            + limits.time().toSeconds()
            + " s in a branch and was stopped; nothing of it is reported in any branch. Look for"
            + " conditions that every fact has to go through, or give rules longer: -D"
            + RuleLimits.SECONDS
            + "=…");
  }

  /** Whether a reason given for a failure is that the time was over. */
  static boolean isOutOfTime(String reason) {
    return reason.startsWith(OUT_OF_TIME);
  }
}
