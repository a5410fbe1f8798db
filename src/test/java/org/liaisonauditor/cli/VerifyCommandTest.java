package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a board types to see whether its history is as it was. */
class VerifyCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;

  private Auditor.Ended auditor(String... arguments) {
    return new Auditor().with(arguments).with("--data", folder.resolve("data").toString()).run();
  }

  private void audit() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      Auditor.Ended sent =
          new Auditor()
              .with("submit", "--unit", "TU", "--by", "Hoa")
              .with(files.sorted().map(Path::toString).toArray(String[]::new))
              .with("--data", folder.resolve("data").toString())
              .run();
      assertThat(sent.code()).as(sent.err()).isZero();
    }
    Auditor.Ended run =
        auditor("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("data").resolve("database"), "auditor", "");
        Statement forging = connection.createStatement()) {
      assertThat(forging.executeUpdate(statement)).isPositive();
    }
  }

  @Test
  void a_whole_history_and_forged_ones_are_told_apart() throws Exception {
    assertThat(auditor("verify", "--chain").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(auditor("history").code()).isEqualTo(ExitCodes.USAGE);
    audit();

    Auditor.Ended history = auditor("history");
    assertThat(history.code()).as(history.err()).isZero();
    assertThat(history.out().lines()).hasSize(5);
    assertThat(history.out()).contains("beginning", "publication qd213 1", "run 1");
    String head = history.out().lines().toList().getLast().replace("Head: ", "");
    assertThat(head).matches("3:[0-9a-f]{64}");
    Auditor.Ended newest = auditor("history", "--last", "1", "--json");
    assertThat(newest.out())
        .startsWith("[{\"number\":3,")
        .contains("\"what\":\"1\"", "\"output report.pdf\":\"", "\"scope\":null");
    assertThat(auditor("history", "--last", "0").code()).isEqualTo(ExitCodes.USAGE);

    Path kept = Files.writeString(folder.resolve("kept.txt"), history.out());
    Auditor.Ended whole =
        auditor("verify", "--chain", "--head", head, "--witness", kept.toString());
    assertThat(whole.code()).as(whole.out()).isZero();
    assertThat(whole.out())
        .contains("The history is whole: 3 entries, heads of witnesses: 2, to look at: 0.")
        .contains("Head: " + head)
        .contains("Part of the history: " + kept + " has seen it up to entry 3 (run 1, 20")
        .doesNotContain("No head of a witness");
    assertThat(auditor("verify", "--chain").out()).contains("No head of a witness was given");

    sql("UPDATE run SET findings = 1 WHERE number = 1");
    Auditor.Ended edited = auditor("verify", "--chain");
    assertThat(edited.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(edited.out())
        .contains(
            "Not as recorded: entry 3, run 1. number of findings: recorded was \"105\", the tables"
                + " say \"1\".")
        .contains("The history is NOT as it was recorded, flaws: 1;");
    Auditor.Ended json = auditor("verify", "--chain", "--json");
    assertThat(json.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(json.out())
        .startsWith("[{\"whole\":false,\"entries\":3,\"head\":\"" + head + "\"")
        .contains("\"level\":\"BROKEN\",\"entry\":3,\"about\":\"run 1\"");

    sql("DELETE FROM history_entry");
    Auditor.Ended emptied = auditor("verify", "--chain", "--head", head);
    assertThat(emptied.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(emptied.out())
        .contains("There is no entry at all.", "run 1. The tables hold it", "does not hold it");
    assertThat(auditor("history").out()).as("begun anew").contains("beginning", "run 1");
    Auditor.Ended anew = auditor("verify", "--chain");
    assertThat(anew.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(anew.out())
        .contains("To look at: entry 1, beginning. The history begins at")
        .contains("run 1. The history begins with it as with something older");
    assertThat(auditor("verify", "--chain", "--head", head).code()).isEqualTo(ExitCodes.FAILURE);
  }

  @Test
  void what_is_no_head_is_told_at_once() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "nothing here");

    Auditor.Ended wrong =
        auditor(
            "verify",
            "--chain",
            "--head",
            "17",
            "--head",
            "x",
            "--witness",
            empty.toString(),
            "--witness",
            folder.resolve("none.txt").toString());

    assertThat(wrong.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(wrong.err())
        .contains("--head: \"17\" is no head", "--head: \"x\" is no head")
        .contains("in " + empty + " stands no head of a history (NUMBER:HASH)")
        .contains("none.txt can't be read");
    assertThat(auditor("verify").err())
        .contains("Say what to verify: signed reports, folders of audits, or --chain.");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
