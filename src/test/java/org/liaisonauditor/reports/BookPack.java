package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.rules.PackContents;

/** A copy of the small pack that a test may change, and the books made of it. */
final class BookPack {

  private static final Path SMALL = Path.of("src/test/resources/rules/small");

  private final Path folder;

  BookPack(Path parent) throws IOException {
    this.folder = parent.resolve("small");
    try (Stream<Path> files = Files.walk(SMALL)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(SMALL.relativize(file).toString()));
      }
    }
  }

  Path folder() {
    return folder;
  }

  /** Puts another text in the place of one that a file of the pack holds. */
  BookPack replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    String content = Files.readString(path);
    assertThat(content).contains(text);
    Files.writeString(path, content.replace(text, by));
    return this;
  }

  BookPack write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  /** Writes the book; gives PDF and HTML. */
  List<Path> book(Language language, List<RuleRun> runs, Path out) throws Exception {
    return book(PackContents.read(folder), language, runs, out);
  }

  static List<Path> book(PackContents contents, Language language, List<RuleRun> runs, Path out)
      throws Exception {
    Files.createDirectories(out);
    return new RuleBook(contents, runs, Path.of("reports"), language, "0.1.0").write(out);
  }

  /** A run over a year, by the pack of a hash. */
  static RuleRun run(long number, int year, String hash, Map<String, RuleRun.Fired> rules) {
    return new RuleRun(
        number,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        LocalDate.of(year + 1, 1, 15),
        null,
        hash,
        rules);
  }
}
