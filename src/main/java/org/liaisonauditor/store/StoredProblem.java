package org.liaisonauditor.store;

import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Text;

/**
 * A problem of a submission, in both languages and with its place in the order of problems.
 *
 * @param kind what kind it is, a name of the intake
 * @param severity what it does
 * @param sheetIndex the sheet's place in the file; -1 = the file as a whole
 * @param row number of the row; 0 = the sheet as a whole
 * @param column index of the column
 * @param sheet name of the sheet
 * @param cell its address; may be blank
 * @param found what was found; may be blank
 * @param allowed what would be right; may be blank
 * @param message one sentence for the clerk
 */
public record StoredProblem(
    String kind,
    Problem.Severity severity,
    int sheetIndex,
    int row,
    int column,
    String sheet,
    String cell,
    String found,
    Text allowed,
    Text message) {

  /**
   * The problem in one language.
   *
   * @param file name of the submission's file
   */
  public Problem in(Language language, String file) {
    return new Problem(
        severity, file, sheet, cell, found, allowed.in(language), message.in(language));
  }
}
