package org.liaisonauditor.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;

/** A copy of the shipped rules that tests may edit. */
final class EditedPack {

  private final Path folder;

  /** Copies the rules into a folder that is there and empty. */
  EditedPack(Path folder) throws IOException {
    this.folder = folder.resolve("qd213");
    Path ours = Path.of("rules", "qd213");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, this.folder.resolve(ours.relativize(file).toString()));
      }
    }
  }

  EditedPack edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
    return this;
  }

  /** Gives a rule another name, and says so in its about.md where an alias is given. */
  EditedPack rename(String from, String to, String alias) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to));
    edit(to + "/rule.drl", "rule \"" + from + "\"", "rule \"" + to + "\"");
    edit("regulation.yaml", from, to);
    if (alias != null) {
      edit(to + "/about.md", "severity: ", "former-codes: [" + alias + "]\nseverity: ");
    }
    return this;
  }

  EditedPack delete(String rule) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(rule))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return this;
  }

  CompiledPack compile() throws Exception {
    return CompiledPack.of(RulePacks.read(folder), null);
  }
}
