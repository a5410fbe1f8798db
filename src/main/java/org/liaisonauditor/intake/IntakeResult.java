package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Records;

/**
 * What came of reading submissions.
 *
 * @param records the united tables, without the rows that can't be used
 * @param problems all problems of all files, by file, sheet and cell
 * @param files the files read, by path
 */
public record IntakeResult(Records records, List<Problem> problems, List<SubmittedFile> files) {

  public IntakeResult {
    problems = List.copyOf(problems);
    files = List.copyOf(files);
  }

  /** Number of rows that an ERROR of their own makes unusable; consequences are not counted. */
  public int unusableRows() {
    return files.stream().mapToInt(SubmittedFile::unusableRows).sum();
  }

  /** Whether some file, or a sheet of one, could not be read at all. */
  public boolean anyUnreadable() {
    return files.stream().anyMatch(file -> !file.readable());
  }
}
