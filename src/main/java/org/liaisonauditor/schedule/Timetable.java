package org.liaisonauditor.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.store.Database;

/** The entries that audits run by, as the file and the database have them. */
public final class Timetable {

  private final TimetableFile file;
  private final Database database;
  private final EntryStore entries;
  private final FiringStore history;
  private final Firings firings;
  private final ZoneId zone;
  private final Clock clock;

  Timetable(TimetableFile file, Database database, Firings firings, ZoneId zone, Clock clock) {
    this.file = file;
    this.database = database;
    this.entries = new EntryStore(database);
    this.history = new FiringStore(database);
    this.firings = firings;
    this.zone = zone;
    this.clock = clock;
  }

  /** The organization's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** All entries that the database knows, by code: those in force and those retired. */
  public List<KeptEntry> entries() {
    return entries.all();
  }

  /** The last firings of an entry, the latest first. */
  public List<Firing> history(String code, int most) {
    return history.of(code, most);
  }

  /** The firing of any entry that began last. */
  public Optional<Firing> lastFiring() {
    return history.last();
  }

  /** The next firings of the entries in force together, without paused ones, the earliest first. */
  public List<NextFiring> next(int count) {
    return next(inForce(entries()).filter(entry -> entry.pause().isEmpty()), count);
  }

  /** When an entry fires next; empty where it does not, or is paused or retired. */
  public Optional<Instant> next(KeptEntry entry) {
    return entry.inForce() && entry.pause().isEmpty()
        ? entry.entry().plan().nextAfter(clock.instant())
        : Optional.empty();
  }

  /** The next firings as they will be once the file is taken up. */
  public List<NextFiring> nextByFile(int count) throws IOException, TimetableRefused {
    if (!file.exists()) {
      return next(count);
    }
    List<KeptEntry> kept = entries();
    Set<String> paused =
        inForce(kept)
            .filter(entry -> entry.pause().isPresent())
            .map(KeptEntry::code)
            .collect(Collectors.toSet());
    Stream<TimetableEntry> ofDatabase =
        inForce(kept)
            .filter(entry -> entry.origin() == KeptEntry.Origin.DATABASE)
            .map(KeptEntry::entry);
    List<TimetableEntry> together =
        Stream.concat(read(kept).stream(), ofDatabase)
            .filter(entry -> !paused.contains(entry.code()))
            .toList();
    return NextFiring.of(together, clock.instant(), count);
  }

  private List<NextFiring> next(Stream<KeptEntry> kept, int count) {
    return NextFiring.of(kept.map(KeptEntry::entry).toList(), clock.instant(), count);
  }

  /**
   * How the file differs from what the database mirrors. Where there is no file, nothing does: an
   * entry is retired by taking it out of the file, not by a file that is not found.
   *
   * @throws TimetableRefused with all faults of the file
   */
  public Comparison compare() throws IOException, TimetableRefused {
    List<KeptEntry> kept = entries();
    return file.exists() ? Comparison.of(read(kept), kept) : Comparison.NONE;
  }

  /**
   * Mirrors the file in the database: what is new is added, what says something else gets a new
   * revision, what is no longer there is retired with its history.
   *
   * @throws TimetableRefused with all faults of the file; nothing is changed then
   */
  public Comparison takeUp() throws IOException, TimetableRefused {
    if (!file.exists()) {
      return Comparison.NONE;
    }
    List<TimetableEntry> read = read(entries());
    return database.inTransaction(
        () -> {
          database.lock("timetable");
          Comparison changes = Comparison.of(read, entries.all());
          Instant now = clock.instant();
          changes.added().forEach(entry -> entries.add(entry, KeptEntry.Origin.FILE, now));
          changes.changed().forEach(entry -> revise(entry, now));
          changes.retired().forEach(code -> retire(code, now));
          return changes;
        });
  }

  /** Keeps an entry in the database alone; it replaces an earlier one of its code. */
  public void keep(TimetableEntry entry) {
    database.inTransaction(
        () -> {
          database.lock("timetable");
          Instant now = clock.instant();
          Optional<KeptEntry> old = entries.find(entry.code());
          if (old.filter(kept -> kept.origin() == KeptEntry.Origin.FILE).isPresent()) {
            throw new IllegalArgumentException(
                "The code "
                    + entry.code()
                    + " belongs to an entry of "
                    + file.path()
                    + "; take another.");
          }
          if (old.filter(KeptEntry::inForce).isPresent()) {
            revise(entry, now);
          } else {
            entries.add(entry, KeptEntry.Origin.DATABASE, now);
          }
        });
  }

  /** Retires an entry that is kept in the database alone. */
  public void retire(String code) throws NoSuchEntry {
    KeptEntry entry = entry(code);
    if (entry.origin() == KeptEntry.Origin.FILE) {
      throw new IllegalArgumentException(
          "The entry " + code + " stands in " + file.path() + "; take it out there.");
    }
    database.inTransaction(() -> retire(code, clock.instant()));
  }

  /** An entry that is in force. */
  public KeptEntry entry(String code) throws NoSuchEntry {
    Optional<KeptEntry> found = entries.find(code).filter(KeptEntry::inForce);
    if (found.isEmpty()) {
      throw new NoSuchEntry(code, inForce(entries()).map(KeptEntry::code).toList());
    }
    return found.get();
  }

  /**
   * From now on the entry fires no more until it is resumed, whatever is started in between.
   *
   * @return whether it was not paused already
   */
  public boolean pause(String code, String by) throws NoSuchEntry {
    return change(code, entry -> entry.pause().isEmpty(), now -> entries.pause(code, by, now));
  }

  /**
   * From now on the entry fires again; what was planned for the pause stays missed.
   *
   * @return whether it was paused
   */
  public boolean resume(String code, String by) throws NoSuchEntry {
    return change(code, entry -> entry.pause().isPresent(), now -> entries.resume(code, by, now));
  }

  /**
   * Fires an entry now, paused or not.
   *
   * @param by who asks
   * @return the firing as it ended
   */
  public Firing fire(String code, String by) throws NoSuchEntry {
    return firings.fireNow(entry(code), by);
  }

  private interface Change {
    void at(Instant now);
  }

  private boolean change(String code, Predicate<KeptEntry> possible, Change change)
      throws NoSuchEntry {
    entry(code);
    return database.inTransaction(
        () -> {
          entries.lock(code);
          if (!possible.test(entries.find(code).orElseThrow())) {
            return false;
          }
          Instant now = clock.instant();
          firings.catchUp(code, now);
          change.at(now);
          return true;
        });
  }

  /** What came due until now was due by what the entry said until now. */
  private void revise(TimetableEntry entry, Instant now) {
    firings.catchUp(entry.code(), now);
    entries.revise(entry, now);
  }

  private void retire(String code, Instant now) {
    firings.catchUp(code, now);
    firings.retired(code, now);
    entries.retire(code, now);
  }

  private List<TimetableEntry> read(List<KeptEntry> kept) throws IOException, TimetableRefused {
    return file.read(
        kept.stream()
            .filter(entry -> entry.origin() == KeptEntry.Origin.DATABASE)
            .map(KeptEntry::code)
            .collect(Collectors.toSet()));
  }

  private static Stream<KeptEntry> inForce(List<KeptEntry> entries) {
    return entries.stream().filter(KeptEntry::inForce);
  }
}
