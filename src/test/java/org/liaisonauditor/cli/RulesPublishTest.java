package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an edit to a version and back, as people type it, with a pack whose rule is a table. */
class RulesPublishTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final Path PACK = Path.of("examples", "rules-by-table");

  @TempDir private Path folder;

  private Path draft;

  @BeforeEach
  void copyThePack() throws IOException {
    draft = folder.resolve(PACK.getFileName());
    copy(PACK, draft);
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

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.sorted().toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private Auditor.Ended stored(String... arguments) {
    return new Auditor().with(arguments).with("--data", folder.resolve("data").toString()).run();
  }

  private String told(String... arguments) {
    Auditor.Ended ended = stored(arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  private String rules(String command, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "rules";
    arguments[1] = command;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return told(arguments);
  }

  private String run() {
    return told(
        "run",
        "--from",
        "2025-01-01",
        "--to",
        "2025-12-31",
        "--as-of",
        "2026-01-15",
        "--lang",
        "en",
        "--rules",
        draft.toString());
  }

  @Test
  void a_draft_is_tried_compared_confirmed_published_and_taken_back() throws IOException {
    assertThat(run()).contains("Rules: a draft of rules-by-table that is not published.");
    assertThat(rules("compare", "--with", draft.toString(), "--run", "last", "--lang", "en"))
        .contains("This is comparison 1, kept.");
    rules("confirm", "1", "--by", "Bình", "--why", "the first version");

    String published =
        rules(
            "publish",
            "--rules",
            draft.toString(),
            "--comparison",
            "1",
            "--by",
            "An",
            "--why",
            "begin",
            "--valid-from",
            "2025-01-01");
    assertThat(published)
        .contains("20 passed, 0 failed")
        .contains("0 not noticed")
        .contains("Published: version 1 of the rules rules-by-table, for periods that end from");

    Path about = draft.resolve("missed-by-workplace/about.md");
    Files.writeString(about, Files.readString(about).replace("severity: MEDIUM", "severity: HIGH"));
    assertThat(stored("rules", "publish", "--rules", draft.toString(), "--comparison", "1").code())
        .as("who and why are asked for")
        .isEqualTo(ExitCodes.USAGE);
    Auditor.Ended stale =
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
            "more");
    assertThat(stale.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(stale.err())
        .contains("Nothing was changed:")
        .contains("The draft was changed since, or it is another.");

    assertThat(rules("versions", "--json"))
        .contains("\"rules\":\"rules-by-table\",\"version\":1,\"valid_from\":\"2025-01-01\"");
    Path out = folder.resolve("exported");
    rules("export", "--rules", draft.toString(), "--version-number", "1", "--out", out.toString());
    assertThat(out.resolve("rules-by-table/missed-by-workplace/rule.drl.xlsx"))
        .hasSameBinaryContentAs(draft.resolve("missed-by-workplace/rule.drl.xlsx"));

    Auditor.Ended none =
        stored("rules", "rollback", "--rules", draft.toString(), "--by", "An", "--why", "no");
    assertThat(none.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(none.err()).contains("is the only one; there is none to go back to.");
  }
}
