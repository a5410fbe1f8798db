package org.liaisonauditor.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;

/** The firings in the database, with every try. */
final class FiringStore {

  private static final String OF_ONE = " WHERE entry = ? AND planned_at = ?";

  private final Database database;

  FiringStore(Database database) {
    this.database = database;
  }

  Optional<Firing> find(String entry, Instant planned) {
    return list(OF_ONE, entry, Moments.at(planned)).stream().findFirst();
  }

  /** All firings of an entry, the latest first. */
  List<Firing> of(String entry, int most) {
    return list(
        " WHERE entry = ? ORDER BY planned_at DESC FETCH FIRST " + most + " ROWS ONLY", entry);
  }

  /** The firing of any entry that began last. */
  Optional<Firing> last() {
    return list(" WHERE fired_at IS NOT NULL ORDER BY fired_at DESC FETCH FIRST 1 ROW ONLY")
        .stream()
        .findFirst();
  }

  /** Firings that are not over: planned, running, or failed and to be tried again. */
  List<Firing> open() {
    return list(
        " WHERE state IN ('PLANNED', 'RUNNING') OR (state = 'FAILED' AND next_try_at IS NOT NULL)"
            + " ORDER BY planned_at, entry");
  }

  /** The latest moment of the entry's plan that was looked at. */
  Optional<Instant> latestOfPlan(String entry) {
    return database
        .sql()
        .sql("SELECT MAX(planned_at) AS latest FROM firing WHERE entry = ? AND cause = 'TIMETABLE'")
        .param(entry)
        .query((row, number) -> Optional.ofNullable(Moments.of(row, "latest")))
        .single();
  }

  boolean firedAtStart(String entry) {
    return database
            .sql()
            .sql("SELECT COUNT(*) FROM firing WHERE entry = ? AND cause = 'START'")
            .param(entry)
            .query(Integer.class)
            .single()
        > 0;
  }

  void plan(KeptEntry entry, Instant planned, Firing.Cause cause, String askedBy) {
    insert(entry, planned, cause, askedBy, Firing.State.PLANNED, null, null);
  }

  void miss(KeptEntry entry, Instant planned, Firing.Missed why, Instant now) {
    insert(entry, planned, Firing.Cause.TIMETABLE, null, Firing.State.MISSED, why, now);
  }

  private void insert(
      KeptEntry entry,
      Instant planned,
      Firing.Cause cause,
      String askedBy,
      Firing.State state,
      Firing.Missed missed,
      Instant ended) {
    database
        .sql()
        .sql(
            """
            INSERT INTO firing (entry, planned_at, revision, cause, asked_by, state, missed_because,
              tries, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
            """)
        .param(entry.code())
        .param(Moments.at(planned))
        .param(entry.revision())
        .param(cause.name())
        .param(askedBy)
        .param(state.name())
        .param(missed == null ? null : missed.name())
        .param(Moments.at(ended))
        .update();
  }

  /** What the plan made due and nobody began is missed. */
  void missPlanned(String entry, Firing.Missed why, Instant now) {
    database
        .sql()
        .sql(
            """
            UPDATE firing SET state = 'MISSED', missed_because = ?, ended_at = ?
            WHERE entry = ? AND state = 'PLANNED' AND cause <> 'PERSON'
            """)
        .params(why.name(), Moments.at(now), entry)
        .update();
  }

  /** What failed is not tried again. */
  void giveUp(String entry) {
    database
        .sql()
        .sql("UPDATE firing SET next_try_at = NULL WHERE entry = ? AND state = 'FAILED'")
        .param(entry)
        .update();
  }

