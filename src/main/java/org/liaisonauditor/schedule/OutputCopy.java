package org.liaisonauditor.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.store.WholeFolder;

/** Copies a run's outputs to where their readers look. */
final class OutputCopy {

  private OutputCopy() {}

  /** Copies a folder, whole or not at all; a copy that is there already stays as it is. */
  static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      return;
    }
    Files.createDirectories(to.getParent());
    Path part = Files.createTempDirectory(to.getParent(), ".part-");
    try {
      Path copy = part.resolve("copy");
      for (Path file : files(from)) {
        Files.copy(file, copy.resolve(from.relativize(file).toString()));
      }
      Files.move(copy, to);
    } finally {
      WholeFolder.remove(part);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
