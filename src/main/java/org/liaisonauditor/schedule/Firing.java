package org.liaisonauditor.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A planned moment of an entry and what became of it.
 *
 * @param entry code of the entry
 * @param planned when it was to fire
 * @param revision number of what the entry said then
 * @param cause what made it fire
 * @param askedBy the person who asked; null where none did
 * @param state what became of it
 * @param missed why it was missed; null where it was not
 * @param tries how often it was begun
 * @param fired when it was first begun; null = not yet
 * @param aliveUntil while it runs: when its server counts as dead unless it has said that it lives
 * @param nextTry when it is tried again after a failure; null = it is not
 * @param ended when it was over; null = not yet
 * @param run number of its run; null = none that is done
 * @param failure why it failed last; null = it did not
 */
public record Firing(
    String entry,
    Instant planned,
    int revision,
    Cause cause,
    String askedBy,
    State state,
    Missed missed,
    int tries,
    Instant fired,
    Instant aliveUntil,
    Instant nextTry,
    Instant ended,
    Long run,
    String failure) {

  /** A firing is taken up at once; a server that is busy may take this long. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  /** What made an entry fire. */
  public enum Cause {
    /** Its plan. */
    TIMETABLE,
    /** The start of a server. */
    START,
    /** Somebody who asked for it. */
    PERSON
  }

  /** What became of a firing. */
  public enum State {
    /** It is due and will run. */
    PLANNED,
    RUNNING,
    DONE,
    /** It failed; it may be tried again. */
    FAILED,
    /** It never ran and will not. */
    MISSED
  }

  /** Why a firing was missed. */
  public enum Missed {
    /** When a server could have run it, a later one of the entry was due. */
    LATER_DUE,
    /** The entry was paused. */
    PAUSED,
    /** The entry was retired. */
    RETIRED
  }

  /** How much later than planned it was begun; zero where it was punctual or never begun. */
  public Duration late() {
    if (fired == null) {
      return Duration.ZERO;
    }
    Duration late = Duration.between(planned, fired);
    return late.compareTo(PUNCTUAL) > 0 ? late : Duration.ZERO;
  }
}
