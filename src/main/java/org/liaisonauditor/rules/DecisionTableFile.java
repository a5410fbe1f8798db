package org.liaisonauditor.rules;

import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.rules.DecisionTableSheet.Entry;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;
import org.liaisonauditor.workbook.RefusedException;
import org.liaisonauditor.workbook.SourceWorkbook;
import org.liaisonauditor.yaml.Fault;

/** Opens the workbook of a rule by table, and refuses what a reader could not see or trust. */
final class DecisionTableFile {

  private static final int TALLEST = 2_000;

  private final String file;
  private final List<Fault> faults;

  private DecisionTableFile(String file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * Reads a table.
   *
   * @param code code of the rule
   * @param file path of the workbook, as its author knows it
   * @param faults takes all faults that need no look at the DRL
   * @return null where the table says no rule
   */
  static DecisionTable read(String code, String file, Path path, List<Fault> faults) {
    try {
      return new DecisionTableFile(file, faults).read(code, SourceWorkbook.read(path));
    } catch (RefusedException refused) {
      faults.add(new Fault(file, 0, 0, sentence(refused), remedy(refused)));
      return null;
    }
  }

  private DecisionTable read(String code, SourceWorkbook workbook) {
    for (String part : workbook.foreign()) {
      boolean link = part.startsWith("xl/externallinks/");
      faults.add(
          new Fault(
              file,
              0,
              0,
              (link
                      ? "the workbook draws on another file: "
                      : "the workbook holds more than cells: ")
                  + part,
              link
                  ? "break the link, and write the values themselves"
                  : "copy the cells into a new workbook"));
    }
    if (workbook.sheets().isEmpty()) {
      faults.add(new Fault(file, 0, 0, "the workbook has no sheet", "see rules/README.md"));
      return null;
    }
    for (SourceWorkbook.Sheet sheet : workbook.sheets()) {
      if (sheet.hidden()) {
        faults.add(
            new Fault(
                file,
                0,
                0,
                "the sheet " + sheet.name() + " is hidden from those who open the workbook",
                "show it, or delete it"));
      }
      formulas(sheet);
    }
    workbook.sheets().stream().skip(1).forEach(this::notRead);
    SourceWorkbook.Sheet first = workbook.sheets().getFirst();
    DecisionTableSheet sheet = new DecisionTableSheet(file, first, faults);
    if (sheet.lastRow() > TALLEST || sheet.lastColumn() > DecisionTableSheet.WIDEST) {
      faults.add(
          new Fault(
              file,
              0,
              0,
              "the sheet "
                  + first.name()
                  + " goes on to "
                  + Address.of(sheet.lastColumn(), sheet.lastRow())
                  + ", far beyond a table",
              "delete what stands there"));
      return null;
    }
    return new DecisionTableReader(code, sheet, faults).read();
  }

  private void formulas(SourceWorkbook.Sheet sheet) {
    for (String address : sheet.formulas()) {
      DrlCells.Cell cell = new DrlCells.Cell(Address.row(address), Address.column(address));
      Cell found =
          sheet.rows().containsKey(cell.row())
              ? sheet.rows().get(cell.row()).get(cell.column())
              : null;
      faults.add(
          DrlCells.fault(
              file,
              sheet.name(),
              cell,
              found == null ? "" : found.text(),
              0,
              "a formula stands here; what it gives can change although nobody changes the rule",
              "write the value itself"));
    }
  }

  /** A table on a further sheet would look like a rule and be none. */
  private void notRead(SourceWorkbook.Sheet further) {
    DecisionTableSheet sheet = new DecisionTableSheet(file, further, faults);
    further
        .rows()
        .forEach(
            (row, cells) ->
                cells.forEach(
                    (column, cell) -> {
                      Entry entry = sheet.at(row, column);
                      if (entry != null && DecisionTableReader.isTable(entry.text())) {
                        sheet.fault(
                            entry,
                            "a table on a further sheet is not read",
                            "move it below the one on the first sheet, or to a rule of its own");
                      }
                    }));
  }

  private static String sentence(RefusedException refused) {
    return switch (refused.refusal()) {
      case EMPTY_FILE -> "the file is empty";
      case OLD_EXCEL -> "the workbook has the format of Excel 97 to 2003";
      case ENCRYPTED -> "the workbook is locked by a password";
      case MACROS -> "the workbook holds macros";
      case BINARY_WORKBOOK -> "the workbook is saved as a binary one (.xlsb)";
      case WORD_DOCUMENT -> "this is a Word document";
      case NO_WORKBOOK -> "this is no workbook";
      case DAMAGED_ARCHIVE, MISSING_PART, BROKEN_XML ->
          "the workbook is damaged (" + refused.getMessage() + ")";
      case DOCTYPE ->
          "the workbook holds a DOCTYPE, which makes readers open other files ("
              + refused.getMessage()
              + ")";
      case TOO_LARGE -> "the workbook is larger than any table (" + refused.getMessage() + ")";
      case UNREADABLE -> "the file can't be read (" + refused.getMessage() + ")";
    };
  }

  private static String remedy(RefusedException refused) {
    return switch (refused.refusal()) {
      case OLD_EXCEL, BINARY_WORKBOOK, MACROS -> "save it as .xlsx";
      case ENCRYPTED -> "save it without one; everybody may read a rule";
      case TOO_LARGE -> "make several rules of it, or copy the cells into a new workbook";
      case UNREADABLE -> "look at its rights";
      default -> "save it anew from Excel or LibreOffice, as .xlsx";
    };
  }
}
