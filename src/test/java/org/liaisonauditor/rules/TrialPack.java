package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The small pack, copied so that tests can change it. */
final class TrialPack {

  static final Path RESOURCES = Path.of("src/test/resources/rules");
  static final Path SMALL = RESOURCES.resolve("small");
  static final String RULE = "late-letter";

  private TrialPack() {}

  /** The small pack in a new folder. */
  static Path in(Path folder) throws IOException {
    Path pack = folder.resolve("small");
    lay(SMALL, pack);
    return pack;
  }

  /** The small pack with another rule.drl, and a message that needs nothing of the rule. */
  static Path in(Path folder, String drl) throws IOException {
    Path pack = in(folder);
    Files.writeString(pack.resolve(RULE).resolve(RuleReader.DRL), drl);
    Path about = pack.resolve(RULE).resolve(RuleReader.FILE);
    Files.writeString(
        about, Files.readString(about).replaceAll("(?m)^(  (?:vi|en): \").*[{].*\"$", "$1…\""));
    return pack;
  }

  /** Copies files over others. */
  static void lay(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
