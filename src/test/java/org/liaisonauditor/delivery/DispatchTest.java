package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.store.TestDatabase;

/** Sending, with real mail servers and on both databases. */
class DispatchTest {

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

  private int port() {
    return mail.getSmtp().getPort();
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_comes_once_with_the_kept_bytes_and_says_what_it_is(TestDatabase database)
      throws Exception {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    Dispatch dispatch = room.dispatch(port());

    assertThat(dispatch.sendDue()).isEqualTo(1);
    room.clock.forward(Duration.ofDays(1));
    assertThat(dispatch.sendDue()).isZero();

    assertThat(mail.getReceivedMessages()).hasSize(1);
    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(got.getRecipients(Message.RecipientType.TO))
        .extracting(Object::toString)
        .containsExactly(TO);
    assertThat(got.getAllRecipients()).hasSize(1);
    assertThat(got.getFrom()[0]).hasToString(PostRoom.FROM);
    assertThat(got.getSubject()).isEqualTo("Kiểm tra định kỳ: có 12 vấn đề cần xem xét");
    assertThat(got.getHeader("Subject", "")).isASCII().contains("=?UTF-8?");
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getHeader("Message-ID"))
        .containsExactly("<delivery-" + number + "@thanhuy.example>");
    assertThat(got.getSentDate()).isEqualTo("2026-01-15T23:00:00Z");
    MimeMultipart parts = (MimeMultipart) got.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("Kính gửi đồng chí,");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(room.document);
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("run-1-city-vi-" + number + ".pdf");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(room.story(number))
        .containsExactly(Delivery.State.WAITING, Delivery.State.SENDING, Delivery.State.SENT);
  }

