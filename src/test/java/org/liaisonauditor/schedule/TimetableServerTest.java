package org.liaisonauditor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.KeyMatcher;
import org.quartz.listeners.JobListenerSupport;
import org.springframework.context.ConfigurableApplicationContext;

/** The server with its real scheduler, runs and databases; here the system's clock counts. */
class TimetableServerTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path data;

  private ConfigurableApplicationContext context;

  @BeforeEach
  void writeTimetable() throws IOException {
    Files.writeString(data.resolve("a file"), "no folder");
    Files.writeString(
        data.resolve("timetable.yaml"),
        """
        entries:
          first-look:
            title: {vi: Xem lần đầu, en: First look}
            period: 2025-01-01/2025-12-31
            as-of: 2026-01-15
            once: at-start
            outputs: "%s"
          nowhere-to-go:
            title: {vi: Không có chỗ, en: Nowhere to go}
            period: 2025-01-01/2025-12-31
            as-of: 2026-01-15
            once: at-start
            outputs: "%s"
          monthly:
            title: {vi: Hằng tháng, en: Monthly}
            period: previous-month
            cron: 0 0 6 1 * ?
        """
            .formatted(data.resolve("board"), data.resolve("a file").resolve("board")));
  }

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private void start(boolean server, Map<String, Object> database) {
    Map<String, Object> settings = new HashMap<>(database);
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", ServerRoom.PROJECT.toString());
    settings.put("auditor.timetable", data.resolve("timetable.yaml").toString());
    settings.put("server.port", 0);
    context = AuditorApplication.start(server, settings);
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        context
            .getBean(Reception.class)
            .receive(
                new Reception.HandedIn(
                    file,
                    file.getFileName().toString(),
                    file.getFileName().toString(),
                    "test",
                    NewSubmission.Door.COMMAND_LINE,
                    0,
                    Submissions.Supersede.SAME_RECORDS),
                0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_server_audits_by_its_timetable_and_a_restart_keeps_alarms_pauses_and_tries(
      TestDatabase database) throws Exception {
    Map<String, Object> settings = database.settings(data);
    start(false, settings);
    submitTown();
    context.close();

    start(true, settings);
    Firing first = ended("first-look");
    Firing failed = ended("nowhere-to-go");

    assertThat(first.state()).as(first.failure()).isEqualTo(Firing.State.DONE);
    Path outputs = context.getBean(RunFolders.class).of(first.run());
    try (Stream<Path> copies = Files.list(data.resolve("board"))) {
      assertThat(copies.toList())
          .singleElement()
          .satisfies(
              copy ->
                  assertThat(copy.resolve("findings.csv"))
                      .hasSameBinaryContentAs(outputs.resolve("findings.csv")));
    }
    assertThat(failed.state()).isEqualTo(Firing.State.FAILED);
    assertThat(failed.nextTry()).isAfter(failed.ended());
    assertThat(health()).contains("\"started\":true", "\"entries\":3", "\"nextEntry\":\"monthly\"");
    assertThat(alarms("monthly")).containsExactly(timetable().next(1).getFirst().planned());
    timetable().pause("monthly", "An");
    context.close();

    start(true, settings);

    assertThat(context.getBean(RunRecords.class).all()).hasSize(2);
    assertThat(timetable().history("first-look", 9)).hasSize(1);
    assertThat(timetable().entry("monthly").pause()).isPresent();
    assertThat(timetable().next(1)).isEmpty();
    assertThat(alarms("monthly")).hasSize(1);
    assertThat(alarms("nowhere-to-go")).containsExactly(failed.nextTry());
  }

  private Timetable timetable() {
    return context.getBean(Timetable.class);
  }

  /** When Quartz will ring for an entry, as its tables say. */
  private List<Instant> alarms(String entry) throws SchedulerException {
    return context
        .getBean(Scheduler.class)
        .getTriggersOfJob(JobKey.jobKey(entry, "firings"))
        .stream()
        .map(trigger -> trigger.getNextFireTime().toInstant())
        .toList();
  }

  /** The entry's firing, once Quartz is through with it. */
  private Firing ended(String entry) throws SchedulerException, InterruptedException {
    CountDownLatch executed = new CountDownLatch(1);
    context
        .getBean(Scheduler.class)
        .getListenerManager()
        .addJobListener(
            new JobListenerSupport() {
              @Override
              public String getName() {
                return entry;
              }

              @Override
              public void jobWasExecuted(JobExecutionContext job, JobExecutionException exception) {
                executed.countDown();
              }
            },
            KeyMatcher.keyEquals(JobKey.jobKey(entry, "firings")));
    if (last(entry).ended() == null) {
      assertThat(executed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    return last(entry);
  }

  private Firing last(String entry) {
    return timetable().history(entry, 1).getFirst();
  }

  private String health() throws IOException, InterruptedException {
    String port = context.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
