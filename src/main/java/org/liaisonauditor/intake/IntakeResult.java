package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Records;

/**
 * All that a folder of submissions gave.
 *
 * @param records the usable rows, united
 * @param input the files, in code-point order of their paths, and their problems
 */
public record IntakeResult(Records records, InputSummary input) {

  /** The problems of all files, by file, sheet, row and column. */
  public List<Problem> problems() {
    return input.problems();
  }

  /** The files in code-point order of their paths. */
  public List<SubmittedFile> files() {
    return input.files();
  }

  /** How many rows have an ERROR of their own. */
  public int unusableRows() {
    return input.unusableRows();
  }

  /** Whether some file or recognised sheet could not be read at all. */
  public boolean anyUnreadable() {
    return input.anyUnreadable();
  }
}
