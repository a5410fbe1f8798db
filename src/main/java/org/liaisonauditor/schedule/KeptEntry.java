package org.liaisonauditor.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry as the database keeps it.
 *
 * @param entry what it says now, or said last
 * @param origin where it comes from
 * @param revision number of what it says, from 1
 * @param since when it began to say so
 * @param retired when it was retired; null = it is in force
 * @param pauses all its pauses, in order
 */
public record KeptEntry(
    TimetableEntry entry,
    Origin origin,
    int revision,
    Instant since,
    Instant retired,
    List<Pause> pauses) {

  /** Where an entry comes from. */
  public enum Origin {
    /** The timetable's file, which is mirrored. */
    FILE,
    /** The database alone. */
    DATABASE
  }

  public KeptEntry {
    pauses = List.copyOf(pauses);
  }

  /** Code of the entry. */
  public String code() {
    return entry.code();
  }

  /** Whether it fires: it was not retired. */
  public boolean inForce() {
    return retired == null;
  }

  /** The pause that a moment lies in. */
  public Optional<Pause> pauseAt(Instant moment) {
    return pauses.stream().filter(pause -> pause.covers(moment)).findFirst();
  }

  /** The pause that goes on. */
  public Optional<Pause> pause() {
    return pauses.stream().filter(pause -> pause.until() == null).findFirst();
  }
}
