package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.domain.Problem;

/**
 * What went into an audit, without the records: files and problems.
 *
 * @param problems of all files, by file, sheet, row and column
 * @param files in the order in which their rows count
 */
public record InputSummary(List<Problem> problems, List<SubmittedFile> files) {

  public InputSummary {
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
