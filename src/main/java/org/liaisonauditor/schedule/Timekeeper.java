package org.liaisonauditor.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.store.Database;

/** What a server does with the timetable: keeps the alarms set, and fires when one rings. */
final class Timekeeper {

  private final EntryStore entries;
  private final Firings firings;
  private final Alarms alarms;
  private final Clock clock;

  Timekeeper(Database database, Firings firings, Alarms alarms, Clock clock) {
    this.entries = new EntryStore(database);
    this.firings = firings;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** A server starts. */
  void start() {
    entries.all().forEach(entry -> firings.serverStarts(entry.code()));
    wind();
  }

  /**
   * Sets the alarms to what the database says: the next firing of each entry, and each firing that
   * is not over. What came due while no alarm rang is recorded first.
   */
  synchronized void wind() {
    Instant now = clock.instant();
    List<Alarm> wanted = new ArrayList<>();
    Set<String> paused = new HashSet<>();
    for (KeptEntry entry : entries.all()) {
      entry.pause().ifPresent(pause -> paused.add(entry.code()));
      if (entry.inForce()) {
        firings.catchUp(entry.code(), now);
        entry
            .entry()
            .plan()
            .nextAfter(now)
            .ifPresent(planned -> wanted.add(new Alarm(entry.code(), planned, planned)));
      }
    }
    wanted.addAll(firings.open(paused::contains));
    alarms.set(wanted);
  }

  /** An alarm rings. */
  void ring(String entry, Instant planned) {
    try {
      firings.fire(entry, planned);
    } finally {
      wind();
    }
  }
}
