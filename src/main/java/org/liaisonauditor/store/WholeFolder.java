package org.liaisonauditor.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that appear whole or not at all, whatever happens while they are filled. */
public final class WholeFolder {

  private WholeFolder() {}

  /** Fills a folder. */
  public interface Filler {
    void fill(Path part) throws IOException;
  }

  /** A folder appears whole or not at all; one that is there already gives way. */
  public static void appear(Path folder, Filler filler) throws IOException {
    appear(folder, filler, true);
  }

  static void appear(Path folder, Filler filler, boolean replace) throws IOException {
    Files.createDirectories(folder.getParent());
    String start = "." + folder.getFileName() + ".part-";
    clearUp(folder.getParent(), start);
    Path part = folder.resolveSibling(start + ProcessHandle.current().pid());
    remove(part);
    Files.createDirectory(part);
    try {
      filler.fill(part);
      if (replace) {
        remove(folder);
      }
      try {
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, folder);
      }
    } finally {
      remove(part);
    }
  }

  /** Removes what killed processes left half made. */
  private static void clearUp(Path parent, String start) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(parent)) {
      left = files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
    }
    for (Path file : left) {
      String pid = file.getFileName().toString().substring(start.length());
      if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
        remove(file);
      }
    }
  }

  /** Removes a folder with all in it. */
  public static void remove(Path folder) throws IOException {
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
