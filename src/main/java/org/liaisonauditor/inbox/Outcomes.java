package org.liaisonauditor.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.intake.MarkedCopies;
import org.liaisonauditor.reports.ProblemList;

/**
 * The folders for what was taken in: a file goes there under its number, its problems beside it.
 */
final class Outcomes {

  private static final String ACCEPTED = "accepted";
  private static final String REFUSED = "refused";

  /** Bytes of a name, so that number and ending still fit into the 255 that file systems allow. */
  private static final int LONGEST_NAME = 200;

  private final Path inbox;

  Outcomes(Path inbox) {
    this.inbox = inbox;
  }

  /** Whether a folder of the inbox is none of a unit. */
  static boolean isOutcome(String folder) {
    return folder.equals(ACCEPTED) || folder.equals(REFUSED);
  }

  void createFolders() throws IOException {
    Files.createDirectories(inbox.resolve(ACCEPTED));
    Files.createDirectories(inbox.resolve(REFUSED));
  }

  /** Where a file goes; nothing is there yet. */
  Path target(boolean accepted, long number, String name) {
    Path folder = inbox.resolve(accepted ? ACCEPTED : REFUSED);
    String fitting = fitting(name);
    Path target = folder.resolve(number + " " + fitting);
    for (int again = 2; Files.exists(target); again++) {
      target = folder.resolve(number + " (" + again + ") " + fitting);
    }
    return target;
  }

  private static String fitting(String name) {
    String stem = Senders.stem(name);
    String ending = name.substring(stem.length());
    while ((stem + ending).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
        && !stem.isEmpty()) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + ending;
  }

  /**
   * Puts the problem list and, of a refused file, the marked copy beside where the file will be.
   *
   * @param snapshot the file as it was taken in, under its own name, alone in its folder; the
   *     folder above is for passing files
   */
  void putBeside(Path target, boolean accepted, Path snapshot, List<Problem> problems)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    Path work = snapshot.getParent().getParent();
    Path list = work.resolve("problems.csv");
    ProblemList.write(problems, list);
    put(list, target, ".problems.csv");
    if (!accepted) {
      Path copies = work.resolve("marked");
      MarkedCopies.Written written = MarkedCopies.write(snapshot.getParent(), problems, copies);
      for (Path copy : written.copies()) {
        put(copies.resolve(copy), target, ".marked.xlsx");
      }
    }
  }

  /** What lies there without its file was left when the program was killed: it is the same. */
  private static void put(Path file, Path target, String ending) throws IOException {
    Files.move(
        file,
        target.resolveSibling(target.getFileName() + ending),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes a folder with all in it. */
  static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all.reversed()) {
      Files.delete(path);
    }
  }
}
