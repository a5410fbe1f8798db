package org.liaisonauditor.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a timetable entry fires. */
public sealed interface Plan permits CronPlan, Once, AtStart {

  /** The first planned moment after a moment; empty where none is left. */
  Optional<Instant> nextAfter(Instant moment);

  /** The planned moments after one moment up to another, which is included. */
  default List<Instant> between(Instant after, Instant until) {
    return Stream.iterate(
            nextAfter(after),
            moment -> moment.isPresent() && !moment.get().isAfter(until),
            moment -> nextAfter(moment.orElseThrow()))
        .map(Optional::orElseThrow)
        .toList();
  }
}
