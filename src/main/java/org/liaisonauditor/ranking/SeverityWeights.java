package org.liaisonauditor.ranking;

import org.liaisonauditor.domain.Severity;

/** How much a finding of each severity counts, from 1. */
public record SeverityWeights(int high, int medium, int low) {

  public SeverityWeights {
    if (low < 1 || medium < low || high < medium) {
      throw new IllegalArgumentException(
          "weights must be 1 or more, and a graver gap never less than a milder one: high "
              + high
              + ", medium "
              + medium
              + ", low "
              + low);
    }
  }

  /** The weight of a severity. */
  public int of(Severity severity) {
    return switch (severity) {
      case HIGH -> high;
      case MEDIUM -> medium;
      case LOW -> low;
    };
  }
}
