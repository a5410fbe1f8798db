package org.liaisonauditor.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a timetable's file differs from what the database mirrors.
 *
 * @param added entries that are new, or in force again
 * @param changed entries that say something else
 * @param retired codes of entries that are no longer in the file
 */
public record Comparison(
    List<TimetableEntry> added, List<TimetableEntry> changed, List<String> retired) {

  static final Comparison NONE = new Comparison(List.of(), List.of(), List.of());

  static Comparison of(Collection<TimetableEntry> file, Collection<KeptEntry> kept) {
    Map<String, KeptEntry> mirrored = new LinkedHashMap<>();
    kept.stream()
        .filter(entry -> entry.inForce() && entry.origin() == KeptEntry.Origin.FILE)
        .forEach(entry -> mirrored.put(entry.code(), entry));
    List<TimetableEntry> added = new ArrayList<>();
    List<TimetableEntry> changed = new ArrayList<>();
    for (TimetableEntry entry : file) {
      KeptEntry old = mirrored.remove(entry.code());
      if (old == null) {
        added.add(entry);
      } else if (!old.entry().equals(entry)) {
        changed.add(entry);
      }
    }
    return new Comparison(added, changed, List.copyOf(mirrored.keySet()));
  }

  /** Whether the database says what the file says. */
  public boolean same() {
    return added.isEmpty() && changed.isEmpty() && retired.isEmpty();
  }

  /** In one line, for people who changed the file. */
  @Override
  public String toString() {
    return "added "
        + added.stream().map(TimetableEntry::code).toList()
        + ", changed "
        + changed.stream().map(TimetableEntry::code).toList()
        + ", retired "
        + retired;
  }
}
