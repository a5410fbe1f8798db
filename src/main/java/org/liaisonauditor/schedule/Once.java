package org.liaisonauditor.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Once, at a moment by the clocks of a zone.
 *
 * @param local what the clocks show; where they skip it, so much later; where they show it twice,
 *     the first time
 */
public record Once(LocalDateTime local, ZoneId zone) implements Plan {

  @Override
  public Optional<Instant> nextAfter(Instant moment) {
    return Optional.of(local.atZone(zone).toInstant()).filter(at -> at.isAfter(moment));
  }

  /** As written in the timetable. */
  @Override
  public String toString() {
    return local.toString();
  }
}
