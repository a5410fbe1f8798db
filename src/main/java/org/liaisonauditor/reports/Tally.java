package org.liaisonauditor.reports;

import org.liaisonauditor.domain.Severity;

/** A number of findings by severity. */
final class Tally {

  private int high;
  private int medium;
  private int low;

  void add(Severity severity) {
    switch (severity) {
      case HIGH -> high++;
      case MEDIUM -> medium++;
      case LOW -> low++;
    }
  }

  int high() {
    return high;
  }

  int medium() {
    return medium;
  }

  int low() {
    return low;
  }

  int total() {
    return high + medium + low;
  }
}
