package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inspector types to tell units what is due soon. */
class UpcomingCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;

  @Test
  void a_folder_is_looked_at_ahead_of_its_day() {
    Auditor.Ended ended = onTown("--horizon", "14").run();

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("28 gaps to look into will be added by the end of 4 December 2025")
        .contains("within 7 days: 7; within 14 days: 28.")
        .containsPattern("2025-11-21 +2025-11-22 +Low +CQ005 +Unacknowledged evaluation ");
  }

  @Test
  void a_unit_sees_its_own_alone() {
    Auditor.Ended ended = onTown("--unit", "CQ007", "--json").run();

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("\"last_day\":\"2025-11-22\",\"day\":\"2025-11-23\",\"days\":3,\"within\":7")
        .contains("\"unit\":\"CQ007\"")
        .doesNotContain("\"unit\":\"CQ005\"");
    assertThat(onTown("--unit", "CQ0077").run().err()).contains("did you mean CQ007?");
  }

  @Test
  void each_unit_gets_a_folder_and_the_same_bytes_again() throws IOException {
    Path out = folder.resolve("a");
    Path again = folder.resolve("b");
    Auditor.Ended ended = onTown("--per-unit", "--out", out.toString()).run();
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    onTown("--per-unit", "--out", again.toString()).run();

    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(out)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files)
        .hasSize(18 * 3)
        .allSatisfy(
            file ->
                assertThat(again.resolve(out.relativize(file).toString()))
                    .hasSameBinaryContentAs(file));
    assertThat(onTown("--per-unit", "--out", out.toString()).run().err())
        .contains("nothing was changed");
  }

  @Test
  void units_whose_codes_look_alike_never_share_a_folder() {
    Set<String> taken = new HashSet<>();

    assertThat(
            Stream.of("A/B", "A_B", "a/b", "..", "A_B-2")
                .map(code -> UpcomingCommand.folderName(code, taken)))
        .containsExactly("unit-A_B", "unit-A_B-2", "unit-a_b-3", "unit-__", "unit-A_B-2-2");
  }

  @Test
  void wrong_usage_is_told() {
    assertThat(onTown("--horizon", "0").run().err()).contains("it takes 1 to 366 days");
    assertThat(onTown("--per-unit").run().err()).contains("name it with --out");
    assertThat(
            new Auditor()
                .with("upcoming", "--input", TOWN.toString())
                .with("--from", "2025-01-01", "--to", "2025-12-31")
                .run()
                .err())
        .contains("--as-of");
  }

  @Test
  void what_is_stored_is_looked_at_by_the_published_rules() throws IOException {
    String data = folder.resolve("data").toString();
    String[] ahead = {
      "upcoming",
      "--data",
      data,
      "--from",
      "2025-01-01",
      "--to",
      "2025-12-31",
      "--as-of",
      "2025-11-20",
      "--lang",
      "en"
    };
    Auditor.Ended early = new Auditor().with(ahead).run();
    assertThat(early.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(early.err()).contains("Nothing is stored yet");

    List<String> submit =
        new ArrayList<>(List.of("submit", "--data", data, "--unit", "TU", "--by", "Hoa"));
    try (Stream<Path> files = Files.list(TOWN)) {
      files.map(Path::toString).sorted().forEach(submit::add);
    }
    assertThat(new Auditor().with(submit.toArray(String[]::new)).run().code()).isZero();
    Auditor.Ended stored = new Auditor().with(ahead).run();

    assertThat(stored.code()).as(stored.err()).isEqualTo(ExitCodes.DONE);
    assertThat(stored.out()).isEqualTo(onTown().run().out());
  }

  private static Auditor onTown(String... more) {
    return new Auditor()
        .with("upcoming", "--input", TOWN.toString(), "--from", "2025-01-01", "--to", "2025-12-31")
        .with("--as-of", "2025-11-20", "--lang", "en")
        .with(more);
  }
}
