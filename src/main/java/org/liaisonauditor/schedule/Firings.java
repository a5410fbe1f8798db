package org.liaisonauditor.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one run of each firing: records what is due before anything runs, makes up for the latest
 * of missed ones, tries again after failures, and goes on where a server died. Any number of
 * servers may do so at the same time, over one database.
 */
final class Firings implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Firings.class);

  /** A firing whose server dies this often is not begun again: it may be what kills it. */
  private static final int MOST_DEATHS = 3;

  private final Database database;
  private final EntryStore entries;
  private final FiringStore firings;
  private final EntryRuns runs;
  private final FailureLines failureLines;
  private final Leases leases;
  private final Clock clock;
  private final Set<String> runningHere = ConcurrentHashMap.newKeySet();

  Firings(Database database, EntryRuns runs, FailureLines failureLines, Clock clock) {
    this.database = database;
    this.entries = new EntryStore(database);
    this.firings = new FiringStore(database);
    this.runs = runs;
    this.failureLines = failureLines;
    this.leases = new Leases(firings, clock);
    this.clock = clock;
  }

  /**
   * Runs what an entry is to run at a moment, where that is still to be done: where a later moment
   * of the entry is due already, say, only that one is run.
   *
   * @param planned a moment of the entry's plan, or one that was recorded
   * @return the firing as it ended; empty where there was nothing to run
   */
  Optional<Firing> fire(String code, Instant planned) {
    catchUp(code, clock.instant());
    return begin(code, planned).map(this::run);
  }

  /**
   * Fires an entry now, paused or not, because somebody asks.
   *
   * @return the firing as it ended
   */
  Firing fireNow(KeptEntry entry, String askedBy) {
    Instant now = clock.instant();
    database.inTransaction(
        () -> {
          entries.lock(entry.code());
          firings.plan(entry, now, Firing.Cause.PERSON, askedBy);
        });
    return run(begin(entry.code(), now).orElseThrow());
  }

  /** A server starts: what is to fire then and has not yet, is due. */
  void serverStarts(String code) {
    Instant now = clock.instant();
    database.inTransaction(
        () -> {
          entries.lock(code);
          KeptEntry entry = entries.find(code).orElseThrow();
          if (entry.inForce()
              && entry.entry().plan() instanceof AtStart
              && entry.pauseAt(now).isEmpty()
              && !firings.firedAtStart(code)) {
            firings.plan(entry, now, Firing.Cause.START, null);
          }
        });
  }

  /** Records what of an entry's plan has come since last it was looked at. */
  void catchUp(String code, Instant now) {
    database.inTransaction(
        () -> {
          entries.lock(code);
          entries
              .find(code)
              .filter(KeptEntry::inForce)
              .ifPresent(entry -> record(entry, due(entry, now), now));
        });
  }

  private Due due(KeptEntry entry, Instant now) {
    Instant lookedAt =
        firings
            .latestOfPlan(entry.code())
            .filter(latest -> latest.isAfter(entry.since()))
            .orElse(entry.since());
    return Due.of(
        entry.entry().plan().between(lookedAt, now), moment -> entry.pauseAt(moment).isPresent());
  }

  private void record(KeptEntry entry, Due due, Instant now) {
    due.missed().forEach((moment, why) -> firings.miss(entry, moment, why, now));
    due.run()
        .ifPresent(
            moment -> {
              firings.missPlanned(entry.code(), Firing.Missed.LATER_DUE, now);
              firings.plan(entry, moment, Firing.Cause.TIMETABLE, null);
            });
  }

  /** Nothing more comes of an entry: what is due and not begun is missed. */
  void retired(String code, Instant now) {
    firings.missPlanned(code, Firing.Missed.RETIRED, now);
    firings.giveUp(code);
  }

  /** Takes a firing on, where it is to be run now and nobody else does. */
  private Optional<Firing> begin(String code, Instant planned) {
    Instant now = clock.instant();
    return database.inTransaction(
        () -> {
          entries.lock(code);
          Optional<Firing> found = firings.find(code, planned);
          boolean paused = entries.find(code).flatMap(entry -> entry.pauseAt(now)).isPresent();
          return found
              .filter(firing -> startable(firing, paused, now))
              .filter(firing -> survived(firing, now))
              .map(firing -> firings.begin(firing, Leases.server(), now, now.plus(Leases.LENGTH)));
        });
  }

  private static boolean startable(Firing firing, boolean paused, Instant now) {
    return switch (firing.state()) {
      case PLANNED -> !paused || firing.cause() == Firing.Cause.PERSON;
      case FAILED -> !paused && firing.nextTry() != null && !firing.nextTry().isAfter(now);
      // What was begun is ended, paused or not.
      case RUNNING -> !firing.aliveUntil().isAfter(now);
      case DONE, MISSED -> false;
    };
  }

  /** Whether a firing may be begun again after its server died, if it did. */
  private boolean survived(Firing firing, Instant now) {
    if (firing.state() != Firing.State.RUNNING) {
      return true;
    }
    firings.died(firing, now);
    int deaths = firings.tries(firing, "DIED");
    if (deaths < MOST_DEATHS) {
      LOG.warn("The server of {} died; the firing goes on", name(firing));
      return true;
    }
    LOG.error("The servers of {} died {} times; it is given up", name(firing), deaths);
    firings.failed(firing, "the program died in each of " + deaths + " tries", null, now);
    failureLines.tell(entries.revision(firing.entry(), firing.revision()), firing);
    return false;
  }

  private Firing run(Firing firing) {
    TimetableEntry entry = entries.revision(firing.entry(), firing.revision());
    runningHere.add(name(firing));
    try (Leases.Lease lease = leases.hold(firing)) {
      long run = runs.run(entry, firing);
      database.inTransaction(() -> firings.done(firing, run, clock.instant()));
    } catch (AuditRuns.RunFailed e) {
      failed(entry, firing, e.getMessage(), e.passing(), null);
    } catch (IOException e) {
      failed(
          entry,
          firing,
          "the outputs could not be copied to " + entry.outputs() + ": " + e,
          true,
          null);
    } catch (RuntimeException e) {
      failed(entry, firing, e.toString(), true, e);
    } finally {
      runningHere.remove(name(firing));
    }
    return firings.find(firing.entry(), firing.planned()).orElseThrow();
  }

  private void failed(
      TimetableEntry entry, Firing firing, String why, boolean passing, Throwable cause) {
    Instant now = clock.instant();
    database.inTransaction(
        () -> {
          int failedTries = firings.tries(firing, "FAILED") + 1;
          boolean again =
              passing
                  && firing.cause() != Firing.Cause.PERSON
                  && failedTries < entry.retries().tries();
          Instant nextTry = again ? now.plus(entry.retries().pauseAfter(failedTries)) : null;
          LOG.error(
              "{} failed in try {} of {}, {}: {}",
              name(firing),
              failedTries,
              entry.retries().tries(),
              again ? "is tried again at " + nextTry : "is not tried again",
              why,
              cause);
          firings.failed(firing, why, nextTry, now);
          if (!again) {
            failureLines.tell(entry, firing);
          }
        });
  }

  /**
   * When what is not over is to be looked at next: what is due at once, what failed after its
   * pause, what runs elsewhere when its server should have said that it lives.
   *
   * @param paused tells codes of entries that are paused: they begin nothing
   */
  List<Alarm> open(Predicate<String> paused) {
    return firings.open().stream()
        .filter(firing -> !runningHere.contains(name(firing)))
        .filter(
            firing ->
                firing.state() == Firing.State.RUNNING
                    || firing.cause() == Firing.Cause.PERSON
                    || !paused.test(firing.entry()))
        .map(firing -> new Alarm(firing.entry(), firing.planned(), nextLook(firing)))
        .toList();
  }

  /** To be called when nothing runs any more. */
  @Override
  public void close() {
    leases.close();
  }

  private static Instant nextLook(Firing firing) {
    return switch (firing.state()) {
      case RUNNING -> firing.aliveUntil();
      case FAILED -> firing.nextTry();
      default -> firing.planned();
    };
  }

  private static String name(Firing firing) {
    return firing.entry() + " of " + firing.planned();
  }
}
