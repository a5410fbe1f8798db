package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a copy of a workbook in which cells are marked. Equal input gives equal bytes. */
public final class MarkedWorkbook {

  /** A workbook held whole takes some ten times its unpacked size in memory. */
  private static final long MAX_WHOLE = 30L << 20;

  private MarkedWorkbook() {}

  /**
   * Writes the copy. A workbook too large to be held in memory, or of a flavour that can't be
   * edited, is written anew with its values only.
   *
   * @throws RefusedException where the workbook can't be read to its end
   */
  public static void write(Path file, List<Mark> marks, OutputStream out)
      throws IOException, RefusedException {
    try (WorkbookReader reader = WorkbookReader.open(file)) {
      if (!reader.largerThan(MAX_WHOLE) && writeWhole(file, marks, out)) {
        return;
      }
      List<String> names = reader.sheets();
      try (MarkedValues values = new MarkedValues(marks)) {
        for (int i = 0; i < names.size(); i++) {
          reader.read(i, values.sheet(names.get(i)));
          values.end();
        }
        values.write(out);
      }
    }
  }

  /** Returns whether the workbook could be edited; if not, nothing is written. */
  private static boolean writeWhole(Path file, List<Mark> marks, OutputStream out)
      throws IOException {
    // Not by its path: a package opened for reading only can't always be written elsewhere.
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = edit(in, marks)) {
      save(workbook, out);
      return true;
    } catch (UneditableException e) {
      return false;
    }
  }

  /** POI fails before the first byte is given out. */
  private static void save(XSSFWorkbook workbook, OutputStream out)
      throws IOException, UneditableException {
    try {
      StableXlsx.write(workbook, out);
    } catch (RuntimeException e) {
      throw new UneditableException(e);
    }
  }

  /** POI can't hold this workbook; what it lacks for that is no fault of the submitter. */
  private static final class UneditableException extends Exception {
    UneditableException(Exception cause) {
      super(cause);
    }
  }

  private static XSSFWorkbook edit(InputStream in, List<Mark> marks) throws UneditableException {
    try {
      XSSFWorkbook workbook = new XSSFWorkbook(in);
      Marker marker = new Marker(workbook);
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        XSSFSheet sheet = workbook.getSheetAt(i);
        TreeMap<Integer, TreeMap<Integer, Mark>> byRow = Marker.byRow(marks, sheet.getSheetName());
        byRow.forEach(
            (number, cells) -> {
              Row row = sheet.getRow(number - 1);
              marker.mark(row == null ? sheet.createRow(number - 1) : row, cells);
            });
      }
      return workbook;
    } catch (IOException | RuntimeException e) {
      // POI throws many kinds on parts that it does not know or that other programs wrote.
      throw new UneditableException(e);
    }
  }
}
