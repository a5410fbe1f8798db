package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.liaisonauditor.history.History;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.runs.RunOwner;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox. Any number of processes may do so at once: each takes a row
 * before it sends. What was handed over without an answer is not sent again by itself.
 */
public final class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  /** Longer than all timeouts of a mail together. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
  private static final Set<Delivery.State> HELD =
      EnumSet.of(Delivery.State.SENDING, Delivery.State.UNSURE);

  private final DeliveryStore store;
  private final DeliveryLedger ledger;
  private final KeptFiles files;
  private final MailSettings settings;
  private final MailOut mail;
  private final FolderOut folders;
  private final Retries retries;
  private final Supplier<List<Recall>> recalls;
  private final Clock clock;
  private volatile boolean ending;

  /**
   * What happens after a failure that may pass.
   *
   * @param tries how often a delivery is tried in all
   * @param firstPause from the first failure to the second try; each further pause is twice as
   *     long, four hours at most
   */
  record Retries(int tries, Duration firstPause) {

    Duration pauseAfter(int failures) {
      Duration pause = firstPause;
      for (int i = 1; i < failures && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
        pause = pause.multipliedBy(2);
      }
      return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
  }

  /**
   * A dispatch.
   *
   * @param base folder of deliveries to folders
   * @param recalls tell what is not to go any more
   */
  Dispatch(
      Database database,
      History history,
      MailSettings settings,
      Path base,
      Retries retries,
      Supplier<List<Recall>> recalls,
      Clock clock) {
    this.store = new DeliveryStore(database);
    this.ledger = new DeliveryLedger(database, history);
    this.recalls = recalls;
    this.files = new KeptFiles(database);
    this.settings = settings;
    this.mail = new MailOut(settings);
    this.folders = new FolderOut(base, files);
    this.retries = retries;
    this.clock = clock;
  }

  /**
   * Sends what is due now, one after the other.
   *
   * @return how much was sent
   */
  public int sendDue() {
    settleCutOff();
    boolean mails = settings.missing().isEmpty();
    List<Delivery> due = new ArrayList<>(store.due(clock.instant()));
    // Whatever keeps a mail server busy does not hold up files.
    due.sort(Comparator.comparing(delivery -> delivery.to().channel() == Recipient.Channel.MAIL));
    int sent = 0;
    for (Delivery delivery : due) {
      boolean mail = delivery.to().channel() == Recipient.Channel.MAIL;
      if (ending || mail && !mails) {
        continue;
      }
      switch (send(delivery)) {
        case SENT -> sent++;
        // The other mails keep their tries; the next look knocks again.
        case AWAY -> mails = false;
        case NOT_SENT -> {}
      }
    }
    return sent;
  }

  /** What came of one delivery. */
  private enum Came {
    SENT,
    NOT_SENT,
    AWAY
  }

  /** From now on no other delivery is begun. */
  void end() {
    ending = true;
  }

  /** Deliveries may be begun again. */
  void begin() {
    ending = false;
  }

  /**
   * What was being sent when its process died: a file is put once more, which does no harm; whether
   * a mail went, nobody knows.
   */
  private void settleCutOff() {
    Instant now = clock.instant();
    for (Delivery delivery : store.sending()) {
      if (delivery.aliveUntil().isAfter(now) && !RunOwner.endedHere(delivery.sender())) {
        continue;
      }
      boolean file = delivery.to().channel() == Recipient.Channel.FOLDER;
      String why =
          "the program was cut off while it was sending"
              + (file ? "" : "; whether the mail went is not known");
      boolean moved =
          ledger.move(
              delivery.number(),
              delivery.attempts(),
              EnumSet.of(Delivery.State.SENDING),
              new DeliveryLedger.Outcome(
                  file ? Delivery.State.WAITING : Delivery.State.UNSURE,
                  delivery.failures(),
                  file ? now : null,
                  why,
                  RunOwner.me(),
                  why),
              now);
      if (moved) {
        LOG.warn("Delivery {} to {}: {}", delivery.number(), delivery.to(), why);
      }
    }
  }

  private Came send(Delivery waiting) {
    Instant now = clock.instant();
    Optional<String> recalled =
        recalls.get().stream().flatMap(recall -> recall.why(waiting).stream()).findFirst();
    if (recalled.isPresent()) {
      stop(waiting, recalled.get(), now);
      return Came.NOT_SENT;
    }
    if (!ledger.claim(waiting, RunOwner.me(), now, now.plus(LONGEST))) {
      return Came.NOT_SENT;
    }
    Came came = Came.SENT;
    int attempt = waiting.attempts() + 1;
    DeliveryLedger.Outcome outcome;
    try {
      handOver(waiting, attempt);
      outcome =
          new DeliveryLedger.Outcome(
              Delivery.State.SENT, waiting.failures(), null, null, RunOwner.me(), null);
    } catch (SendFailure e) {
      came = e.kind() == SendFailure.Kind.AWAY ? Came.AWAY : Came.NOT_SENT;
      outcome = outcome(waiting, e);
      LOG.warn(
          "Delivery {} to {} is {}: {}",
          waiting.number(),
          waiting.to(),
          outcome.state(),
          e.getMessage());
    }
    ledger.move(waiting.number(), attempt, HELD, outcome, clock.instant());
    return came;
  }

  private void stop(Delivery waiting, String why, Instant now) {
    boolean stopped =
        ledger.move(
            waiting.number(),
            waiting.attempts(),
            EnumSet.of(Delivery.State.WAITING),
            new DeliveryLedger.Outcome(
                Delivery.State.STOPPED, waiting.failures(), null, why, RunOwner.me(), why),
            now);
    if (stopped) {
      LOG.warn("Delivery {} to {} is stopped: {}", waiting.number(), waiting.to(), why);
    }
  }

  private void handOver(Delivery delivery, int attempt) throws SendFailure {
    if (delivery.to().channel() == Recipient.Channel.FOLDER) {
      folders.put(delivery, attempt);
      return;
    }
    if (delivery.sha256() == null || !delivery.attached()) {
      mail.send(delivery, null, clock.instant());
      return;
    }
    try {
      Path document = Files.createTempFile("delivery", ".pdf");
      try {
        files.copyTo(delivery.sha256(), document);
        if (!AuditOutputs.sha256(document).equals(delivery.sha256())) {
          throw new SendFailure(
              SendFailure.Kind.LASTING,
              "the kept document is not what its hash says, " + delivery.sha256(),
              null);
        }
        mail.send(delivery, document, clock.instant());
      } finally {
        Files.delete(document);
      }
    } catch (IOException e) {
      throw new SendFailure(
          SendFailure.Kind.PASSING, "the kept document could not be read: " + e, e);
    }
  }

  private DeliveryLedger.Outcome outcome(Delivery delivery, SendFailure failure) {
    String why = failure.getMessage();
    int failures = delivery.failures() + 1;
    return switch (failure.kind()) {
      case UNSURE -> outcome(Delivery.State.UNSURE, delivery.failures(), null, why);
      case LASTING -> outcome(Delivery.State.FAILED, delivery.failures(), null, why);
      case PASSING, AWAY ->
          failures < retries.tries()
              ? outcome(
                  Delivery.State.WAITING,
                  failures,
                  clock.instant().plus(retries.pauseAfter(failures)),
                  why)
              : outcome(Delivery.State.GIVEN_UP, failures, null, why);
    };
  }

  private static DeliveryLedger.Outcome outcome(
      Delivery.State state, int failures, Instant next, String why) {
    return new DeliveryLedger.Outcome(state, failures, next, why, RunOwner.me(), why);
  }
}
