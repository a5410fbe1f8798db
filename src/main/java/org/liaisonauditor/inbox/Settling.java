package org.liaisonauditor.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells files that are still being written from those that are there whole. */
final class Settling {

  /** So long files wait for another one that keeps growing. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Duration settle;
  private Map<Path, Seen> seen = new HashMap<>();

  /**
   * Settling.
   *
   * @param settle how long a file must be unchanged to count as whole
   */
  Settling(Duration settle) {
    this.settle = settle;
  }

  private record Seen(Dropped.Stamp stamp, Instant since) {}

  /** Looks at what is there now. */
  void look(Collection<Dropped> files, Instant now) {
    Map<Path, Seen> next = new HashMap<>();
    for (Dropped file : files) {
      Seen before = seen.get(file.path());
      boolean same = before != null && before.stamp().equals(file.stamp());
      next.put(file.path(), same ? before : new Seen(file.stamp(), now));
    }
    seen = next;
  }

  /**
   * The files of a group that can be taken: all when all are whole; else none, until the whole ones
   * have waited long enough.
   */
  List<Dropped> ready(List<Dropped> group, Instant now) {
    List<Dropped> whole = group.stream().filter(file -> unchanged(file, settle, now)).toList();
    boolean all = whole.size() == group.size();
    boolean late = whole.stream().anyMatch(file -> unchanged(file, settle.plus(PATIENCE), now));
    return all || late ? whole : List.of();
  }

  private boolean unchanged(Dropped file, Duration howLong, Instant now) {
    return !seen.get(file.path()).since().plus(howLong).isAfter(now);
  }
}
