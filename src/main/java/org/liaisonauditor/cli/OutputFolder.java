package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.liaisonauditor.reports.ComparisonOutputs;
import org.liaisonauditor.reports.PlanOutputs;
import org.liaisonauditor.reports.UpcomingOutputs;
import org.liaisonauditor.store.WholeFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of outputs that appears whole or not at all. */
final class OutputFolder {

  private static final Logger LOG = LoggerFactory.getLogger(OutputFolder.class);

  static final String PROBLEMS = "problems.csv";
  static final String MARKED = "marked";

  /** Where reports of other kinds than the audit's own stand. */
  static final String REPORTS = "reports";

  private static final String PART = "-part-";
  private static final String OLD = "-old-";

  /** What a refusal leaves behind: the next try may take its place. */
  private static final Set<String> REFUSAL = Set.of(PROBLEMS, MARKED);

  private static final String MANIFEST = "manifest.json";

  /** All that an audit writes. */
  private static final Set<String> AUDIT =
      Set.of(
          PROBLEMS,
          MARKED,
          REPORTS,
          MANIFEST,
          "findings.csv",
          "findings.json",
          "findings.xlsx",
          "report.pdf");

  private final Path folder;
  private final Content content;
  private boolean replace;

  /**
   * What is written into a folder.
   *
   * @param named what it is, for messages
   * @param mark the file by which it is known
   * @param files all names that it may hold
   * @param refusal what a refused try leaves behind, which the next may replace
   */
  private record Content(String named, String mark, Set<String> files, Set<String> refusal) {}

  /** A folder for an audit. */
  OutputFolder(Path folder) {
    this(folder, new Content("audit", MANIFEST, AUDIT, REFUSAL));
  }

  private OutputFolder(Path folder, Content content) {
    this.folder = folder.toAbsolutePath().normalize();
    this.content = content;
  }

  /** A folder for a comparison of two packs. */
  static OutputFolder ofComparison(Path folder) {
    return new OutputFolder(
        folder,
        new Content("comparison", ComparisonOutputs.JSON, ComparisonOutputs.FILES, Set.of()));
  }

  /** A folder for an inspection plan. */
  static OutputFolder ofPlan(Path folder) {
    return new OutputFolder(
        folder, new Content("plan", PlanOutputs.PDF, PlanOutputs.FILES, Set.of()));
  }

  /** A folder for a list of what is due soon, or for one such folder a unit. */
  static OutputFolder ofUpcoming(Path folder) {
    return new OutputFolder(
        folder, new Content("list", UpcomingOutputs.CSV, UpcomingOutputs.FILES, Set.of()));
  }

  /** Writes files into a folder that is still empty. */
  interface Writer {
    void writeTo(Path target) throws IOException;
  }

  /**
   * Refuses a folder that holds anything else than the problem list of an earlier try, or an audit
   * that is to be replaced. Files that no audit wrote are never replaced.
   */
  void mustBeFree(boolean mayReplace) throws WrongUsage, IOException {
    replace = mayReplace;
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new WrongUsage(folder + " is a file; name a folder with --out.");
    }
    List<String> names = names();
    if (content.refusal().containsAll(names)) {
      return;
    }
    List<String> foreign =
        names.stream().filter(name -> !content.files().contains(name)).sorted().toList();
    if (!names.contains(content.mark()) || !foreign.isEmpty()) {
      throw new WrongUsage(
          "The output folder "
              + folder
              + " holds files that no "
              + content.named()
              + " wrote ("
              + (foreign.isEmpty() ? names : foreign).getFirst()
              + " …); nothing was changed. Name a new folder with --out.");
    }
    if (!mayReplace) {
      throw new WrongUsage(
          "The output folder "
              + folder
              + (content.named().equals("audit")
                  ? " holds an audit"
                  : " holds a " + content.named())
              + " already; nothing was changed. Name a new folder with --out, or add --replace.");
    }
  }

  /**
   * Refuses a folder that lies in another or holds it: outputs would be taken for submissions, and
   * replacing an audit must not take submissions with it.
   */
  void mustBeApartFrom(Path input) throws WrongUsage, IOException {
    Path submissions = input.toRealPath();
    Path outputs = real(folder);
    if (outputs.startsWith(submissions) || submissions.startsWith(outputs)) {
      throw new WrongUsage(
          "The output folder "
              + folder
              + " and the input folder "
              + input
              + " lie in one another; the next audit would read outputs as submissions. Name"
              + " a folder elsewhere with --out.");
    }
  }

  /** Where a path leads, links followed as far as it is there. */
  private static Path real(Path path) throws IOException {
    if (Files.exists(path) || path.getParent() == null) {
      return path.toRealPath();
    }
    return real(path.getParent()).resolve(path.getFileName());
  }

  /** Writes beside the folder first and puts everything in its place at the end. */
  void write(Writer writer) throws IOException, WrongUsage {
    Files.createDirectories(folder.getParent());
    clearUpAfterKilledRuns();
    Path part = beside(PART, ProcessHandle.current().pid());
    Thread onInterrupt = new Thread(() -> deleteQuietly(part));
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      WholeFolder.remove(part);
      Files.createDirectory(part);
      writer.writeTo(part);
      putInPlace(part);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // What happens to a stream in the midst of a file names no file.
      FileSystemException named = new FileSystemException(folder.toString(), null, e.getMessage());
      named.initCause(e);
      throw named;
    } finally {
      WholeFolder.remove(part);
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }
  }

  private void putInPlace(Path part) throws IOException, WrongUsage {
    // Another run may have come first since the folder was looked at.
    mustBeFree(replace);
    if (!Files.exists(folder)) {
      Files.move(part, folder);
      return;
    }
    Path old = beside(OLD, ProcessHandle.current().pid());
    Files.move(folder, old);
    Files.move(part, folder);
    WholeFolder.remove(old);
  }

  /** A name that only one process uses. */
  private Path beside(String what, long pid) {
    return folder.resolveSibling("." + folder.getFileName() + what + pid);
  }

  /**
   * A run that was killed leaves its half-written folder behind; one killed in the very moment of
   * replacing leaves the old audit under its other name, which then gets its place back.
   */
  private void clearUpAfterKilledRuns() throws IOException {
    for (Path left : left(PART)) {
      WholeFolder.remove(left);
    }
    for (Path left : left(OLD)) {
      if (Files.exists(folder)) {
        WholeFolder.remove(left);
      } else {
        Files.move(left, folder);
      }
    }
  }

  private List<Path> left(String what) throws IOException {
    String start = "." + folder.getFileName() + what;
    try (Stream<Path> files = Files.list(folder.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .filter(file -> file.getFileName().toString().substring(start.length()).matches("\\d+"))
          .filter(
              file ->
                  ProcessHandle.of(
                          Long.parseLong(file.getFileName().toString().substring(start.length())))
                      .isEmpty())
          .toList();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** For the moment of being interrupted, when nobody is left to be told. */
  private static void deleteQuietly(Path folder) {
    try {
      WholeFolder.remove(folder);
    } catch (IOException e) {
      LOG.warn("{} could not be removed; the next run will", folder, e);
    }
  }
}
