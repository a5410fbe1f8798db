package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/**
 * A workbook of plain tables for people: frozen header, filters, wrapped text. Text stays text: what
 * looks like a formula never becomes one.
 */
public final class TableWorkbook {

  /** How a cell is set off. */
  public enum Tone {
    PLAIN(null),
    /** One line that may run over the cells beside it. */
    LINE(null),
    HEADER(new byte[] {(byte) 0xD9, (byte) 0xE2, (byte) 0xEC}),
    STRONG(null),
    LINK(null),
    RED(new byte[] {(byte) 0xF8, (byte) 0xD7, (byte) 0xD3}),
    AMBER(new byte[] {(byte) 0xFD, (byte) 0xEB, (byte) 0xC8}),
    GREY(new byte[] {(byte) 0xE7, (byte) 0xEA, (byte) 0xEE});

    private final byte[] fill;

    Tone(byte[] fill) {
      this.fill = fill;
    }
  }

  /** A cell's content. */
  public sealed interface Cell permits Words, Count, Link {}

  /** Text, to the letter. */
  public record Words(String text, Tone tone) implements Cell {}

  /** A whole number. */
  public record Count(int value, Tone tone) implements Cell {}

  /** Text that leads to a sheet of the same workbook. */
  public record Link(String text, String sheet) implements Cell {}

  /**
   * A column.
   *
   * @param width in characters
   */
  public record Column(String title, int width) {}

  /**
   * A table on a sheet of its own.
   *
   * @param name the sheet's name
   * @param preface lines above the table, the first in bold
   * @param filtered whether readers filter the rows by their columns
   */
  public record Sheet(
      String name,
      List<String> preface,
      List<Column> columns,
      List<List<Cell>> rows,
      boolean filtered) {}

  /** Excel's own limit on the text of a cell. */
  private static final int LONGEST_TEXT = 32_767;

  private static final int ROWS_IN_MEMORY = 100;

  private final SXSSFWorkbook workbook;
  private final Map<Tone, CellStyle> styles = new EnumMap<>(Tone.class);
  private final Map<Tone, CellStyle> quoted = new EnumMap<>(Tone.class);

  private TableWorkbook(SXSSFWorkbook workbook) {
    this.workbook = workbook;
    for (Tone tone : Tone.values()) {
      styles.put(tone, style(tone, false));
      quoted.put(tone, style(tone, true));
    }
  }

  /** Writes the sheets in their order; the same sheets give the same bytes. */
  public static void write(List<Sheet> sheets, OutputStream out) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
      TableWorkbook tables = new TableWorkbook(workbook);
      for (Sheet sheet : sheets) {
        tables.add(sheet);
      }
      StableXlsx.write(workbook, out);
    }
  }

  private void add(Sheet table) {
    SXSSFSheet sheet = workbook.createSheet(table.name());
    int columns = table.columns().size();
    for (int column = 0; column < columns; column++) {
      sheet.setColumnWidth(column, table.columns().get(column).width() * 256);
    }
    int header = table.preface().size();
    sheet.createFreezePane(0, header + 1);
    if (table.filtered() && !table.rows().isEmpty()) {
      sheet.setAutoFilter(
          new CellRangeAddress(header, header + table.rows().size(), 0, columns - 1));
    }
    sheet.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
    sheet.getPrintSetup().setPaperSize((short) (PaperSize.A4_PAPER.ordinal() + 1));
    sheet.getPrintSetup().setLandscape(true);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitHeight((short) 0);
    sheet.setMargin(PageMargin.LEFT, 0.4);
    sheet.setMargin(PageMargin.RIGHT, 0.4);

    int next = 0;
    for (String line : table.preface()) {
      text(sheet.createRow(next).createCell(0), line, next == 0 ? Tone.STRONG : Tone.LINE);
      next++;
    }
    SXSSFRow titles = sheet.createRow(next++);
    for (int column = 0; column < columns; column++) {
      text(titles.createCell(column), table.columns().get(column).title(), Tone.HEADER);
    }
    for (List<Cell> cells : table.rows()) {
      SXSSFRow row = sheet.createRow(next++);
      for (int column = 0; column < cells.size(); column++) {
        fill(row.createCell(column), cells.get(column));
      }
    }
  }

  private void fill(SXSSFCell cell, Cell content) {
    switch (content) {
      case Words words -> text(cell, words.text(), words.tone());
      case Count count -> {
        cell.setCellValue(count.value());
        cell.setCellStyle(styles.get(count.tone()));
      }
      case Link link -> {
        text(cell, link.text(), Tone.LINK);
        Hyperlink target = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        target.setAddress("'" + link.sheet().replace("'", "''") + "'!A1");
        cell.setHyperlink(target);
      }
    }
  }

  private void text(SXSSFCell cell, String text, Tone tone) {
    String fitting = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    cell.setCellValue(fitting);
    boolean formulaLike = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    cell.setCellStyle((formulaLike ? quoted : styles).get(tone));
  }

  private CellStyle style(Tone tone, boolean quotePrefixed) {
    XSSFCellStyle style = (XSSFCellStyle) workbook.createCellStyle();
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setWrapText(tone != Tone.STRONG && tone != Tone.LINE);
    style.setQuotePrefixed(quotePrefixed);
    if (tone.fill != null) {
      style.setFillForegroundColor(new XSSFColor(tone.fill));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    Font font = workbook.createFont();
    font.setBold(tone == Tone.HEADER || tone == Tone.STRONG);
    if (tone == Tone.LINK) {
      font.setColor(IndexedColors.BLUE.getIndex());
      font.setUnderline(Font.U_SINGLE);
    }
    style.setFont(font);
    if (tone == Tone.HEADER) {
      style.setBorderBottom(BorderStyle.THIN);
    }
    return style;
  }
}
