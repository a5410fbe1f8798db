package org.liaisonauditor.schedule;

import java.time.Instant;
import java.util.Optional;

/** Once, when a server starts that has not fired the entry yet. */
public record AtStart() implements Plan {

  /** As written in the timetable. */
  static final String WORD = "at-start";

  /** No clock tells when a server will start. */
  @Override
  public Optional<Instant> nextAfter(Instant moment) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return WORD;
  }
}
