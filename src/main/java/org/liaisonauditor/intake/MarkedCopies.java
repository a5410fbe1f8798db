package org.liaisonauditor.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.workbook.Mark;
import org.liaisonauditor.workbook.MarkedValues;
import org.liaisonauditor.workbook.MarkedWorkbook;
import org.liaisonauditor.workbook.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of submitted files for the clerks: bad cells coloured, each with a comment. */
public final class MarkedCopies {

  private static final Logger LOG = LoggerFactory.getLogger(MarkedCopies.class);

  private MarkedCopies() {}

  /**
   * What came of it.
   *
   * @param copies paths of the copies below their folder, in code-point order
   * @param missing submitted files whose bad cells are known but that got no copy, in that order
   */
  public record Written(List<Path> copies, List<String> missing) {}

  /**
   * Writes a copy of each file that has problems with cells: red for an error, amber for what is to
   * be looked at. A CSV file is given back as a workbook. A file of which a sheet can't be read to
   * its end gets no copy: it would look whole and not be. One file without a copy keeps no other
   * from its own.
   *
   * @param folder where the files were submitted
   * @param problems as the intake of the folder gave them
   * @param outDir where the copies go, under the same paths; made if need be
   */
  public static Written write(Path folder, List<Problem> problems, Path outDir) {
    Map<String, List<Mark>> byFile = new TreeMap<>(CodePoints.ORDER);
    for (Problem problem : problems) {
      if (!problem.cell().isEmpty()) {
        byFile.computeIfAbsent(problem.file(), file -> new ArrayList<>()).add(mark(problem));
      }
    }
    List<Path> copies = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, List<Mark>> file : byFile.entrySet()) {
      boolean csv = file.getKey().toLowerCase(Locale.ROOT).endsWith(".csv");
      Path relative = Path.of(csv ? file.getKey() + ".xlsx" : file.getKey());
      Path source = folder.resolve(file.getKey());
      if (writeOne(source, csv, file.getValue(), outDir.resolve(relative))) {
        copies.add(relative);
      } else {
        missing.add(file.getKey());
      }
    }
    return new Written(copies, missing);
  }

  private static Mark mark(Problem problem) {
    boolean told = problem.allowed().isEmpty() || problem.message().contains(problem.allowed());
    String text = told ? problem.message() : problem.message() + "\n→ " + problem.allowed();
    boolean severe = problem.severity() == Problem.Severity.ERROR;
    return new Mark(problem.sheet(), problem.cell(), severe, text);
  }

  /** Returns whether there is a copy; half a copy is taken away. */
  private static boolean writeOne(Path file, boolean csv, List<Mark> marks, Path copy) {
    try {
      Files.createDirectories(copy.getParent());
      try (OutputStream out = Files.newOutputStream(copy)) {
        if (csv) {
          writeCsv(file, marks, out);
        } else {
          MarkedWorkbook.write(file, marks, out);
        }
      }
      return true;
    } catch (RefusedException | CsvFile.BrokenException e) {
      // Why it can't be read is among the problems already.
      deleteHalf(copy);
      return false;
    } catch (IOException | RuntimeException e) {
      // The problem list is worth more than one copy, so neither a full disk nor an odd file that
      // POI fails on may take it away.
      LOG.warn("No marked copy of {}: {}", file, e.toString());
      deleteHalf(copy);
      return false;
    }
  }

  private static void deleteHalf(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      LOG.warn("Half a marked copy is left in {}: {}", copy, e.toString());
    }
  }

  private static void writeCsv(Path file, List<Mark> marks, OutputStream out)
      throws IOException, CsvFile.BrokenException {
    String name = marks.getFirst().sheet();
    // Where a header stands does not depend on what ratings there are.
    SheetNames names = new SheetNames(new Layouts(new RatingScale(List.of())));
    CsvFile csv = new CsvFile(file);
    try (MarkedValues values = new MarkedValues(marks)) {
      csv.read(csv.delimiter(() -> names.headerOf(name)), values.sheet(name));
      values.end();
      values.write(out);
    }
  }
}
