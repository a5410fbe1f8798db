package org.liaisonauditor.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which of the moments that have come is run: the latest that lies in no pause. The others are
 * missed.
 *
 * @param run the moment to run, if any
 * @param missed the other moments, each with the reason
 */
record Due(Optional<Instant> run, Map<Instant, Firing.Missed> missed) {

  /** What is due of the moments that have come since one was last looked at, in order. */
  static Due of(List<Instant> moments, Predicate<Instant> paused) {
    Optional<Instant> run = Optional.empty();
    NavigableMap<Instant, Firing.Missed> missed = new TreeMap<>();
    for (Instant moment : moments) {
      if (paused.test(moment)) {
        missed.put(moment, Firing.Missed.PAUSED);
      } else {
        run.ifPresent(earlier -> missed.put(earlier, Firing.Missed.LATER_DUE));
        run = Optional.of(moment);
      }
    }
    return new Due(run, missed);
  }
}
