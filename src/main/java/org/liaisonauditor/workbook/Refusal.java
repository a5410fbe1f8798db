package org.liaisonauditor.workbook;

/** Why a file or a sheet can't be read. */
public enum Refusal {
  EMPTY_FILE,
  /** The format of Excel 97–2003 (.xls). */
  OLD_EXCEL,
  ENCRYPTED,
  MACROS,
  /** An .xlsb. */
  BINARY_WORKBOOK,
  WORD_DOCUMENT,
  NO_WORKBOOK,
  /** A zip archive that is cut off or whose checksums don't match. */
  DAMAGED_ARCHIVE,
  /** A part that the workbook names is not there. */
  MISSING_PART,
  BROKEN_XML,
  /** A DOCTYPE: no spreadsheet program writes one, and it can make a parser read other files. */
  DOCTYPE,
  /** More content than a spreadsheet holds, or a zip bomb. */
  TOO_LARGE,
  /** The operating system does not let it be read. */
  UNREADABLE
}
