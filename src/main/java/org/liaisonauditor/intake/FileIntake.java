package org.liaisonauditor.intake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.workbook.Refusal;
import org.liaisonauditor.workbook.RefusedException;
import org.liaisonauditor.workbook.RowSink;
import org.liaisonauditor.workbook.WorkbookReader;

/** Reads one submitted file. */
final class FileIntake {

  private final SheetNames names;
  private final Messages messages;

  FileIntake(Layouts layouts, Messages messages) {
    this.names = new SheetNames(layouts);
    this.messages = messages;
  }

  /**
   * Reads a file.
   *
   * @param path its path below the folder
   * @param index its place in the order of paths
   */
  Reading read(Path file, String path, int index) {
    Problems problems = new Problems(messages);
    String sha256 = "";
    long bytes = 0;
    IOException unreadable = null;
    try {
      bytes = Files.size(file);
      if (!Files.isRegularFile(file)) {
        // A pipe or a device under a file's name could keep a reader waiting for ever.
        throw new FileSystemException(path, null, "no regular file");
      }
      sha256 = Bundles.hashOfFile(file);
    } catch (IOException e) {
      unreadable = e;
    }
    Reading reading = new Reading(path, index, sha256, bytes, problems);
    if (unreadable != null) {
      problems.add(
          ProblemKind.UNREADABLE, reading.whole(), "", unreadable.getClass().getSimpleName());
      reading.unreadable();
      return reading;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    switch (ending) {
      case "xlsx" -> workbook(file, reading);
      case "csv" -> csv(file, name.substring(0, dot), reading);
      default -> {
        ProblemKind kind =
            switch (ending) {
              case "xls", "xlt" -> ProblemKind.OLD_EXCEL;
              case "xlsm", "xltm" -> ProblemKind.MACROS;
              case "xlsb" -> ProblemKind.BINARY_WORKBOOK;
              case "doc", "docx" -> ProblemKind.WORD_DOCUMENT;
              default -> ProblemKind.UNKNOWN_FILE_TYPE;
            };
        problems.add(kind, reading.whole(), ending.isEmpty() ? name : "." + ending, "");
        reading.unreadable();
      }
    }
    return reading;
  }

  private void workbook(Path file, Reading reading) {
    Values values = new Values(reading.problems());
    try (WorkbookReader workbook = WorkbookReader.open(file)) {
      List<String> sheets = workbook.sheets();
      boolean any = false;
      for (int i = 0; i < sheets.size(); i++) {
        any |= sheet(workbook, i, reading, values);
      }
      if (!any) {
        reading.problems().add(ProblemKind.NO_SHEET, reading.whole(), String.join(", ", sheets));
      }
    } catch (RefusedException e) {
      refuse(e, reading, reading.whole());
    } catch (IOException e) {
      refuse(new RefusedException(Refusal.UNREADABLE, "", e), reading, reading.whole());
    }
  }

  private boolean sheet(WorkbookReader workbook, int index, Reading reading, Values values) {
    String name = workbook.sheets().get(index);
    Place place = reading.sheet(name, index);
    SheetRows rows =
        AnswerColumn.isSheet(name)
            ? reading.answerSheet(place)
            : names.rowsOf(place, reading.problems(), values);
    try {
      if (rows == null && hasHeaderOfAnswers(workbook, index)) {
        rows = reading.answerSheet(place);
      }
      if (rows == null) {
        noteUnknown(workbook, index, reading, place);
        return false;
      }
      workbook.read(index, rows);
      end(rows, reading);
    } catch (RefusedException e) {
      refuse(e, reading, place);
    }
    return true;
  }

  /** A sheet of answers that was renamed is one all the same: else they would be lost. */
  private static boolean hasHeaderOfAnswers(WorkbookReader workbook, int index)
      throws RefusedException {
    boolean[] found = new boolean[1];
    workbook.read(
        index,
        (number, cells) -> {
          found[0] = AnswerColumn.isHeader(cells);
          return !found[0] && number < Header.LAST_ROW;
        });
    return found[0];
  }

  /** An unknown sheet with nothing in it is what a new workbook has anyway: no word about it. */
  private void noteUnknown(WorkbookReader workbook, int index, Reading reading, Place place)
      throws RefusedException {
    boolean[] anything = new boolean[1];
    RowSink look =
        (number, cells) -> {
          anything[0] = cells.stream().anyMatch(SheetRows::holdsSomething);
          return !anything[0];
        };
    workbook.read(index, look);
    if (anything[0]) {
      reading.problems().add(ProblemKind.UNKNOWN_SHEET, place, place.ref().sheet());
    }
  }

  private static void end(SheetRows rows, Reading reading) {
    boolean whole = rows.end();
    if (rows instanceof AnswerRows) {
      // What is wrong with answers is told by those who take them.
      return;
    }
    if (!whole) {
      reading.unreadable();
    } else if (rows instanceof MatrixRows matrix) {
      reading.add(matrix);
    } else if (rows instanceof TableRows table) {
      reading.add(table.table(), table.rows());
    }
  }

  private void csv(Path file, String name, Reading reading) {
    Place place = reading.sheet(name, 0);
    if (!names.known(name)) {
      reading.problems().add(ProblemKind.UNKNOWN_CSV, reading.whole(), name);
      return;
    }
    try {
      CsvFile csv = new CsvFile(file);
      char delimiter = csv.delimiter(() -> names.headerOf(name));
      Values values = new Values(reading.problems());
      SheetRows rows = names.rowsOf(place, reading.problems(), values);
      csv.read(delimiter, rows);
      end(rows, reading);
    } catch (CsvFile.BrokenException e) {
      reading.problems().add(e.kind(), reading.whole(), "", e.getMessage());
      reading.unreadable();
    } catch (IOException e) {
      refuse(new RefusedException(Refusal.UNREADABLE, "", e), reading, reading.whole());
    }
  }

  private static void refuse(RefusedException refused, Reading reading, Place place) {
    ProblemKind kind = ProblemKind.valueOf(refused.refusal().name());
    String detail = refused.getMessage() == null ? "" : refused.getMessage();
    reading.problems().add(kind, place, "", detail);
    reading.unreadable();
  }
}
