package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where to inspect next, asked of a folder and of a recorded run. */
class PlanCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;

  private Auditor.Ended onFolder(Path out, String... more) {
    return new Auditor()
        .with("plan", "--input", TOWN.toString(), "--from", "2025-01-01", "--to", "2025-12-31")
        .with("--as-of", "2026-01-15", "--out", out.toString(), "--lang", "en")
        .with(more)
        .run();
  }

  private Auditor.Ended onStore(String... arguments) {
    return new Auditor()
        .with(arguments)
        .with("--data", folder.resolve("data").toString(), "--lang", "en")
        .run();
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      Auditor.Ended sent =
          new Auditor()
              .with("submit", "--unit", "TU", "--by", "Nguyễn Thị Hoa", "--lang", "en")
              .with(files.sorted().map(Path::toString).toArray(String[]::new))
              .with("--data", folder.resolve("data").toString())
              .run();
      assertThat(sent.code()).as(sent.err()).isZero();
    }
  }

  @Test
  void a_recorded_run_is_ranked_as_its_folder_is() throws IOException {
    Path first = folder.resolve("first");
    Auditor.Ended direct = onFolder(first, "--top", "2");
    assertThat(direct.code()).as(direct.err()).isZero();
    assertThat(direct.out())
        .contains("Residence branches: 9 units compared")
        .contains("  1. ", "  2. ", "Screening, not proof")
        .doesNotContain("  3. ");

    submitTown();
    Auditor.Ended run =
        onStore("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15");
    assertThat(run.code()).as(run.err()).isZero();
    Path second = folder.resolve("second");
    Auditor.Ended recorded = onStore("plan", "1", "--top", "2", "--out", second.toString());
    assertThat(recorded.code()).as(recorded.err()).isZero();
    assertThat(second.resolve("inspection-plan.csv"))
        .hasSameBinaryContentAs(first.resolve("inspection-plan.csv"));
    assertThat(second.resolve("inspection-plan.xlsx"))
        .hasSameBinaryContentAs(first.resolve("inspection-plan.xlsx"));

    Path third = folder.resolve("third");
    assertThat(onStore("plan", "last", "--top", "2", "--out", third.toString()).code()).isZero();
    assertThat(third.resolve("inspection-plan.pdf"))
        .hasSameBinaryContentAs(second.resolve("inspection-plan.pdf"));
    Path fourth = folder.resolve("fourth");
    assertThat(onStore("plan", "1", "--out", fourth.toString()).code()).isZero();
    Path kind = folder.resolve("kind.pdf");
    Auditor.Ended report =
        onStore("report", "1", "--kind", "inspection-plan", "--out", kind.toString());
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(kind).hasSameBinaryContentAs(fourth.resolve("inspection-plan.pdf"));
    assertThat(onStore("plan", "7", "--out", folder.resolve("x").toString()).err())
        .contains("There is no run 7");
  }

  @Test
  void what_is_there_is_kept_unless_it_is_a_plan_to_be_replaced() throws IOException {
    Path out = folder.resolve("out");
    assertThat(onFolder(out).code()).isZero();
    assertThat(onFolder(out).err()).contains("holds a plan already");
    assertThat(onFolder(out, "--replace").code()).isZero();
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertThat(onFolder(out, "--replace").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(out.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void wrong_usage_is_told_before_anything_is_read() {
    String out = folder.resolve("out").toString();
    for (List<String> wrong :
        List.of(
            List.of("plan", "--out", out),
            List.of("plan", "first", "--out", out),
            List.of("plan", "1", "--input", TOWN.toString(), "--out", out),
            List.of("plan", "1", "--top", "0", "--out", out))) {
      Auditor.Ended ended = new Auditor().with(wrong.toArray(String[]::new)).run();
      assertThat(ended.code()).as(wrong.toString()).isEqualTo(ExitCodes.USAGE);
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
