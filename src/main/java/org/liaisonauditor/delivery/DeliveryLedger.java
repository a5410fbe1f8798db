package org.liaisonauditor.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;

/**
 * Writes into the outbox. What is put into it and what becomes of it is recorded in the history, in
 * the same transaction; that somebody begins to send, or is to try again later, is not.
 */
final class DeliveryLedger {

  private final Database database;
  private final History history;
  private final DeliveryWitness deliveries;
  private final DeliveryStepWitness steps;

  DeliveryLedger(Database database, History history) {
    this.database = database;
    this.history = history;
    DeliveryStore store = new DeliveryStore(database);
    this.deliveries = new DeliveryWitness(store);
    this.steps = new DeliveryStepWitness(store);
  }

  long nextNumber() {
    return database.next("delivery_number");
  }

  /**
   * Puts deliveries into the outbox, within the transaction of what they tell of.
   *
   * @param why a person's reason; null = none was asked for
   */
  void add(List<Delivery> added, String by, String why) {
    for (Delivery delivery : added) {
      add(delivery);
      note(
          delivery.number(),
          new Outcome(
              delivery.state(),
              0,
              null,
              null,
              by,
              delivery.failure() == null ? why : delivery.failure()),
          delivery.queued());
    }
    // Whoever records holds up all others who do, so that comes last.
    added.forEach(delivery -> history.append(deliveries, Long.toString(delivery.number())));
  }

  private void add(Delivery delivery) {
    database
        .sql()
        .sql(
            """
            INSERT INTO delivery (number, about, run, issued, entry, report, unit_code, language,
              recipient, sha256, file_name, attached, subject, body, message_id, queued_at, state,
              attempts, failures, next_try_at, ended_at, failure)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                delivery.number(),
                delivery.about(),
                delivery.run(),
                delivery.issued(),
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
                Moments.at(delivery.queued()),
                delivery.state().name(),
                Moments.at(delivery.nextTry()),
                Moments.at(delivery.ended()),
                delivery.failure()))
        .update();
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
                      .params(by, Moments.at(aliveUntil), delivery.number(), delivery.attempts())
                      .update()
                  == 1;
          if (claimed) {
            note(
                delivery.number(),
                new Outcome(Delivery.State.SENDING, 0, null, null, by, null),
                now);
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
                              Moments.at(outcome.nextTry()),
                              over ? Moments.at(now) : null,
                              outcome.failure(),
                              number,
                              attempts))
                      .update()
                  == 1;
          if (moved) {
            int ordinal = note(number, outcome, now);
            if (outcome.state() != Delivery.State.WAITING
                || !from.contains(Delivery.State.SENDING)) {
              history.append(steps, number + "/" + ordinal);
            }
          }
          return moved;
        });
  }

  private int note(long number, Outcome outcome, Instant now) {
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
        .params(
            Arrays.asList(
                number,
                ordinal,
                Moments.at(now),
                outcome.state().name(),
                outcome.by(),
                outcome.note()))
        .update();
    return ordinal;
  }
}
