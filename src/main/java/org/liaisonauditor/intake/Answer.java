package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.casework.CaseStep;

/**
 * An answer to a finding, as a row of the sheet of answers has it.
 *
 * @param sheet name of the sheet
 * @param sheetIndex its place in the file
 * @param row number of the row, from 1
 * @param columns letters of the sheet's columns by {@link AnswerColumn}
 * @param audit which audit the finding is of, as written by {@code AuditName}; may be null
 * @param fingerprint of the finding; may be null
 * @param unit what the row says of the unit that is to answer; may be null
 * @param severity what the row says of how much the finding matters; may be null
 * @param rule what the row says of the rule; may be null
 * @param subject what the row says that the finding is about; may be null
 * @param message what the row says that was found; may be null
 * @param kind what kind of answer
 * @param words the answer itself
 * @param on the day of the answer; null = not said
 * @param by who answers
 * @param evidence names of the files that show something
 */
public record Answer(
    String sheet,
    int sheetIndex,
    int row,
    Map<AnswerColumn, String> columns,
    String audit,
    String fingerprint,
    String unit,
    String severity,
    String rule,
    String subject,
    String message,
    CaseStep.Answer kind,
    String words,
    LocalDate on,
    String by,
    List<String> evidence) {

  public Answer {
    columns = Map.copyOf(columns);
    evidence = List.copyOf(evidence);
  }
}
