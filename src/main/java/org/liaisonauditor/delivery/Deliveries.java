package org.liaisonauditor.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Database;

/** What people see of the outbox, and decide. */
public final class Deliveries {

  private static final Set<Delivery.State> RESENT =
      EnumSet.of(
          Delivery.State.UNSURE,
          Delivery.State.FAILED,
          Delivery.State.GIVEN_UP,
          Delivery.State.STOPPED);

  private static final Set<Delivery.State> STOPPABLE =
      EnumSet.of(
          Delivery.State.WAITING,
          Delivery.State.FAILED,
          Delivery.State.GIVEN_UP,
          Delivery.State.UNSURE);

  private final DeliveryStore store;
  private final DeliveryLedger ledger;
  private final MailSettings mail;
  private final Supplier<List<Recall>> recalls;
  private final Clock clock;

  Deliveries(
      Database database,
      History history,
      MailSettings mail,
      Supplier<List<Recall>> recalls,
      Clock clock) {
    this.store = new DeliveryStore(database);
    this.ledger = new DeliveryLedger(database, history);
    this.mail = mail;
    this.recalls = recalls;
    this.clock = clock;
  }

  /** All deliveries, the newest first. */
  public List<Delivery> all() {
    return store.all();
  }

  /** The deliveries of a run, the newest first. */
  public List<Delivery> of(long run) {
    return store.of(run);
  }

  /** The deliveries of an issued report, the newest first. */
  public List<Delivery> ofIssued(long report) {
    return store.ofIssued(report);
  }

  /** Some deliveries: those that need a person first, then the newest. */
  public List<Delivery> first(int most) {
    return store.first(most);
  }

  /** How many there are in each state; a state without any is left out. */
  public Map<Delivery.State, Integer> counts() {
    return store.counts();
  }

  /** What became of a delivery, step by step. */
  public List<Delivery.Step> steps(long number) {
    return store.steps(number);
  }

  /** Why no mail can be sent as the settings are; empty where mails can be sent. */
  public Optional<String> mailMissing() {
    return mail.missing();
  }

  /**
   * A person decides that a delivery is to be sent again, at once.
   *
   * @throws IllegalArgumentException where that is not possible; the message says why
   */
  public void resend(long number, String by, String reason) {
    Instant now = clock.instant();
    Delivery delivery = find(number);
    if (delivery.sha256() == null && delivery.body().isEmpty()) {
      throw new IllegalArgumentException(
          "Delivery " + number + " has no document: " + delivery.failure());
    }
    recalls.get().stream()
        .flatMap(recall -> recall.why(delivery).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "Delivery " + number + " is not to go any more: " + why + ".");
            });
    decide(delivery, RESENT, Delivery.State.WAITING, now, by, reason, now);
  }

  /**
   * A person decides that a delivery, which waits or needs a person, is not to be sent.
   *
   * @throws IllegalArgumentException where it is on its way, or was sent
   */
  public void stop(long number, String by, String reason) {
    decide(find(number), STOPPABLE, Delivery.State.STOPPED, null, by, reason, clock.instant());
  }

  /**
   * A person says that a delivery, of which nobody knew, was sent.
   *
   * @throws IllegalArgumentException where that was not the question
   */
  public void wasSent(long number, String by, String reason) {
    decide(
        find(number),
        EnumSet.of(Delivery.State.UNSURE),
        Delivery.State.SENT,
        null,
        by,
        reason,
        clock.instant());
  }

  private Delivery find(long number) {
    return store
        .find(number)
        .orElseThrow(() -> new IllegalArgumentException("There is no delivery " + number + "."));
  }

  private void decide(
      Delivery delivery,
      Set<Delivery.State> from,
      Delivery.State to,
      Instant nextTry,
      String by,
      String reason,
      Instant now) {
    boolean moved =
        ledger.move(
            delivery.number(),
            delivery.attempts(),
            from,
            new DeliveryLedger.Outcome(to, 0, nextTry, null, by, reason),
            now);
    if (!moved) {
      throw new IllegalArgumentException(
          "Delivery "
              + delivery.number()
              + " is "
              + find(delivery.number()).state()
              + "; that can be said of one that is "
              + String.join(" or ", from.stream().map(Enum::name).toList())
              + ".");
    }
  }
}
