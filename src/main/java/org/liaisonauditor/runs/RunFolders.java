package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.store.Bundles;

/** The folders of runs below the data folder, and bundles put back for use. */
public final class RunFolders {

  private final Path data;
  private final Bundles bundles;

  public RunFolders(Path data, Bundles bundles) {
    this.data = data;
    this.bundles = bundles;
  }

  /** Where a run's outputs are. */
  public Path of(long run) {
    return data.resolve("runs").resolve(Long.toString(run));
  }

  /** Where compiled packs are kept. */
  Path packs() {
    return data.resolve("cache").resolve("packs");
  }

  /**
   * The folder of a bundle, its files put back where they are not there yet.
   *
   * @param name of the folder, as it was when it was kept
   */
  synchronized Path bundle(String hash, String name) throws IOException {
    Path folder = data.resolve("cache").resolve("bundles").resolve(hash).resolve(name);
    if (!Files.isDirectory(folder)) {
      try {
        appear(folder, part -> bundles.copyTo(hash, part), false);
      } catch (FileSystemException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
        // Another process was quicker; what it made is the same.
      }
    }
    return folder;
  }

  /** Fills a folder. */
  interface Filler {
    void fill(Path part) throws IOException;
  }

  /** A folder appears whole or not at all; one that is there already gives way. */
  static void appear(Path folder, Filler filler) throws IOException {
    appear(folder, filler, true);
  }

  private static void appear(Path folder, Filler filler, boolean replace) throws IOException {
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
  static void remove(Path folder) throws IOException {
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
