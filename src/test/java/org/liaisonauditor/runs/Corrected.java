package org.liaisonauditor.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a clerk sends it once more. */
final class Corrected {

  private Corrected() {}

  /** The workbook without the last ten rows of its largest sheet, under the same name. */
  static Path withoutLastRows(Path workbook, Path folder) throws IOException {
    Path corrected = folder.resolve(workbook.getFileName());
    try (InputStream in = Files.newInputStream(workbook);
        Workbook book = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(corrected)) {
      Sheet largest = book.getSheetAt(0);
      for (Sheet sheet : book) {
        largest = sheet.getLastRowNum() > largest.getLastRowNum() ? sheet : largest;
      }
      for (int row = largest.getLastRowNum(), left = 10; left > 0; row--, left--) {
        largest.removeRow(largest.getRow(row));
      }
      book.write(out);
    }
    return corrected;
  }
}
