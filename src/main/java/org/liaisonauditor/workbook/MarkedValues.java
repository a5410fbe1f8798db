package org.liaisonauditor.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes rows as they come into a new workbook, with marks; only a few rows are held. */
public final class MarkedValues implements Closeable {

  private static final int ROWS_HELD = 100;

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_HELD);
  private final Marker marker = new Marker(workbook);
  private final List<Mark> marks;
  private final CellStyle dateStyle;
  private final CellStyle textStyle;
  private Sheet sheet;
  private TreeMap<Integer, TreeMap<Integer, Mark>> waiting;

  /**
   * An empty workbook.
   *
   * @param marks of all its sheets
   */
  public MarkedValues(List<Mark> marks) {
    this.marks = marks;
    workbook.setCompressTempFiles(true);
    dateStyle = workbook.createCellStyle();
    dateStyle.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    textStyle = workbook.createCellStyle();
    textStyle.setDataFormat(workbook.createDataFormat().getFormat("@"));
  }

  /** Starts a sheet; its rows go to the sink, then {@link #end} is called. */
  public RowSink sheet(String name) {
    sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
    waiting = Marker.byRow(marks, name);
    return (number, cells) -> {
      markRowsBefore(number);
      Row row = sheet.createRow(number - 1);
      cells.forEach(cell -> put(row, cell));
      Map<Integer, Mark> here = waiting.remove(number);
      if (here != null) {
        marker.mark(row, here);
      }
      return true;
    };
  }

  /** Ends the sheet. */
  public void end() {
    markRowsBefore(Integer.MAX_VALUE);
  }

  private void markRowsBefore(int number) {
    while (!waiting.isEmpty() && waiting.firstKey() < number) {
      Map.Entry<Integer, TreeMap<Integer, Mark>> next = waiting.pollFirstEntry();
      marker.mark(sheet.createRow(next.getKey() - 1), next.getValue());
    }
  }

  private void put(Row row, Cell value) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(value.column());
    if (value.kind() == Cell.Kind.NUMBER) {
      cell.setCellValue(Double.parseDouble(value.text()));
    } else if (value.kind() == Cell.Kind.DATE && value.date() != null) {
      cell.setCellValue(value.date());
      cell.setCellStyle(dateStyle);
    } else {
      cell.setCellValue(value.text());
      cell.setCellStyle(textStyle);
    }
  }

  /** Writes the workbook. */
  public void write(OutputStream out) throws IOException {
    StableXlsx.write(workbook, out);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