  @ParameterizedTest
  @EnumSource
  void while_the_mail_server_is_away_tries_come_after_growing_pauses_and_the_mail_comes_once(
      TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    int port = port();
    mail.stop();
    Dispatch dispatch = room.dispatch(port);

    dispatch.sendDue();
    assertThat(room.state(number)).isEqualTo(Delivery.State.WAITING);
    assertThat(room.delivery(number).nextTry()).isEqualTo("2026-01-15T23:05:00Z");
    assertThat(room.delivery(number).failure()).contains("could not be sent");
    room.clock.forward(Duration.ofSeconds(299));
    dispatch.sendDue();
    assertThat(room.delivery(number).attempts()).isEqualTo(1);
    room.clock.forward(Duration.ofSeconds(1));
    dispatch.sendDue();
    assertThat(room.delivery(number).nextTry()).isEqualTo("2026-01-15T23:15:00Z");

    room.clock.forward(Duration.ofMinutes(10));
    mail.start();
    assertThat(room.dispatch(port()).sendDue()).isEqualTo(1);
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(room.state(number)).isEqualTo(Delivery.State.SENT);
    assertThat(room.delivery(number).failure()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void what_fails_in_every_try_is_given_up_and_may_be_sent_by_a_person_s_word(
      TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    try (ScriptedServer server = new ScriptedServer().answering("RCPT", "451 try later")) {
      Dispatch dispatch = room.dispatch(server.port());
      for (int i = 0; i < 10; i++) {
        dispatch.sendDue();
        room.clock.forward(Duration.ofHours(4));
      }
    }
    assertThat(room.state(number)).isEqualTo(Delivery.State.GIVEN_UP);
    assertThat(room.delivery(number).attempts()).isEqualTo(4);
    assertThat(room.delivery(number).failure()).contains("451 try later");

    room.desk().resend(number, "An", "the mailbox works again");
    room.dispatch(port()).sendDue();

    assertThat(room.state(number)).isEqualTo(Delivery.State.SENT);
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(room.store.steps(number))
        .anySatisfy(
            step -> {
              assertThat(step.by()).isEqualTo("An");
              assertThat(step.note()).isEqualTo("the mailbox works again");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 too busy, WAITING",
    "MAIL, 550 you may not send, FAILED",
    "RCPT, 450 mailbox busy, WAITING",
    "RCPT, 550 no such user, FAILED",
    "RCPT, 553 no such user, FAILED",
    "DATA, 451 not now, WAITING",
    "DATA, 554 no, FAILED",
    "., 452 disk is full, WAITING",
    "., 552 too large, FAILED",
    "HELLO, 421 too many lines, WAITING",
    "HELLO, 554 not for you, WAITING",
    "RCPT, '', WAITING",
    "DATA, '', WAITING",
  })
  void a_refusal_that_may_pass_is_tried_again_and_one_that_lasts_is_not(
      String command, String answer, Delivery.State state) {
    PostRoom room = new PostRoom(TestDatabase.H2, folder);
    long number = room.queue("mail:" + TO);
    try (ScriptedServer server = new ScriptedServer().answering(command, answer)) {
      room.dispatch(server.port()).sendDue();
    }

    assertThat(room.state(number)).isEqualTo(state);
    if (!answer.isEmpty()) {
      assertThat(room.delivery(number).failure()).contains(answer);
    }
  }

  @Test
  void a_mail_server_that_does_not_encrypt_gets_no_mail_where_that_is_demanded() {
    PostRoom room = new PostRoom(TestDatabase.H2, folder);
    long number = room.queue("mail:" + TO);
    try (ScriptedServer server = new ScriptedServer()) {
      MailSettings settings = PostRoom.server(server.port());
      settings
          .server()
          .getJavaMailProperties()
          .put("mail.smtp.starttls.required", Boolean.TRUE.toString());
      room.dispatch(settings).sendDue();

      assertThat(server.taken()).isEmpty();
    }
    assertThat(room.state(number)).isEqualTo(Delivery.State.WAITING);
    assertThat(room.delivery(number).failure()).contains("STARTTLS is required");
  }

  @Test
  void a_wrong_password_is_no_reason_to_give_the_mail_up_at_once() {
    PostRoom room = new PostRoom(TestDatabase.H2, folder);
    mail.setUser(PostRoom.FROM, "auditor", "right");
    long number = room.queue("mail:" + TO);
    MailSettings settings = PostRoom.server(port());
    settings.server().setUsername("auditor");
    settings.server().setPassword("wrong");

    room.dispatch(settings).sendDue();
    assertThat(room.state(number)).isEqualTo(Delivery.State.WAITING);
    assertThat(room.delivery(number).failure()).doesNotContain("wrong");

    settings.server().setPassword("right");
    room.clock.forward(Duration.ofMinutes(5));
    room.dispatch(settings).sendDue();
    assertThat(room.state(number)).isEqualTo(Delivery.State.SENT);
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_whose_answer_did_not_come_is_never_sent_again_by_itself(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long sent = room.queue("mail:" + TO);
    long lost = room.queue("mail:pho@p01.example");
    try (ScriptedServer server = new ScriptedServer().answering(".", ScriptedServer.HANG_UP)) {
      Dispatch dispatch = room.dispatch(server.port());
      dispatch.sendDue();
      room.clock.forward(Duration.ofDays(1));
      dispatch.sendDue();
      assertThat(server.taken()).hasSize(2);
    }
    assertThat(room.state(sent)).isEqualTo(Delivery.State.UNSURE);
    assertThat(room.delivery(sent).failure()).contains("answer did not come");

    room.desk().wasSent(sent, "An", "bithu has it");
    room.desk().resend(lost, "An", "pho has nothing");
    room.dispatch(port()).sendDue();

    assertThat(room.state(sent)).isEqualTo(Delivery.State.SENT);
    assertThat(room.state(lost)).isEqualTo(Delivery.State.SENT);
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> room.desk().resend(sent, "An", "once more"))
        .withMessageContaining("is SENT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> room.desk().wasSent(99, "An", "?"))
        .withMessageContaining("no delivery 99");
  }

  @ParameterizedTest
  @EnumSource
  void two_senders_at_once_send_each_mail_once(TestDatabase database) throws Exception {
    PostRoom room = new PostRoom(database, folder);
    int count = 12;
    for (int i = 0; i < count; i++) {
      room.queue("mail:u" + i + "@p01.example");
    }
    CyclicBarrier together = new CyclicBarrier(3);
    List<Callable<Integer>> senders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Dispatch dispatch = room.dispatch(port());
      senders.add(
          () -> {
            together.await();
            return dispatch.sendDue();
          });
    }

    int sent = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Future<Integer> one : threads.invokeAll(senders)) {
        sent += one.get();
      }
    }

    assertThat(sent).isEqualTo(count);
    assertThat(mail.getReceivedMessages()).hasSize(count);
    assertThat(room.store.counts()).containsOnly(Map.entry(Delivery.State.SENT, count));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_being_sent_when_the_program_died_waits_for_a_person(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    long file = room.queue("folder:p01");
    for (long one : List.of(number, file)) {
      room.ledger.claim(
          room.delivery(one),
          "elsewhere/1/1",
          room.clock.instant(),
          room.clock.instant().plus(Dispatch.LONGEST));
    }
    Dispatch dispatch = room.dispatch(port());

    room.clock.forward(Dispatch.LONGEST.minusSeconds(1));
    dispatch.sendDue();
    assertThat(room.state(number)).isEqualTo(Delivery.State.SENDING);
    room.clock.forward(Duration.ofSeconds(1));
    dispatch.sendDue();

    assertThat(room.state(number)).isEqualTo(Delivery.State.UNSURE);
    assertThat(room.state(file)).isEqualTo(Delivery.State.SENT);
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_sender_that_was_slow_may_still_say_that_the_mail_went(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);
    AtomicReference<Delivery.State> meanwhile = new AtomicReference<>();
    try (ScriptedServer server = new ScriptedServer()) {
      Dispatch other = room.dispatch(server.port());
      server.beforeAnswer(
          () -> {
            room.clock.forward(Dispatch.LONGEST);
            other.sendDue();
            meanwhile.set(room.state(number));
          });
      room.dispatch(server.port()).sendDue();
      assertThat(server.taken()).hasSize(1);
    }

    assertThat(meanwhile).hasValue(Delivery.State.UNSURE);
    assertThat(room.state(number)).isEqualTo(Delivery.State.SENT);
  }

  @ParameterizedTest
  @EnumSource
  void a_file_comes_whole_and_takes_nobody_s_place(TestDatabase database) throws Exception {
    PostRoom room = new PostRoom(database, folder);
    long first = room.queue("folder:p01/2026");
    long second = room.queue("folder:p01/2026");
    Path there = room.base.resolve("p01/2026");
    Files.createDirectories(there);
    Path others = there.resolve(room.delivery(second).fileName());
    Files.writeString(others, "somebody's notes");

    assertThat(room.dispatch(port()).sendDue()).isEqualTo(1);

    assertThat(there.resolve(room.delivery(first).fileName())).hasBinaryContent(room.document);
    assertThat(room.state(second)).isEqualTo(Delivery.State.FAILED);
    assertThat(room.delivery(second).failure()).contains("is another file");
    assertThat(others).hasContent("somebody's notes");
    assertThat(there.toFile().list()).hasSize(2);

    Files.delete(others);
    room.desk().resend(second, "An", "moved my notes away");
    room.dispatch(port()).sendDue();
    assertThat(others).hasBinaryContent(room.document);
  }

  @ParameterizedTest
  @EnumSource
  void a_link_out_of_the_folder_of_deliveries_is_not_followed(TestDatabase database)
      throws Exception {
    PostRoom room = new PostRoom(database, folder);
    Files.createDirectories(room.base);
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(room.base.resolve("p01"), outside);
    long number = room.queue("folder:p01");
    long deeper = room.queue("folder:p01/2026");

    room.dispatch(port()).sendDue();

    assertThat(room.state(number)).isEqualTo(Delivery.State.FAILED);
    assertThat(room.state(deeper)).isEqualTo(Delivery.State.FAILED);
    assertThat(outside).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void without_a_mail_server_mails_wait_and_files_go(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long mailed = room.queue("mail:" + TO);
    long filed = room.queue("folder:p01");

    room.dispatch(new MailSettings(null, "", "", 1)).sendDue();

    assertThat(room.state(mailed)).isEqualTo(Delivery.State.WAITING);
    assertThat(room.delivery(mailed).attempts()).isZero();
    assertThat(room.state(filed)).isEqualTo(Delivery.State.SENT);
  }

  @ParameterizedTest
  @EnumSource
  void a_document_that_was_changed_in_the_database_is_not_sent(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long mailed = room.queue("mail:" + TO);
    long filed = room.queue("folder:p01");
    room.database
        .sql()
        .sql("UPDATE kept_piece SET content = ?")
        .param("forged".getBytes(StandardCharsets.UTF_8))
        .update();

    room.dispatch(port()).sendDue();

    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(room.state(mailed)).isEqualTo(Delivery.State.FAILED);
    assertThat(room.state(filed)).isEqualTo(Delivery.State.FAILED);
    assertThat(room.base.resolve("p01")).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_server_that_is_away_costs_one_mail_a_try_and_holds_up_no_file(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    List<Long> mails = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      mails.add(room.queue("mail:u" + i + "@p01.example"));
    }
    long file = room.queue("folder:p01");
    int port = port();
    mail.stop();

    assertThat(room.dispatch(port).sendDue()).isEqualTo(1);

    assertThat(room.state(file)).isEqualTo(Delivery.State.SENT);
    assertThat(mails)
        .extracting(number -> room.delivery(number).attempts())
        .containsExactly(1, 0, 0);
    assertThat(mails).extracting(room::state).containsOnly(Delivery.State.WAITING);
    mail.start();
    room.clock.forward(Duration.ofMinutes(5));
    assertThat(room.dispatch(port()).sendDue()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_file_where_a_folder_is_to_be_is_named_and_left_alone(TestDatabase database)
      throws Exception {
    PostRoom room = new PostRoom(database, folder);
    Files.createDirectories(room.base);
    Path note = Files.writeString(room.base.resolve("p01"), "a note");
    long number = room.queue("folder:p01/2026");

    room.dispatch(port()).sendDue();

    assertThat(room.state(number)).isEqualTo(Delivery.State.WAITING);
    assertThat(room.delivery(number).failure()).contains(note + " is a file; move it away");
    assertThat(note).hasContent("a note");
    Files.delete(note);
    room.clock.forward(Duration.ofMinutes(5));
    room.dispatch(port()).sendDue();
    assertThat(room.base.resolve("p01/2026").toFile().list())
        .containsExactly(room.delivery(number).fileName());
  }

  @Test
  void a_full_disk_leaves_nothing_half_and_the_file_comes_later() throws Exception {
    PostRoom room = new PostRoom(TestDatabase.H2, folder);
    Files.createDirectories(room.base.resolve("p01"));
    long number = room.queue("folder:p01");
    // Each write to it says that there is no room.
    Path part =
        room.base.resolve("p01").resolve("." + room.delivery(number).fileName() + ".part-1");
    Files.createSymbolicLink(part, Path.of("/dev/full"));

    room.dispatch(port()).sendDue();

    assertThat(room.state(number)).isEqualTo(Delivery.State.WAITING);
    assertThat(room.delivery(number).failure()).contains("could not be written");
    assertThat(room.base.resolve("p01")).isEmptyDirectory();
    room.clock.forward(Duration.ofMinutes(5));
    room.dispatch(port()).sendDue();
    assertThat(room.base.resolve("p01").resolve(room.delivery(number).fileName()))
        .hasBinaryContent(room.document);
  }

  @ParameterizedTest
  @EnumSource
  void what_a_try_left_when_it_was_cut_off_is_removed_by_the_next(TestDatabase database)
      throws Exception {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("folder:p01");
    room.ledger.claim(
        room.delivery(number),
        "elsewhere/1/1",
        room.clock.instant(),
        room.clock.instant().plus(Dispatch.LONGEST));
    Path there = Files.createDirectories(room.base.resolve("p01"));
    Files.writeString(there.resolve("." + room.delivery(number).fileName() + ".part-1"), "half");

    room.clock.forward(Dispatch.LONGEST);
    room.dispatch(port()).sendDue();

    assertThat(there.toFile().list()).containsExactly(room.delivery(number).fileName());
  }

  @ParameterizedTest
  @EnumSource
  void what_a_person_stops_does_not_go(TestDatabase database) {
    PostRoom room = new PostRoom(database, folder);
    long number = room.queue("mail:" + TO);

    room.desk().stop(number, "An", "the wrong address");
    room.dispatch(port()).sendDue();

    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(room.state(number)).isEqualTo(Delivery.State.STOPPED);
    room.desk().resend(number, "An", "it was right");
    room.dispatch(port()).sendDue();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> room.desk().stop(number, "An", "too late"))
        .withMessageContaining("is SENT");
  }

  @Test
  void an_answer_goes_where_the_settings_say() throws Exception {
    PostRoom room = new PostRoom(TestDatabase.H2, folder);
    room.queue("mail:" + TO);
    MailSettings settings = PostRoom.server(port());

    room.dispatch(
            new MailSettings(
                settings.server(), settings.from(), "bantochuc@thanhuy.example", 1_000_000))
        .sendDue();

    assertThat(mail.getReceivedMessages()[0].getReplyTo()[0])
        .hasToString("bantochuc@thanhuy.example");
  }
}
