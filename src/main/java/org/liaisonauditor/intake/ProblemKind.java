package org.liaisonauditor.intake;

import java.util.Locale;
import org.liaisonauditor.domain.Problem.Severity;

/** Everything that can be wrong with a submission. The texts stand in {@code problems_*}. */
enum ProblemKind {
  UNKNOWN_FILE_TYPE(Severity.ERROR),
  OLD_EXCEL(Severity.ERROR),
  MACROS(Severity.ERROR),
  BINARY_WORKBOOK(Severity.ERROR),
  ENCRYPTED(Severity.ERROR),
  EMPTY_FILE(Severity.ERROR),
  WORD_DOCUMENT(Severity.ERROR),
  NO_WORKBOOK(Severity.ERROR),
  DAMAGED_ARCHIVE(Severity.ERROR),
  MISSING_PART(Severity.ERROR),
  BROKEN_XML(Severity.ERROR),
  DOCTYPE(Severity.ERROR),
  TOO_LARGE(Severity.ERROR),
  UNREADABLE(Severity.ERROR),
  NOT_UTF8(Severity.ERROR),
  BROKEN_CSV(Severity.ERROR),
  CSV_IS_WORKBOOK(Severity.ERROR),

  UNKNOWN_SHEET(Severity.WARNING),
  UNKNOWN_CSV(Severity.WARNING),
  NO_SHEET(Severity.WARNING),
  EMPTY_SHEET(Severity.WARNING),
  NO_HEADER(Severity.ERROR),
  COLUMN_TWICE(Severity.ERROR),
  UNKNOWN_COLUMN(Severity.WARNING),
  BLANK_HEADER(Severity.WARNING),

  MISSING_VALUE(Severity.ERROR),
  NOT_IN_LIST(Severity.ERROR),
  NOT_A_DATE(Severity.ERROR),
  NO_SUCH_DAY(Severity.ERROR),
  DATE_OUT_OF_RANGE(Severity.ERROR),
  NUMBER_FOR_DATE(Severity.ERROR),
  CODE_IS_DATE(Severity.ERROR),
  NOT_A_YEAR(Severity.ERROR),
  EXCEL_ERROR(Severity.ERROR),
  UNCALCULATED(Severity.ERROR),
  DAMAGED_CELL(Severity.ERROR),

  KEY_TWICE(Severity.ERROR),
  CONFLICT(Severity.CONFLICT),

  UNKNOWN_MEMBER(Severity.ERROR),
  UNKNOWN_UNIT(Severity.ERROR),
  UNKNOWN_MEETING(Severity.ERROR),
  UNKNOWN_CODE(Severity.WARNING),

  NO_MEETING_ON_DAY(Severity.ERROR),
  SEVERAL_MEETINGS_ON_DAY(Severity.ERROR);

  private final Severity severity;

  ProblemKind(Severity severity) {
    this.severity = severity;
  }

  Severity severity() {
    return severity;
  }

  /** The kind's key in the texts, such as {@code missing-value}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
