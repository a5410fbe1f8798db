package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Records;

/**
 * All that a folder of submissions gave.
 *
 * @param records the usable rows, united
 * @param problems of all files, by file, sheet, row and column
 * @param files in code-point order of their paths
 */
public record IntakeResult(Records records, List<Problem> problems, List<SubmittedFile> files) {

  public IntakeResult {
    problems = List.copyOf(problems);
    files = List.copyOf(files);
  }

  /** How many rows have an ERROR of their own. */
  public int unusableRows() {
    return files.stream().mapToInt(SubmittedFile::unusableRows).sum();
  }

  /** Whether some file or recognised sheet could not be read at all. */
  public boolean anyUnreadable() {
    return files.stream().anyMatch(file -> !file.readable());
  }
}
