package org.liaisonauditor.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** Colours cells of one workbook and comments them. */
final class Marker {

  /** A comment costs kilobytes of memory; beyond this many, cells are coloured only. */
  static final int MAX_COMMENTS = 5_000;

  private static final String AUTHOR = "auditor";
  private static final byte[] RED = {(byte) 0xFF, (byte) 0xA0, (byte) 0xA0};
  private static final byte[] AMBER = {(byte) 0xFF, (byte) 0xD9, (byte) 0x80};
  private static final int MAX_TEXT = 32_000;

  private final Workbook workbook;
  private final Map<String, CellStyle> styles = new HashMap<>();
  private int comments;

  Marker(Workbook workbook) {
    this.workbook = workbook;
  }

  /** The marks of a sheet by row, then column: several on one cell are one. */
  static TreeMap<Integer, TreeMap<Integer, Mark>> byRow(List<Mark> marks, String sheet) {
    TreeMap<Integer, TreeMap<Integer, Mark>> byRow = new TreeMap<>();
    for (Mark mark : marks) {
      if (mark.sheet().equals(sheet)) {
        byRow
            .computeIfAbsent(Address.row(mark.cell()), row -> new TreeMap<>())
            .merge(Address.column(mark.cell()), mark, Marker::both);
      }
    }
    return byRow;
  }

  private static Mark both(Mark a, Mark b) {
    String text = a.text() + "\n\n" + b.text();
    return new Mark(a.sheet(), a.cell(), a.severe() || b.severe(), text);
  }

  /** Marks cells of a row; a cell that is not there is made. */
  void mark(Row row, Map<Integer, Mark> marks) {
    marks.forEach(
        (column, mark) -> {
          Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
          cell.setCellStyle(coloured(cell.getCellStyle(), mark.severe()));
          comment(cell, mark.text());
        });
  }

  private CellStyle coloured(CellStyle style, boolean severe) {
    return styles.computeIfAbsent(
        style.getIndex() + (severe ? " red" : " amber"),
        key -> {
          XSSFCellStyle coloured = (XSSFCellStyle) workbook.createCellStyle();
          coloured.cloneStyleFrom(style);
          coloured.setFillPattern(FillPatternType.SOLID_FOREGROUND);
          coloured.setFillForegroundColor(new XSSFColor(severe ? RED : AMBER));
          return coloured;
        });
  }

  private void comment(Cell cell, String text) {
    if (++comments > MAX_COMMENTS) {
      return;
    }
    CreationHelper helper = workbook.getCreationHelper();
    Comment comment = cell.getCellComment();
    List<String> texts = new ArrayList<>();
    if (comment == null) {
      ClientAnchor anchor = helper.createClientAnchor();
      // The corner of the box is also what says whose comment it is.
      anchor.setCol1(cell.getColumnIndex());
      anchor.setRow1(cell.getRowIndex());
      anchor.setCol2(cell.getColumnIndex() + 5);
      anchor.setRow2(cell.getRowIndex() + 6);
      Sheet sheet = cell.getSheet();
      comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setAuthor(AUTHOR);
    } else if (comment.getString() != null) {
      texts.add(comment.getString().getString());
    }
    texts.add(text);
    String whole = String.join("\n\n", texts);
    String shown = whole.length() > MAX_TEXT ? whole.substring(0, MAX_TEXT) : whole;
    comment.setString(helper.createRichTextString(shown));
  }
}
