package org.liaisonauditor.rules;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules that took too long somewhere in an audit. They are not run again in it, so that one
 * rule costs its time once and not in every branch; and since nothing of them is reported in any
 * branch, it doesn't matter in which they were noticed first. Safe for use by several threads.
 */
public final class OutOfTime {

  private final Set<String> rules = ConcurrentHashMap.newKeySet();

  /** Whether a reason why a rule could not run is that its time was over. */
  public static boolean isReason(String reason) {
    return RuleStopped.isOutOfTime(reason);
  }

  void add(String rule) {
    rules.add(rule);
  }

  boolean contains(String rule) {
    return rules.contains(rule);
  }

  boolean none() {
    return rules.isEmpty();
  }
}