  /** A new try begins. */
  Firing begin(Firing firing, String server, Instant now, Instant aliveUntil) {
    database
        .sql()
        .sql(
            """
            UPDATE firing SET state = 'RUNNING', tries = tries + 1, alive_until = ?,
              next_try_at = NULL, fired_at = COALESCE(fired_at, ?)
            """
                + OF_ONE)
        .params(
            Moments.at(aliveUntil), Moments.at(now), firing.entry(), Moments.at(firing.planned()))
        .update();
    database
        .sql()
        .sql(
            "INSERT INTO firing_try (entry, planned_at, number, server, began_at)"
                + " VALUES (?, ?, ?, ?, ?)")
        .params(
            firing.entry(),
            Moments.at(firing.planned()),
            firing.tries() + 1,
            server,
            Moments.at(now))
        .update();
    return find(firing.entry(), firing.planned()).orElseThrow();
  }

  /** The server that runs a try lives. */
  void alive(Firing running, Instant until) {
    database
        .sql()
        .sql("UPDATE firing SET alive_until = ?" + OF_ONE + " AND state = 'RUNNING' AND tries = ?")
        .params(Moments.at(until), running.entry(), Moments.at(running.planned()), running.tries())
        .update();
  }

  /** The server that ran the last try is dead. */
  void died(Firing running, Instant now) {
    endTry(running, "DIED", null, now);
  }

  /** How many tries of a firing ended in a way: FAILED or DIED. */
  int tries(Firing firing, String outcome) {
    return database
        .sql()
        .sql("SELECT COUNT(*) FROM firing_try" + OF_ONE + " AND outcome = ?")
        .params(firing.entry(), Moments.at(firing.planned()), outcome)
        .query(Integer.class)
        .single();
  }

  /** The last try of a firing gave its run. */
  void done(Firing running, long run, Instant now) {
    endTry(running, "DONE", null, now);
    end(running, Firing.State.DONE, run, null, null, now);
  }

  /**
   * The last try of a firing failed.
   *
   * @param nextTry when it is tried again; null = it is not
   */
  void failed(Firing running, String failure, Instant nextTry, Instant now) {
    endTry(running, "FAILED", failure, now);
    end(running, Firing.State.FAILED, null, failure, nextTry, now);
  }

  /** Who was taken for dead and is not any longer the one who runs the firing changes nothing. */
  private void end(
      Firing running, Firing.State state, Long run, String failure, Instant nextTry, Instant now) {
    database
        .sql()
        .sql(
            """
            UPDATE firing SET state = ?, run = ?, failure = ?, next_try_at = ?, ended_at = ?,
              alive_until = NULL
            """
                + OF_ONE
                + " AND state = 'RUNNING' AND tries = ?")
        .param(state.name())
        .param(run)
        .param(failure)
        .param(Moments.at(nextTry))
        .param(Moments.at(now))
        .param(running.entry())
        .param(Moments.at(running.planned()))
        .param(running.tries())
        .update();
  }

  private void endTry(Firing running, String outcome, String failure, Instant now) {
    database
        .sql()
        .sql(
            "UPDATE firing_try SET ended_at = ?, outcome = ?, failure = ?"
                + OF_ONE
                + " AND number = ? AND outcome IS NULL")
        .param(Moments.at(now))
        .param(outcome)
        .param(failure)
        .param(running.entry())
        .param(Moments.at(running.planned()))
        .param(running.tries())
        .update();
  }

  private List<Firing> list(String where, Object... values) {
    return database
        .sql()
        .sql("SELECT * FROM firing" + where)
        .params(values)
        .query((row, number) -> firing(row))
        .list();
  }

  private static Firing firing(ResultSet row) throws SQLException {
    String missed = row.getString("missed_because");
    return new Firing(
        row.getString("entry"),
        Moments.of(row, "planned_at"),
        row.getInt("revision"),
        Firing.Cause.valueOf(row.getString("cause")),
        row.getString("asked_by"),
        Firing.State.valueOf(row.getString("state")),
        missed == null ? null : Firing.Missed.valueOf(missed),
        row.getInt("tries"),
        Moments.of(row, "fired_at"),
        Moments.of(row, "alive_until"),
        Moments.of(row, "next_try_at"),
        Moments.of(row, "ended_at"),
        row.getObject("run", Long.class),
        row.getString("failure"));
  }
}
