package org.liaisonauditor.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.liaisonauditor.SettableClock;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An outbox with documents in it, and senders over it, under a clock that a test sets. */
final class PostRoom {

  static final String FROM = "kiemtra@thanhuy.example";
  private static final long LARGEST = 1_000_000;

  final SettableClock clock = new SettableClock("2026-01-15T23:00:00Z");
  final Database database;
  final History history;
  final DeliveryStore store;
  final DeliveryLedger ledger;
  final List<Recall> recalls = new ArrayList<>();
  final Path base;
  final byte[] document;
  final String sha256;
  private final Path folder;

  PostRoom(TestDatabase database, Path folder) {
    this.database = new Database(database.create());
    this.history = new History(this.database, clock);
    this.store = new DeliveryStore(this.database);
    this.ledger = new DeliveryLedger(this.database, history);
    this.database.inTransaction(
        () -> {
          history.append(
              Kind.BEGINNING, "", "test", new Facts().with("kinds", "delivery delivery-step"));
        });
    this.folder = folder;
    this.base = folder.resolve("deliveries");
    try {
      document = new byte[700_000];
      new Random(7).nextBytes(document);
      Path file = Files.write(folder.resolve("document.pdf"), document);
      sha256 = AuditOutputs.sha256(file);
      this.database.inTransaction(() -> new KeptFiles(this.database).keep(sha256, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings for a mail server on this machine. */
  static MailSettings server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", "5000");
    properties.put("mail.smtp.timeout", "5000");
    server.setJavaMailProperties(properties);
    return new MailSettings(server, FROM, "", LARGEST);
  }

  /** A sender with a mail server. */
  Dispatch dispatch(int port) {
    return dispatch(server(port));
  }

  Dispatch dispatch(MailSettings settings) {
    return new Dispatch(
        database,
        history,
        settings,
        base,
        new Dispatch.Retries(4, Duration.ofMinutes(5)),
        () -> recalls,
        clock);
  }

  /** What people see and decide. */
  Deliveries desk() {
    return new Deliveries(database, history, server(1), () -> recalls, clock);
  }

  /** Puts the document into the outbox, for a recipient; gives the delivery's number. */
  long queue(String recipient) {
    return queue(recipient, "Kiểm tra định kỳ: có 12 vấn đề cần xem xét");
  }

  long queue(String recipient, String subject) {
    long number = ledger.nextNumber();
    Delivery delivery =
        new Delivery(
            number,
            "test " + number,
            null,
            null,
            "half-year",
            "city",
            "",
            Language.VI,
            Recipient.parse(recipient),
            sha256,
            "run-1-city-vi-" + number + ".pdf",
            true,
            subject,
            "Kính gửi đồng chí,\n\nGửi kèm báo cáo.\n",
            "<delivery-" + number + "@thanhuy.example>",
            clock.instant(),
            Delivery.State.WAITING,
            0,
            0,
            clock.instant(),
            null,
            null,
            null,
            null);
    database.inTransaction(() -> ledger.add(List.of(delivery), "test", null));
    return number;
  }

  Delivery delivery(long number) {
    return store.find(number).orElseThrow();
  }

  Delivery.State state(long number) {
    return delivery(number).state();
  }

  /** The states that a delivery went through. */
  List<Delivery.State> story(long number) {
    return store.steps(number).stream().map(Delivery.Step::state).toList();
  }

  Path folder() {
    return folder;
  }
}
