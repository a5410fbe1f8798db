package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rule authors type to learn what their draft does to real submissions. */
class RulesCompareTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;
  private Path draft;

  @BeforeEach
  void copyOurPack() throws IOException {
    Path ours = Path.of("rules", "qd213");
    draft = folder.resolve("qd213");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.toList()) {
        Files.copy(file, draft.resolve(ours.relativize(file).toString()));
      }
    }
  }

  @Test
  void a_draft_is_compared_in_a_process_of_its_own() throws IOException {
    replace("regulation.yaml", "- value: 30", "- value: 20");
    Path out = folder.resolve("out");

    Auditor.Ended ended = onTown("--with", draft.toString(), "--out", out.toString()).run();

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("Parameter introductionDays (Time limit for introducing a member")
        .contains("    30 days → 20 days")
        .contains("Added: 4, gone: 0, changed: 7, the same: 98.")
        .contains("  Late introduction: +4 -0 ~1")
        .contains("+ late-introduction 19100025 [2024-12-31] Đảng bộ cơ quan số 7 (CQ007), Medium")
        .contains(
            "    Reason: in the base pack the condition “issuedOn > $due”"
                + " (late-introduction/rule.drl:15) fails: issuedOn = 2025-01-24 —"
                + " co-quan-CQ007.xlsx › Giới thiệu › E4, $due = 2025-01-30 (introductionDays ="
                + " 30) — co-quan-CQ007.xlsx › Đảng viên › D4, F4; needed: issuedOn after"
                + " 2025-01-30; in the draft it holds: $due = 2025-01-20 (introductionDays = 20)")
        .contains(out.resolve("comparison.pdf").toString());
    assertThat(out)
        .isDirectoryContaining("glob:**comparison.csv")
        .isDirectoryContaining("glob:**comparison.json")
        .isDirectoryContaining("glob:**comparison.pdf");
    assertThat(rows(out))
        .hasSize(11)
        .filteredOn(row -> row.get("change").equals("ADDED"))
        .extracting(row -> row.get("rule") + " " + row.get("subject"))
        .containsExactly(
            "late-introduction 19100025",
            "late-introduction 21200004",
            "late-introduction 40300040",
            "late-introduction 64300033");
  }

  @Test
  void a_comparison_is_replaced_on_demand_and_other_files_never() throws IOException {
    Path out = folder.resolve("out");
    Auditor.Ended first = moved("--out", out.toString()).run();
    byte[] pdf = Files.readAllBytes(out.resolve("comparison.pdf"));

    assertThat(first.code()).as(first.err()).isZero();
    Auditor.Ended again = moved("--out", out.toString()).run();
    assertThat(again.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(again.err()).contains("holds a comparison already; nothing was changed");
    assertThat(moved("--out", out.toString(), "--replace").run().code()).isZero();
    assertThat(out.resolve("comparison.pdf")).hasBinaryContent(pdf);
    Files.writeString(out.resolve("notes.txt"), "mine");
    Auditor.Ended other = moved("--out", out.toString(), "--replace").run();
    assertThat(other.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(other.err()).contains("holds files that no comparison wrote (notes.txt …)");
  }

  @Test
  void the_pack_that_is_refused_is_named() throws IOException {
    replace("no-briefing/rule.drl", "!briefing", "!briefin");

    Auditor.Ended ended = onTown("--with", draft.toString()).run();

    assertThat(ended.code()).isEqualTo(ExitCodes.PACK_REFUSED);
    assertThat(ended.err())
        .contains("It is the draft that is refused: " + draft)
        .contains("no-briefing/rule.drl:9");
    Auditor.Ended base =
        onTown("--rules", draft.toString(), "--with-set", "receiptDays=9", "--in-process").run();
    assertThat(base.code()).isEqualTo(ExitCodes.PACK_REFUSED);
    assertThat(base.err()).contains("It is the base pack that is refused: " + draft);
  }

  @Test
  void a_refused_input_is_told_from_a_worker_without_memory() {
    Auditor.Ended ended =
        new Auditor()
            .with("rules", "compare", "--with-set", "receiptDays=9", "--lang", "en")
            .with("--input", "examples/town-with-faults/submissions")
            .with("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
            .run();

    assertThat(ended.code()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(ended.err()).contains("rows or whole files that can't be used");
  }

  @Test
  void a_worker_that_needs_too_much_memory_is_stopped_and_says_so() {
    Auditor.Ended ended = onTown("--with-set", "receiptDays=9", "--memory", "8").run();

    assertThat(ended.code()).isEqualTo(ExitCodes.PACK_REFUSED);
    assertThat(ended.err()).contains("needed more than 8 MB of memory");
  }

  @Test
  void what_is_to_be_compared_on_what_has_to_be_said() {
    assertThat(onTown().run().err()).contains("Say what to compare with: a draft (--with DIR)");
    assertThat(compare("--with-set", "receiptDays=9").run().err())
        .contains("Say on which submissions");
    assertThat(onTown("--with-set", "receiptDays=9", "--run", "last").run().err())
        .contains("leave out --input");
    assertThat(compare("--with-set", "receiptDays=9", "--run", "first").run().err())
        .contains("it takes the number of a run, or last");
    Auditor.Ended unknown = onTown("--with-set", "receiptDay=9", "--in-process").run();
    assertThat(unknown.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(unknown.err()).contains("receiptDay: there is no such parameter");
  }

  @Test
  void on_a_recorded_run_a_draft_is_compared_with_the_rules_in_force_and_kept() throws IOException {
    submitTown();
    Auditor.Ended run =
        stored(
            "run",
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--as-of",
            "2026-01-15",
            "--set",
            "receiptDays=9");
    assertThat(run.code()).as(run.err()).isZero();
    replace("regulation.yaml", "- value: 30", "- value: 20");
    Path out = folder.resolve("out");

    Auditor.Ended ended =
        stored(
            "rules",
            "compare",
            "--with",
            draft.toString(),
            "--run",
            "last",
            "--lang",
            "en",
            "--by",
            "An",
            "--out",
            out.toString());

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("Data: Run 1: 17 files, 778 rows")
        .contains("    30 days → 20 days")
        .contains("Added: 4, gone: 0, changed: 7")
        .contains("This is comparison 1, kept.")
        .doesNotContain("receiptDays");
    assertThat(rows(out))
        .filteredOn(row -> row.get("change").equals("ADDED"))
        .extracting(row -> row.get("subject"))
        .containsExactly("19100025", "21200004", "40300040", "64300033");
    assertThat(Files.readString(out.resolve("comparison.json")))
        .contains("\"run\" : 1")
        .contains("\"receiptDays\"");
    assertThat(stored("rules", "compare", "--with", draft.toString(), "--run", "7").err())
        .contains("There is no run 7");
    assertThat(stored("rules", "versions").out()).contains("came with the program", "An");
    Auditor.Ended alone =
        stored(
            "rules",
            "publish",
            "--rules",
            draft.toString(),
            "--comparison",
            "1",
            "--by",
            "An",
            "--why",
            "20 days");
    assertThat(alone.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(alone.err()).contains("was not confirmed by anybody but the author");
  }

  @Test
  void what_if_is_looked_at_and_not_kept() throws IOException {
    submitTown();
    stored("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15");

    Auditor.Ended ended =
        stored(
            "rules",
            "compare",
            "--with-set",
            "introductionDays=20",
            "--run",
            "last",
            "--lang",
            "en");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out()).contains("Added: 4, gone: 0, changed: 7").doesNotContain("kept.");
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      Auditor.Ended sent =
          new Auditor()
              .with("submit", "--unit", "TU", "--by", "Hoa")
              .with(files.sorted().map(Path::toString).toArray(String[]::new))
              .with("--data", folder.resolve("data").toString())
              .run();
      assertThat(sent.code()).as(sent.err()).isZero();
    }
  }

  private Auditor.Ended stored(String... arguments) {
    return new Auditor().with(arguments).with("--data", folder.resolve("data").toString()).run();
  }

  private static Auditor compare(String... arguments) {
    return new Auditor().with("rules", "compare").with(arguments);
  }

  private static Auditor onTown(String... arguments) {
    return compare("--input", TOWN.toString(), "--lang", "en")
        .with("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
        .with(arguments);
  }

  private static Auditor moved(String... arguments) {
    return onTown("--with-set", "introductionDays=20", "--in-process").with(arguments);
  }

  private static List<CSVRecord> rows(Path out) throws IOException {
    String text = Files.readString(out.resolve("comparison.csv"));
    assertThat(text).startsWith("\uFEFFchange,rule,").contains("\r\n");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text.substring(1), format)) {
      return parser.getRecords();
    }
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = draft.resolve(file);
    String content = Files.readString(path);
    assertThat(content).contains(text);
    int at = content.indexOf(text);
    Files.writeString(path, content.substring(0, at) + by + content.substring(at + text.length()));
  }
}
