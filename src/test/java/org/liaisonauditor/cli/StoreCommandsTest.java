package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clerks and inspectors type to send, to audit what was sent, and to look. */
class StoreCommandsTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;

  private Auditor.Ended auditor(String command, String... arguments) {
    return new Auditor()
        .with(command)
        .with(arguments)
        .with("--data", folder.resolve("data").toString())
        .run();
  }

  private Auditor.Ended submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      List<String> paths = files.sorted().map(Path::toString).toList();
      return new Auditor()
          .with("submit", "--unit", "TU", "--by", "Nguyễn Thị Hoa", "--lang", "en")
          .with(paths.toArray(String[]::new))
          .with("--data", folder.resolve("data").toString())
          .run();
    }
  }

  @Test
  void what_was_sent_is_audited_recorded_and_repeated() throws IOException {
    Auditor.Ended sent = submitTown();
    assertThat(sent.code()).as(sent.err()).isZero();
    assertThat(sent.out().lines())
        .hasSize(17)
        .contains("to-chuc.xlsx: accepted as submission 16, 25 rows.");

    Auditor.Ended again = submitTown();
    assertThat(again.out()).contains("to-chuc.xlsx: is here already as submission 16");

    Auditor.Ended listed = auditor("submissions", "--json");
    assertThat(listed.out())
        .startsWith("[{\"number\":1,")
        .contains("\"by\":\"Nguyễn Thị Hoa\"", "\"superseded_by\":null");
    assertThat(auditor("submissions", "--unit", "P99").out().lines()).hasSize(1);

    Auditor.Ended run =
        auditor(
            "run",
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--as-of",
            "2026-01-15",
            "--lang",
            "en");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Run 1: 123 members, 9 branches; gaps to look into: 105;")
        .contains(Path.of("runs", "1", "report.pdf").toString());

    Auditor.Ended runs = auditor("runs");
    assertThat(runs.out()).contains("DONE", "2025-01-01/2025-12-31", "105");

    Auditor.Ended rerun = auditor("rerun", "1");
    assertThat(rerun.code()).as(rerun.err()).isZero();
    assertThat(rerun.out()).contains("6 of 6 outputs are the same, byte for byte.");
    assertThat(auditor("rerun", "7").code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void a_template_is_made_of_what_is_stored_and_taken_in_again() throws IOException {
    String file = folder.resolve("P01.xlsx").toString();
    Auditor.Ended early = auditor("template", "--unit", "P01", "--out", file);
    assertThat(early.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(early.err()).startsWith("Nothing is stored yet");
    submitTown();
    Auditor.Ended made = auditor("template", "--unit", "P01", "--out", file, "--lang", "en");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).contains("template of Đảng ủy phường số 1, 38 members");
    assertThat(auditor("template", "--unit", "P01", "--out", file).err())
        .contains("is there already and may be filled in");
    assertThat(auditor("template", "--unit", "P011", "--out", "x.xlsx").err())
        .contains("did you mean P01?");

    Auditor.Ended sent = auditor("submit", file, "--unit", "P01", "--by", "Hoa", "--lang", "en");
    assertThat(sent.out().lines())
        .containsExactly("P01.xlsx: accepted as submission 18, 114 rows.");
  }

  @Test
  void a_faulty_file_is_refused_with_its_cells_and_a_marked_copy() throws IOException {
    Path file = folder.resolve("Meetings.csv");
    Files.writeString(
        file,
        "meeting_code,residence_code,held_on,briefing\nM1,B1,31/02/2025,YES\nM2,B1,x,MAYBE\n");

    Auditor.Ended ended =
        auditor(
            "submit",
            file.toString(),
            "--unit",
            "P01",
            "--by",
            "Hoa",
            "--problems",
            folder.resolve("problems").toString());

    assertThat(ended.code()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(ended.out())
        .contains("Meetings.csv: CHƯA NHẬN (lưu ở bài nộp số 1): 2 dòng không dùng được.")
        .contains("Meetings!C2: ", "Meetings!C3: ", "Meetings!D3: ");
    assertThat(folder.resolve("problems/Meetings.csv.problems.csv")).exists();
    assertThat(folder.resolve("problems/Meetings.csv.xlsx")).exists();
    assertThat(auditor("submissions").out()).contains("refused");
  }

  @Test
  void a_file_that_is_not_there_stops_the_call_before_anything_is_taken_in() {
    Auditor.Ended ended =
        auditor(
            "submit",
            TOWN.resolve("to-chuc.xlsx").toString(),
            folder.resolve("none.xlsx").toString(),
            "--unit",
            "TU",
            "--by",
            "Hoa");

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("There is no file", "nothing was taken in");
    assertThat(auditor("submissions").out().lines()).hasSize(1);
  }

  @Test
  void how_findings_stand_is_listed_by_run_state_and_unit() throws IOException {
    submitTown();
    half("2025-01-01", "2025-06-30", "2025-07-15");
    Auditor.Ended second = half("2025-07-01", "2025-12-31", "2026-01-15");
    assertThat(second.out())
        .contains(
            "Since the audit as of 2025-07-15: 74 new, 21 still open, 0 changed, 10 gone, 0 back.")
        .contains("31 rules: 25 found something, 6 clean.");

    assertThat(auditor("findings", "2").out().lines()).hasSize(2 + 74 + 21 + 10);
    assertThat(auditor("findings", "2", "--state", "gone", "--state", "STILL_OPEN").out().lines())
        .hasSize(2 + 21 + 10)
        .noneMatch(line -> line.startsWith("NEW"));
    Auditor.Ended unit = auditor("findings", "2", "--unit", "CB003", "--state", "new", "--json");
    assertThat(unit.out())
        .startsWith("[{\"fingerprint\":\"")
        .contains("\"state\":\"NEW\"", "\"run\":2,\"as_of\":\"2026-01-15\",\"days\":0")
        .doesNotContain("\"unit\":\"CB001\"", "STILL_OPEN");
    assertThat(auditor("findings", "7").err()).contains("There is no run 7; see: auditor runs");
    auditor("rerun", "1");
    assertThat(auditor("findings", "3").err())
        .contains("Nothing is noted of how the findings of run 3 stand: it repeats another run");
    assertThat(auditor("runs").out().lines().findFirst().orElseThrow()).contains("COULD NOT RUN");
  }

  @Test
  void a_store_to_which_nothing_was_sent_is_not_audited() {
    Auditor.Ended ended =
        auditor("run", "--from", "2025-01-01", "--to", "2025-06-30", "--as-of", "2025-07-15");

    assertThat(ended.code()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(ended.err())
        .contains("There is nothing to audit: no submission was accepted yet.")
        .contains("auditor submit");
    assertThat(auditor("runs").out()).doesNotContain("DONE");
  }

  private Auditor.Ended half(String from, String to, String asOf) {
    Auditor.Ended run = auditor("run", "--from", from, "--to", to, "--as-of", asOf, "--lang", "en");
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }
}
