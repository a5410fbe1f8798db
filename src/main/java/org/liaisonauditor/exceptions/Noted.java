package org.liaisonauditor.exceptions;

import java.time.LocalDate;

/**
 * An exception as an audit goes by it, whatever becomes of it later.
 *
 * @param gap the exception; who took it back stands in it only where that is why it ended
 * @param endedOn the last day on which it counted, where its time was over before this audit; null
 *     = it counts in this audit
 */
public record Noted(AcceptedGap gap, LocalDate endedOn) {

  public Noted {
    boolean early = endedOn != null && endedOn.isBefore(gap.until());
    if (!early && gap.withdrawn() != null) {
      gap = gap.standing();
    }
  }
}
