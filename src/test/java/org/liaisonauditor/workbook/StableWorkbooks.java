package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.ss.usermodel.Workbook;

/** Lets samples be saved as the program saves its own workbooks: the same bytes every time. */
public final class StableWorkbooks {

  private StableWorkbooks() {}

  /** Saves the workbook; the stream is left open. */
  public static void write(Workbook workbook, OutputStream out) throws IOException {
    StableXlsx.write(workbook, out);
  }
}
