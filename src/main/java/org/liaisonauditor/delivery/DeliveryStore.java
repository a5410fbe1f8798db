package org.liaisonauditor.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.store.Database;

/** The outbox in the database. */
final class DeliveryStore {

  private static final String ALL_COLUMNS = "SELECT * FROM delivery ";

  private final Database database;

  DeliveryStore(Database database) {
    this.database = database;
  }

  long nextNumber() {
    return database.next("delivery_number");
  }

  /** Puts a delivery into the outbox. */
  void add(Delivery delivery, String by) {
    database
        .sql()
        .sql(
            """
            INSERT INTO delivery (number, about, run, entry, report, unit_code, language, recipient,
              sha256, file_name, attached, subject, body, message_id, queued_at, state, attempts,
              failures, next_try_at, ended_at, failure)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                delivery.number(),
                delivery.about(),
                delivery.run(),
                delivery.entry(),
                delivery.report(),
                delivery.unit(),
                delivery.language().tag(),
                delivery.to().toString(),
                delivery.sha256(),
                delivery.fileName(),
                delivery.attached(),
                delivery.subject(),
                delivery.body(),
                delivery.messageId(),
                at(delivery.queued()),
                delivery.state().name(),
                at(delivery.nextTry()),
                at(delivery.ended()),
                delivery.failure()))
        .update();
    note(delivery.number(), delivery.state(), by, delivery.failure(), delivery.queued());
  }

  Optional<Delivery> find(long number) {
    return list("WHERE number = ?", number).stream().findFirst();
  }

  /** All deliveries, the newest first. */
  List<Delivery> all() {
    return list("ORDER BY number DESC");
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
    return list("WHERE state = 'WAITING' AND next_try_at <= ? ORDER BY number", at(now));
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
        .query(
            (row, at) ->
                new Delivery.Step(
                    moment(row, "at"),
                    Delivery.State.valueOf(row.getString("state")),
                    row.getString("done_by"),
                    row.getString("note")))
        .list();
  }

  /**
   * Takes a waiting delivery on, where nobody else has.
   *
   * @return whether it is now the caller's to send
   */
  boolean claim(Delivery delivery, String by, Instant now, Instant aliveUntil) {
    return database.inTransaction(
        () -> {
          boolean claimed =
              database
                      .sql()
                      .sql(
                          """
                          UPDATE delivery SET state = 'SENDING', attempts = attempts + 1,
                            sender = ?, alive_until = ?, next_try_at = NULL
                          WHERE number = ? AND state = 'WAITING' AND attempts = ?
                          """)
                      .params(by, at(aliveUntil), delivery.number(), delivery.attempts())
                      .update()
                  == 1;
          if (claimed) {
            note(delivery.number(), Delivery.State.SENDING, by, null, now);
          }
          return claimed;
        });
  }

  /** What becomes of a delivery. */
  record Outcome(
      Delivery.State state,
      int failures,
      Instant nextTry,
      String failure,
      String by,
      String note) {}

  /**
   * Notes what became of a delivery, where it is still in one of some states and at the same
   * attempt.
   *
   * @return whether it was
   */
  boolean move(long number, int attempts, Set<Delivery.State> from, Outcome outcome, Instant now) {
    String states = from.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
    return database.inTransaction(
        () -> {
          boolean over = outcome.nextTry() == null && outcome.state() != Delivery.State.UNSURE;
          boolean moved =
              database
                      .sql()
                      .sql(
                          "UPDATE delivery SET state = ?, failures = ?, next_try_at = ?,"
                              + " sender = NULL, alive_until = NULL, ended_at = ?, failure = ?"
                              + " WHERE number = ? AND attempts = ? AND state IN ("
                              + states
                              + ")")
                      .params(
                          Arrays.asList(
                              outcome.state().name(),
                              outcome.failures(),
                              at(outcome.nextTry()),
                              over ? at(now) : null,
                              outcome.failure(),
                              number,
                              attempts))
                      .update()
                  == 1;
          if (moved) {
            note(number, outcome.state(), outcome.by(), outcome.note(), now);
          }
          return moved;
        });
  }

  private void note(long number, Delivery.State state, String by, String note, Instant now) {
    int ordinal =
        database
            .sql()
            .sql("SELECT COUNT(*) FROM delivery_step WHERE delivery = ?")
            .param(number)
            .query(Integer.class)
            .single();
    database
        .sql()
        .sql(
            "INSERT INTO delivery_step (delivery, ordinal, at, state, done_by, note)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(number, ordinal, at(now), state.name(), by, note))
        .update();
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
    long run = row.getLong("run");
    return new Delivery(
        row.getLong("number"),
        row.getString("about"),
        run == 0 ? null : run,
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
        moment(row, "queued_at"),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("failures"),
        moment(row, "next_try_at"),
        row.getString("sender"),
        moment(row, "alive_until"),
        moment(row, "ended_at"),
        row.getString("failure"));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
