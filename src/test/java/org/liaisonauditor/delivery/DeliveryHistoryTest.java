package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.history.Entry;
import org.liaisonauditor.history.Flaw;
import org.liaisonauditor.history.Verification;
import org.liaisonauditor.store.TestDatabase;

/** Deliveries in the history: what went to whom can be proved, and what was edited is found. */
class DeliveryHistoryTest {

  private static final String TO = "bithu@p01.example";

  @TempDir private Path folder;

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  private static List<Flaw> flaws(PostRoom room) {
    List<Flaw> flaws = new ArrayList<>();
    new Verification(
            room.database,
            room.history,
            List.of(new DeliveryWitness(room.store), new DeliveryStepWitness(room.store)),
            room.clock)
        .verify(List.of(), flaws::add);
    flaws.removeIf(flaw -> flaw.level() == Flaw.Level.LOOK);
    return flaws;
  }

  /** What a forgery leaves to be found; then it is taken back. */
  private static void found(PostRoom room, String statement, String about, String says) {
    room.database.inTransaction(
        () -> {
          assertThat(room.database.sql().sql(statement).update()).as(statement).isPositive();
          assertThat(flaws(room))
              .as(statement)
              .anySatisfy(
                  flaw -> {
                    assertThat(flaw.about()).isEqualTo(about);
                    assertThat(flaw.says()).contains(says);
                  });
          throw new TakenBack();
        });
  }

  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void forged(PostRoom room, String statement, String about, String says) {
    try {
      found(room, statement, about, says);
    } catch (TakenBack done) {
      assertThat(flaws(room)).isEmpty();
    }
  }

  private List<String> recorded(PostRoom room) {
    List<String> recorded = new ArrayList<>();
    room.history.forEach(
        1,
        entry ->
            recorded.add(
                entry.about()
                    + " "
                    + entry.facts().getOrDefault("state", entry.facts().get("state then"))));
    return recorded;
  }

  @ParameterizedTest
  @EnumSource
  void what_was_sent_to_whom_when_and_with_which_hash_is_recorded(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    room.dispatch(mail.getSmtp().getPort()).sendDue();

    assertThat(recorded(room))
        .containsExactly("delivery " + number + " WAITING", "delivery-step " + number + "/2 SENT");
    Entry sent = room.history.find(3).orElseThrow();
    assertThat(sent.facts())
        .containsEntry("recipient", "mail:" + TO)
        .containsEntry("sha256", room.sha256)
        .containsEntry("at", "2026-01-15T23:00:00Z");
    assertThat(flaws(room)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tries_are_not_recorded_and_what_people_decide_is(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    try (ScriptedServer server = new ScriptedServer().answering("RCPT", "451 try later")) {
      for (int i = 0; i < 4; i++) {
        room.dispatch(server.port()).sendDue();
        room.clock.forward(Duration.ofHours(4));
      }
    }
    room.desk().resend(number, "An", "the mailbox works again");
    room.recalls.add(
        delivery ->
            delivery.number() == number ? Optional.of("nobody wants it") : Optional.empty());
    room.dispatch(mail.getSmtp().getPort()).sendDue();

    assertThat(recorded(room))
        .containsExactly(
            "delivery " + number + " WAITING",
            "delivery-step " + number + "/8 GIVEN_UP",
            "delivery-step " + number + "/9 WAITING",
            "delivery-step " + number + "/10 STOPPED");
    assertThat(room.history.find(4).orElseThrow().who()).isEqualTo("An");
    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(flaws(room)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_delivery_that_was_edited_removed_or_put_in_is_named(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    long waiting = room.queue("folder:p01");
    room.dispatch(mail.getSmtp().getPort()).sendDue();
    long late = room.queue("folder:p02");
    String one = " WHERE number = " + number;
    String about = "delivery " + number;
    String step = "delivery-step " + number + "/2";

    forged(room, "UPDATE delivery SET recipient = 'mail:x@y.example'" + one, about, "recipient: ");
    forged(room, "UPDATE delivery SET recipient = 'mail:x@y.example'" + one, step, "recipient: ");
    forged(room, "UPDATE delivery SET subject = 'nothing'" + one, about, "subject: ");
    forged(room, "UPDATE delivery SET body = 'nothing'" + one, about, "text sha256: ");
    forged(room, "UPDATE delivery SET sha256 = NULL" + one, about, "sha256: ");
    forged(room, "UPDATE delivery SET state = 'FAILED'" + one, about, "its last step says SENT");
    forged(
        room,
        "UPDATE delivery SET recipient = 'folder:p03' WHERE number = " + late,
        "delivery " + late,
        "recipient: recorded was \"folder:p02\"");
    String steps = " WHERE delivery = " + number + " AND ordinal = 2";
    forged(room, "UPDATE delivery_step SET note = 'by hand'" + steps, step, "note: ");
    forged(room, "DELETE FROM delivery_step" + steps, step, "don't hold it any more");
    forged(
        room,
        "INSERT INTO delivery_step VALUES ("
            + waiting
            + ", 3, CURRENT_TIMESTAMP, 'FAILED', 'x', NULL)",
        "delivery-step " + waiting + "/3",
        "the history has no entry of it");
    forged(
        room,
        "INSERT INTO delivery (number, about, entry, report, unit_code, language, recipient,"
            + " file_name, attached, subject, body, message_id, queued_at, state, attempts,"
            + " failures) SELECT 99, 'run 1', entry, report, unit_code, language, recipient,"
            + " file_name, attached, subject, body, '<99@x>', queued_at, state, attempts, failures"
            + " FROM delivery"
            + one,
        "delivery 99",
        "the history has no entry of it");
    forged(
        room,
        "DELETE FROM history_entry WHERE kind = 'delivery-step' AND what = '" + number + "/2'",
        step,
        "the history has no entry of it");
  }
}
