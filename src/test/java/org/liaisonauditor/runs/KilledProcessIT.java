package org.liaisonauditor.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.history.Flaw;
import org.liaisonauditor.history.Verification;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.sample.CsvFolder;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Submissions;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that is killed at any moment leaves nothing half and nothing twice. */
class KilledProcessIT {

  private static final String ROWS =
      "SELECT t.submission, t.table_name, t.row_count FROM submission_table t";

  private static final int TRIES = 6;
  private static final int MANY = 80;

  @TempDir private Path folder;

  private Connection asking;

  private Path data() {
    return folder.resolve("data");
  }

  private Process auditor(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dauditor.home=" + Path.of("").toAbsolutePath());
    // A range is one branch, so that there are many moments between the first and the last.
    command.add("-Dauditor.runs.range=1");
    command.add("-Dauditor.runs.threads=1");
    command.add(AuditorApplication.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private Process submit() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("submit", "--unit", "TU", "--by", "test"));
    try (Stream<Path> files = Files.list(folder.resolve("city"))) {
      files.sorted().forEach(file -> arguments.add(file.toString()));
    }
    return auditor(arguments.toArray(String[]::new));
  }

  private Process run() throws IOException {
    return auditor("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15");
  }

  private void city(int branchesAWard) throws IOException {
    Path city = Files.createDirectory(folder.resolve("city"));
    CsvFolder.write(CityPlan.of(7, 4, branchesAWard, 15, 12, 2025, 0.2), city);
  }

  private void ends(Process process) throws Exception {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(() -> said()).isZero();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Kills a process in the first moment in which something holds; returns whether it came. */
  private boolean killWhen(Process process, BooleanSupplier moment) throws Exception {
    while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
      if (moment.getAsBoolean()) {
        process.destroyForcibly().waitFor();
        asking = null;
        return true;
      }
    }
    return false;
  }

  private ConfigurableApplicationContext context() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data().toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.runs.range", 1);
    return AuditorApplication.start(false, settings);
  }

  /** Asks the database of a living process over one connection; 0 while there is none. */
  private int count(String query) {
    try {
      if (asking == null) {
        if (!Files.exists(data().resolve("database.lock.db"))) {
          // Asking now would make this process the one that has the database open.
          return 0;
        }
        asking =
            DriverManager.getConnection(
                "jdbc:h2:file:"
                    + data().resolve("database")
                    + ";AUTO_SERVER=TRUE;IFEXISTS=TRUE;AUTO_RECONNECT=FALSE",
                "auditor",
                "");
      }
      try (Statement statement = asking.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException notYet) {
      // The one that was asked may be over: the next question goes to whoever runs then.
      asking = null;
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void killed_during_intake_each_submission_is_in_whole_or_not_at_all(int already)
      throws Exception {
    city(20);
    assertThat(killWhen(submit(), () -> count("SELECT COUNT(*) FROM submission") >= already))
        .isTrue();

    try (ConfigurableApplicationContext context = context()) {
      whole(context.getBean(Database.class));
    }
    ends(submit());
    try (ConfigurableApplicationContext context = context()) {
      whole(context.getBean(Database.class));
      assertThat(context.getBean(Submissions.class).all())
          .as("a file that was in already is known as the same")
          .hasSize(Table.values().length);
    }
  }

  /** Every accepted submission has all its rows, and there are no rows of another. */
  private static void whole(Database database) {
    Map<String, Integer> expected = new LinkedHashMap<>();
    Map<String, Integer> found = new LinkedHashMap<>();
    database
        .sql()
        .sql(ROWS)
        .query(
            row -> {
              expected.put(row.getLong(1) + " " + row.getString(2), row.getInt(3));
            });
    for (Table table : Table.values()) {
      database
          .sql()
          .sql("SELECT submission, COUNT(*) FROM row_" + table.name() + " GROUP BY submission")
          .query(
              row -> {
                found.put(row.getLong(1) + " " + table.name(), row.getInt(2));
              });
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void killed_while_it_judges_or_writes_a_run_ends_as_if_nothing_had_been() throws Exception {
    // The embedded database lets a second process in only after some seconds; judging has to take
    // longer than that.
    city(MANY);
    ends(submit());
    ends(run());
    long judging =
        killedRun(2, run -> count("SELECT COUNT(*) FROM run_branch WHERE run = " + run) > 0);
    long writing = killedRun(judging + 1, this::writing);

    try (ConfigurableApplicationContext context = context()) {
      RunRecords records = context.getBean(RunRecords.class);
      assertThat(records.unfinished()).extracting(Run::number).containsExactly(judging, writing);
      assertThat(data().resolve("runs/" + judging)).doesNotExist();
      assertThat(data().resolve("runs/" + writing)).doesNotExist();

      context.getBean(RunService.class).recover();

      assertThat(records.all())
          .extracting(Run::state)
          .containsOnly(Run.State.DONE)
          .hasSize((int) writing);
      assertThat(found(records, judging)).isEqualTo(found(records, 1));
      assertThat(found(records, writing)).isEqualTo(found(records, 1));
      List<Flaw> flaws = new ArrayList<>();
      Verification.Result history =
          context.getBean(Verification.class).verify(List.of(), flaws::add);
      assertThat(flaws).isEmpty();
      assertThat(history.entries()).as("the beginning, the rules, each run").isEqualTo(2 + writing);
      try (Stream<Path> left = Files.list(data().resolve("runs"))) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrderElementsOf(
                LongStream.rangeClosed(1, writing).mapToObj(Long::toString).toList());
      }
      for (long run : new long[] {judging, writing}) {
        long again = context.getBean(RunService.class).rerun(run, "test");
        assertThat(records.outputs(again)).isEqualTo(records.outputs(run)).hasSize(6);
      }
    }
  }

  /** The table of findings, which doesn't depend on the runs before. */
  private static Run.Output found(RunRecords records, long run) {
    return records.outputs(run).stream()
        .filter(output -> output.path().equals("findings.csv"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Starts runs until one is killed in the moment: on a busy machine one may be over before its
   * moment was seen.
   *
   * @param next number that the first of them gets
   * @return number of the killed one
   */
  private long killedRun(long next, LongPredicate moment) throws Exception {
    for (long run = next; run < next + TRIES; run++) {
      long number = run;
      if (killWhen(run(), () -> moment.test(number))) {
        return run;
      }
    }
    throw new AssertionError("no run could be killed in its moment; the last said: " + said());
  }

  /** A run has begun to write its outputs. */
  private boolean writing(long run) {
    try (Stream<Path> files = Files.list(data().resolve("runs"))) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("." + run + ".part-"));
    } catch (IOException notYet) {
      return false;
    }
  }
}
