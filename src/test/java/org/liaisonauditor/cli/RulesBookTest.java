package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one types to get the rule book. */
class RulesBookTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final Path SMALL = Path.of("src/test/resources/rules/small");

  @TempDir private Path folder;
  private Path pack;
  private Path data;
  private Path out;

  @BeforeEach
  void copyTheSmallPack() throws IOException {
    pack = folder.resolve("small");
    data = folder.resolve("data");
    out = folder.resolve("out");
    try (Stream<Path> files = Files.walk(SMALL)) {
      for (Path file : files.toList()) {
        Files.copy(file, pack.resolve(SMALL.relativize(file).toString()));
      }
    }
  }

  private Auditor.Ended book(Path rules, String... arguments) {
    return new Auditor()
        .with("rules", "book", "--rules", rules.toString(), "--data", data.toString())
        .with("--out", out.toString())
        .with(arguments)
        .run();
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void bothLanguagesAreWrittenAndNoStoreIsMade() throws IOException {
    Auditor.Ended ended = book(pack);

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    assertThat(written())
        .containsExactly(
            "rule-book-en.html", "rule-book-en.pdf", "rule-book-vi.html", "rule-book-vi.pdf");
    assertThat(ended.out().lines()).hasSize(4).contains(out.resolve("rule-book-en.pdf") + "");
    assertThat(out.resolve("rule-book-en.html")).content().contains("No run yet.");
    assertThat(data).doesNotExist();

    byte[] first = Files.readAllBytes(out.resolve("rule-book-vi.pdf"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertThat(book(pack, "--lang", "vi").code()).isEqualTo(ExitCodes.DONE);
    assertThat(out.resolve("rule-book-vi.pdf")).hasBinaryContent(first);
    assertThat(out.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void oneLanguageIsWrittenWhereOneIsAskedFor() throws IOException {
    assertThat(book(pack, "--lang", "en").code()).isEqualTo(ExitCodes.DONE);
    assertThat(written()).containsExactly("rule-book-en.html", "rule-book-en.pdf");
  }

  @Test
  void aPackWithFaultsIsRefusedWithAllOfThem() throws IOException {
    Path drl = pack.resolve("late-letter/rule.drl");
    Files.writeString(drl, Files.readString(drl).replace("covering", "coverin"));
    Path limit = pack.resolve("late-letter/scenarios/limit.yaml");
    Path regulation = pack.resolve("regulation.yaml");
    Files.writeString(
        regulation, Files.readString(regulation).replace("status: covered", "status: coverd"));
    Files.writeString(limit, "- name: x\n");

    Auditor.Ended ended = book(pack);

    assertThat(ended.code()).isEqualTo(ExitCodes.PACK_REFUSED);
    assertThat(ended.err())
        .contains("The rule pack is refused; nothing was written.")
        .contains("late-letter/rule.drl:")
        .contains("regulation.yaml:");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileForAFolderAndANegativeNumberAreWrongUsage() throws IOException {
    assertThat(book(pack, "--runs", "-1").code()).isEqualTo(ExitCodes.USAGE);
    Files.writeString(out, "mine");
    Auditor.Ended ended = book(pack);
    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains(out + " is a file");
    assertThat(out).hasContent("mine");
  }

  @Test
  void theLastAuditsOfTheStoreAreCountedButNoRerun() throws IOException {
    List<String> town;
    try (Stream<Path> files = Files.list(TOWN)) {
      town = files.map(Path::toString).sorted().toList();
    }
    store("submit", "--unit", "TU", "--by", "Hoa", String.join("\n", town));
    store("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15");
    store("rerun", "1");

    Auditor.Ended ended = book(Path.of("rules"), "--lang", "en");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.DONE);
    String html = Files.readString(out.resolve("rule-book-en.html")).replaceAll("<[^>]*>", " ");
    assertThat(html.replaceAll("\\s+", " "))
        .contains("1 1 January 2025 – 31 December 2025 15 January 2026 all 157 0 as in this book")
        .contains("told here: 1, the newest first")
        .contains("Commendable members 52 1 of 1 0 of 1");

    assertThat(book(Path.of("rules"), "--lang", "en", "--runs", "0").code()).isZero();
    assertThat(out.resolve("rule-book-en.html")).content().contains("No run yet.");
  }

  private void store(String command, String... arguments) {
    Auditor auditor = new Auditor().with(command);
    Stream.of(arguments).flatMap(String::lines).forEach(auditor::with);
    Auditor.Ended ended = auditor.with("--data", data.toString()).run();
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }
}
