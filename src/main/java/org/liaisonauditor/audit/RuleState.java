package org.liaisonauditor.audit;

import java.util.List;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Regulation;

/**
 * What became of a rule in an audit.
 *
 * @param rule code of the rule
 * @param state what became of it
 * @param findings how many findings or commendations it has; what is accepted is not among them
 * @param failedBranches in how many branches it could not run
 * @param why the reason where it is switched off or could not run; null in all other states
 */
public record RuleState(String rule, State state, int findings, int failedBranches, Text why) {

  /** What can become of a rule. */
  public enum State {
    /** It ran in every branch and reported something, be it accepted. */
    FINDINGS,
    /** It ran in every branch, had something to look at, and reported nothing. */
    CLEAN,
    /** It ran in every branch, and in none was there anything to look at. */
    NOTHING_IN_SCOPE,
    /** The pack leaves it out for this period. */
    SWITCHED_OFF,
    /** In one branch or more it could not run; what it reported in others counts. */
    COULD_NOT_RUN
  }

  /**
   * What became of the rule in a part of the audit.
   *
   * @param found how many findings or commendations it has there
   * @param failures where it could not run there
   */
  public RuleState within(int found, List<CouldNotRun> failures) {
    if (state == State.SWITCHED_OFF) {
      return this;
    }
    return of(rule, null, failures, found, state == State.NOTHING_IN_SCOPE);
  }

  /**
   * The same, with some of its findings counted apart: what is accepted was found all the same, so
   * that the rule is not clean.
   *
   * @param accepted how many
   */
  public RuleState apart(int accepted) {
    return new RuleState(rule, state, findings - accepted, failedBranches, why);
  }

  static RuleState of(
      String rule,
      Regulation.SwitchedOff off,
      List<CouldNotRun> failures,
      int findings,
      boolean nothing) {
    if (off != null) {
      return new RuleState(rule, State.SWITCHED_OFF, 0, 0, off.reason());
    }
    if (!failures.isEmpty()) {
      String reason = failures.getFirst().reason();
      return new RuleState(
          rule, State.COULD_NOT_RUN, findings, failures.size(), new Text(reason, reason));
    }
    State state = findings > 0 ? State.FINDINGS : nothing ? State.NOTHING_IN_SCOPE : State.CLEAN;
    return new RuleState(rule, state, findings, 0, null);
  }
}
