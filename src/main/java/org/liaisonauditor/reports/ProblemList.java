package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Problem;

/** The list of what is wrong with submissions: {@code problems.csv}. */
public final class ProblemList {

  private static final List<String> HEADER =
      List.of("severity", "file", "sheet", "cell", "found", "allowed", "message");

  /**
   * By code point of file, sheet and cell first, so that a clerk finds a file's problems together.
   */
  static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file, CodePoints.ORDER)
          .thenComparing(Problem::sheet, CodePoints.ORDER)
          .thenComparing(Problem::cell, CodePoints.ORDER)
          .thenComparing(problem -> problem.severity().name(), CodePoints.ORDER)
          .thenComparing(Problem::found, CodePoints.ORDER)
          .thenComparing(Problem::allowed, CodePoints.ORDER)
          .thenComparing(Problem::message, CodePoints.ORDER);

  private ProblemList() {}

  /** Writes the problems, sorted by code point of file, sheet, cell and the other columns. */
  public static void write(List<Problem> problems, Path file) throws IOException {
    CsvTable.write(
        file,
        HEADER,
        problems.stream()
            .sorted(ORDER)
            .map(
                problem ->
                    List.of(
                        problem.severity().name(),
                        problem.file(),
                        problem.sheet(),
                        problem.cell(),
                        problem.found(),
                        problem.allowed(),
                        problem.message()))
            .toList());
  }
}
