package org.liaisonauditor.audit;

import java.util.Map;

/**
 * The published version of the rules that an audit was judged by.
 *
 * @param number of the version
 * @param since by rule code, the version since which the rule is as it is
 */
public record PackVersion(int number, Map<String, Integer> since) {

  public PackVersion {
    since = Map.copyOf(since);
  }
}
