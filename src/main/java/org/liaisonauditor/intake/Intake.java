package org.liaisonauditor.intake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Records;

/** Reads what units submitted: every file below a folder, each one a submission. */
public final class Intake {

  /** Files that an operating system or a spreadsheet program leaves beside the submitted ones. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

  private final Layouts layouts;
  private final Messages messages;

  /**
   * An intake.
   *
   * @param scale the ratings that evaluations may give
   * @param language of the problems' texts
   */
  public Intake(RatingScale scale, Language language) {
    this.layouts = new Layouts(scale);
    this.messages = new Messages(language);
  }

  /**
   * Reads every file below a folder and gathers all problems. The result depends on nothing but the
   * files' paths and bytes.
   *
   * @param folder an existing folder
   * @throws IOException where the folder can't be listed; a file that can't be read is a problem
   */
  public IntakeResult readFolder(Path folder, IntakeProgress progress) throws IOException {
    List<String> paths = paths(folder);
    List<Reading> readings = read(folder, paths, progress);
    Records records = new Uniting(layouts, readings, messages.language()).unite();
    List<Problem> problems = new ArrayList<>();
    List<SubmittedFile> files = new ArrayList<>();
    for (Reading reading : readings) {
      problems.addAll(reading.problems().sorted());
      files.add(reading.summary());
    }
    return new IntakeResult(records, new InputSummary(problems, files));
  }

  private static List<String> paths(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(path -> !path.equals(folder) && !Files.isDirectory(path))
          .map(folder::relativize)
          .filter(Intake::isSubmitted)
          .map(path -> path.toString().replace(path.getFileSystem().getSeparator(), "/"))
          .sorted(CodePoints.ORDER)
          .toList();
    }
  }

  /** Finds a listed file again; its name is lost where the locale can't write it. */
  private static Path resolve(Path folder, String path) throws IOException {
    try {
      return folder.resolve(path);
    } catch (InvalidPathException e) {
      FileSystemException unreadable = new FileSystemException(path, null, e.getReason());
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private static boolean isSubmitted(Path path) {
    for (Path part : path) {
      String name = part.toString();
      boolean hidden = name.startsWith(".") || name.startsWith("~$");
      if (hidden || LITTER.contains(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private List<Reading> read(Path folder, List<String> paths, IntakeProgress progress)
      throws IOException {
    FileIntake files = new FileIntake(layouts, messages);
    Object lock = new Object();
    int[] done = new int[1];
    int threads = Math.max(1, Math.min(paths.size(), Runtime.getRuntime().availableProcessors()));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Reading>> futures = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        int index = i;
        futures.add(
            pool.submit(
                () -> {
                  String path = paths.get(index);
                  Reading reading = files.read(resolve(folder, path), path, index);
                  synchronized (lock) {
                    progress.read(++done[0], paths.size());
                  }
                  return reading;
                }));
      }
      List<Reading> readings = new ArrayList<>();
      for (Future<Reading> future : futures) {
        readings.add(future.get());
      }
      return readings;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading " + folder, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("Reading failed", e.getCause());
    }
  }
}
