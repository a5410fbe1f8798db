package org.liaisonauditor.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;

/** The outbox as the database holds it. */
final class DeliveryStore {

  private static final String ALL_COLUMNS = "SELECT * FROM delivery ";

  private final Database database;

  DeliveryStore(Database database) {
    this.database = database;
  }

  Optional<Delivery> find(long number) {
    return list("WHERE number = ?", number).stream().findFirst();
  }

  /** All deliveries, the newest first. */
  List<Delivery> all() {
    return list("ORDER BY number DESC");
  }

  /** The deliveries of an issued report, the newest first. */
  List<Delivery> ofIssued(long report) {
    return list("WHERE issued = ? ORDER BY number DESC", report);
  }

  /** What was put into the outbox about something. */
  List<Delivery> about(String about) {
    return list("WHERE about = ? ORDER BY number", about);
  }

  /** The deliveries of a run. */
  List<Delivery> of(long run) {
    return list("WHERE run = ? ORDER BY number DESC", run);
  }

  /** Some deliveries: those that need a person first, then the newest. */
  List<Delivery> first(int most) {
    return list(
        "ORDER BY CASE WHEN state IN ('UNSURE', 'FAILED', 'GIVEN_UP') THEN 0 ELSE 1 END, number"
            + " DESC FETCH FIRST "
            + most
            + " ROWS ONLY");
  }

  /** What is to be sent now, the oldest first. */
  List<Delivery> due(Instant now) {
    return list("WHERE state = 'WAITING' AND next_try_at <= ? ORDER BY number", Moments.at(now));
  }

  /** What is being sent, by whomever. */
  List<Delivery> sending() {
    return list("WHERE state = 'SENDING' ORDER BY number");
  }

  /** How many deliveries are in each state. */
  Map<Delivery.State, Integer> counts() {
    Map<Delivery.State, Integer> counts = new EnumMap<>(Delivery.State.class);
    database
        .sql()
        .sql("SELECT state, COUNT(*) FROM delivery GROUP BY state")
        .query(
            row -> {
              counts.put(Delivery.State.valueOf(row.getString(1)), row.getInt(2));
            });
    return counts;
  }

  List<Delivery.Step> steps(long number) {
    return database
        .sql()
        .sql(
            "SELECT at, state, done_by, note FROM delivery_step WHERE delivery = ? ORDER BY ordinal")
        .param(number)
        .query((row, at) -> step(row, "state"))
        .list();
  }

  private static Delivery.Step step(ResultSet row, String state) throws SQLException {
    return new Delivery.Step(
        Moments.of(row, "at"),
        Delivery.State.valueOf(row.getString(state)),
        row.getString("done_by"),
        row.getString("note"));
  }

  /** The numbers of all deliveries, the oldest first. */
  List<Long> numbers() {
    return database
        .sql()
        .sql("SELECT number FROM delivery ORDER BY number")
        .query(Long.class)
        .list();
  }

  /** A delivery with its steps, as they are at one moment; empty where it has none. */
  Optional<Queued> queued(long number) {
    List<Queued> steps =
        database
            .sql()
            .sql(
                "SELECT d.*, s.at, s.state AS step_state, s.done_by, s.note FROM delivery d"
                    + " JOIN delivery_step s ON s.delivery = d.number WHERE d.number = ?"
                    + " ORDER BY s.ordinal")
            .param(number)
            .query((row, at) -> new Queued(delivery(row), List.of(step(row, "step_state"))))
            .list();
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Queued(
                steps.getFirst().delivery(),
                steps.stream().map(one -> one.steps().getFirst()).toList()));
  }

  /** A delivery with its steps. */
  record Queued(Delivery delivery, List<Delivery.Step> steps) {}

  /** Gives the steps that the history records, as {@code delivery/ordinal}. */
  void recordedSteps(Consumer<String> to) {
    database
        .sql()
        .sql(
            """
            SELECT s.delivery, s.ordinal FROM delivery_step s
            JOIN delivery_step b ON b.delivery = s.delivery AND b.ordinal = s.ordinal - 1
            WHERE s.state IN ('SENT', 'FAILED', 'GIVEN_UP', 'UNSURE', 'STOPPED')
              OR s.state = 'WAITING' AND b.state IN ('FAILED', 'GIVEN_UP', 'UNSURE', 'STOPPED')
            ORDER BY s.at, s.delivery, s.ordinal
            """)
        .query(
            row -> {
              to.accept(row.getLong(1) + "/" + row.getInt(2));
            });
  }

  private List<Delivery> list(String where, Object... values) {
    return database
        .sql()
        .sql(ALL_COLUMNS + where)
        .params(values)
        .query((row, at) -> delivery(row))
        .list();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("number"),
        row.getString("about"),
        row.getObject("run", Long.class),
        row.getObject("issued", Long.class),
        row.getString("entry"),
        row.getString("report"),
        row.getString("unit_code"),
        Language.of(row.getString("language")),
        Recipient.parse(row.getString("recipient")),
        row.getString("sha256"),
        row.getString("file_name"),
        row.getBoolean("attached"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("message_id"),
        Moments.of(row, "queued_at"),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("failures"),
        Moments.of(row, "next_try_at"),
        row.getString("sender"),
        Moments.of(row, "alive_until"),
        Moments.of(row, "ended_at"),
        row.getString("failure"));
  }
}
