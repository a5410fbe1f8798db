package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of outputs that appears whole or not at all. */
final class OutputFolder {

  static final String PROBLEMS = "problems.csv";
  static final String MARKED = "marked";

  /** What a refusal leaves behind: the next try may take its place. */
  private static final Set<String> REFUSAL = Set.of(PROBLEMS, MARKED);

  private final Path folder;

  OutputFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes files into a folder that is still empty. */
  interface Writer {
    void writeTo(Path target) throws IOException;
  }

  /** Refuses a folder that holds anything else than the problem list of an earlier try. */
  void mustBeFree() throws WrongUsage, IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new WrongUsage(folder + " is a file; name a folder with --out.");
    }
    List<String> names = names();
    if (!REFUSAL.containsAll(names)) {
      throw new WrongUsage(
          "The output folder "
              + folder
              + " holds "
              + (names.contains("manifest.json") ? "an audit" : "other files")
              + " already; nothing was changed. Name a new folder with --out, or add --replace.");
    }
  }

  /** Writes beside the folder first and puts everything in its place at the end. */
  void write(Writer writer) throws IOException {
    Path parent = folder.getParent();
    Files.createDirectories(parent);
    Path part = beside("part");
    delete(part);
    Files.createDirectory(part);
    try {
      writer.writeTo(part);
      if (Files.exists(folder)) {
        Path old = beside("old");
        Files.move(folder, old);
        Files.move(part, folder);
        delete(old);
      } else {
        Files.move(part, folder);
      }
    } finally {
      delete(part);
    }
  }

  /** A name that only this process uses. */
  private Path beside(String what) {
    String name = "." + folder.getFileName() + "-" + what + "-" + ProcessHandle.current().pid();
    return folder.resolveSibling(name);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
