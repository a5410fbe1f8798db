package org.liaisonauditor.domain;

/**
 * Something wrong with a submission, where it stands, and what is allowed there.
 *
 * @param severity what it does to the audit
 * @param file path of the file below the submissions folder
 * @param sheet name of the sheet; blank where the whole file is meant
 * @param cell address such as {@code C17}; blank where the whole file or sheet is meant
 * @param found the value found, as text; may be blank
 * @param allowed what would be right, in the language of the message; may be blank
 * @param message one sentence for the clerk: what is wrong and what to do
 */
public record Problem(
    Severity severity,
    String file,
    String sheet,
    String cell,
    String found,
    String allowed,
    String message) {

  /** What a problem does: an ERROR makes a row unusable, the others are to be looked at. */
  public enum Severity {
    ERROR,
    WARNING,
    CONFLICT
  }
}
