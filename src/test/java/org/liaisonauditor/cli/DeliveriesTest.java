package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.delivery.ScriptedServer;

/** Deliveries as their commands show them, and servers that end while a mail goes. */
@DisabledOnOs(OS.WINDOWS)
class DeliveriesTest {

  private static final int MINUTES = 2;

  @TempDir private Path folder;

  private String data;

  @BeforeEach
  void submit() throws IOException {
    data = folder.resolve("data").toString();
    try (Stream<Path> files = Files.list(Path.of("examples", "town", "submissions"))) {
      Auditor.Ended ended =
          new Auditor()
              .with("submit", "--data", data, "--unit", "TU", "--by", "test")
              .with(files.sorted().map(Path::toString).toArray(String[]::new))
              .run();
      assertThat(ended.code()).isZero();
    }
  }

  private void timetable(String once, String to) throws IOException {
    Files.writeString(
        folder.resolve("timetable.yaml"),
        """
        entries:
          year:
            title: {vi: Năm 2025, en: The year 2025}
            period: 2025-01-01/2025-12-31
            as-of: 2026-01-15
            once: %s
            deliver:
              - report: city
                to: [%s]
        """
            .formatted(once, to));
  }

  /** A server process, or one that does a command; mails go to a port of this machine. */
  private Process start(int port, String... command) throws IOException {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dauditor.home=" + Path.of("").toAbsolutePath(),
                "-Dauditor.timetable=" + folder.resolve("timetable.yaml"),
                "-Dauditor.delivery.sweep=200ms",
                "-Dauditor.delivery.tls-required=false",
                "-cp",
                System.getProperty("java.class.path"),
                "org.liaisonauditor.AuditorApplication"));
    java.addAll(List.of(command));
    java.addAll(List.of("--data", data));
    ProcessBuilder process = new ProcessBuilder(java);
    if (port > 0) {
      process.environment().put("SPRING_MAIL_HOST", "127.0.0.1");
      process.environment().put("SPRING_MAIL_PORT", Integer.toString(port));
      process.environment().put("AUDITOR_DELIVERY_FROM", "noreply@thanhuy.example");
    }
    return process.redirectErrorStream(true).start();
  }

  private static String ended(Process process, int code) throws Exception {
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(code);
    return said;
  }

  private String deliveries(String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("deliveries"));
    command.addAll(List.of(more));
    return ended(start(1, command.toArray(String[]::new)), 0);
  }

  @Test
  void a_server_told_to_end_while_a_mail_goes_sends_it_to_its_end() throws Exception {
    timetable("at-start", "mail:a@b.example, mail:c@b.example");
    int taken;
    try (ScriptedServer mail = new ScriptedServer()) {
      Process server = start(mail.port(), "serve", "--port", "0");
      AtomicBoolean told = new AtomicBoolean();
      mail.beforeAnswer(
          () -> {
            // Told a second time, a server ends on the spot.
            if (told.compareAndSet(false, true)) {
              server.destroy();
            }
          });

      ended(server, 0);
      taken = mail.taken().size();
    }
    // Whether the second mail still goes depends on when the server hears of its end.
    String list = deliveries();
    assertThat(list).doesNotContain("UNSURE", "SENDING");
    assertThat(taken).isBetween(1, 2);
    assertThat(list.split("SENT", -1)).hasSize(1 + taken);
    assertThat(list.split("WAITING", -1)).hasSize(3 - taken);
  }

  @Test
  void a_server_killed_while_a_mail_goes_leaves_it_to_a_person() throws Exception {
    timetable("at-start", "mail:a@b.example, folder:inspectors");
    CountDownLatch killed = new CountDownLatch(1);
    try (ScriptedServer mail = new ScriptedServer()) {
      Process server = start(mail.port(), "serve", "--port", "0");
      mail.beforeAnswer(
          () -> {
            server.destroyForcibly();
            killed.countDown();
          });
      assertThat(killed.await(MINUTES, TimeUnit.MINUTES)).isTrue();
      server.waitFor();
      mail.beforeAnswer(() -> {});

      // What goes into folders went first.
      assertThat(ended(start(mail.port(), "deliveries", "--send"), 0)).contains("Sent: 0");
      assertThat(deliveries()).contains("SENT", "UNSURE", "1 of them need a person");
      assertThat(mail.taken()).hasSize(1);
      ended(start(mail.port(), "deliveries", "--send"), 0);
      assertThat(mail.taken()).hasSize(1);

      assertThat(deliveries("--resend", "1", "--by", "An", "--why", "a@b.example has nothing"))
          .contains("Delivery 1 waits");
      assertThat(ended(start(mail.port(), "deliveries", "--send"), 0)).contains("Sent: 1");
      assertThat(mail.taken()).hasSize(2);
      assertThat(mail.taken())
          .allSatisfy(one -> assertThat(one).contains("Message-ID: <delivery-1."));
    }
    assertThat(deliveries("--json")).contains("\"An\"", "a@b.example has nothing", "\"SENT\"");
    assertThat(folder.resolve("data/deliveries/inspectors/run-1-city-vi.pdf")).isNotEmptyFile();
  }

  @Test
  void decisions_want_a_name_and_a_reason_and_a_delivery_that_they_fit() throws Exception {
    timetable("2090-01-15T06:00", "\"folder:a\"");
    Auditor.Ended unsigned =
        new Auditor().with("deliveries", "--resend", "1", "--by", "An", "--data", data).run();
    Auditor.Ended unknown =
        new Auditor()
            .with("deliveries", "--was-sent", "7", "--by", "An", "--why", "it came")
            .with("--data", data)
            .run();
    Auditor.Ended both =
        new Auditor().with("deliveries", "--was-sent", "7", "--resend", "7", "--data", data).run();

    assertThat(unsigned.code()).isEqualTo(2);
    assertThat(unsigned.err()).contains("say --by and --why");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no delivery 7");
    assertThat(both.code()).isEqualTo(2);
  }

  @Test
  void a_server_without_mail_settings_does_not_start_with_an_entry_that_sends_mails()
      throws Exception {
    timetable("at-start", "mail:a@b.example");

    String said = ended(start(0, "serve", "--port", "0"), 2);

    assertThat(said)
        .contains("timetable.yaml:8:9: mail:a@b.example can't be reached: no mail server is set")
        .contains("set spring.mail.host");
  }

  @Test
  void a_run_asked_for_by_hand_tells_that_its_deliveries_wait() throws Exception {
    timetable("2090-01-15T06:00", "folder:a");

    assertThat(ended(start(0, "timetable", "run", "year", "--lang", "en"), 0))
        .contains("Waiting to be delivered: 1");
    assertThat(ended(start(0, "deliveries", "--send"), 0)).contains("Sent: 1");
    assertThat(ended(start(0, "deliveries", "--run", "1"), 0)).contains("SENT", "folder:a");
    assertThat(folder.resolve("data/deliveries/a/run-1-city-vi.pdf")).isNotEmptyFile();
  }
}
