package org.liaisonauditor.schedule;

import java.time.Instant;

/**
 * A time in which an entry does not fire.
 *
 * @param since its first moment
 * @param by who paused the entry
 * @param until the first moment after it; null = it goes on
 */
public record Pause(Instant since, String by, Instant until) {

  /** Whether a moment lies in it. */
  boolean covers(Instant moment) {
    return !moment.isBefore(since) && (until == null || moment.isBefore(until));
  }
}
