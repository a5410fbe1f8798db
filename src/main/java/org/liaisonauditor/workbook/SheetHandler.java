package org.liaisonauditor.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes rows of the events of a sheet's part. Only the row at hand is held. */
final class SheetHandler extends DefaultHandler {

  private static final int MAX_TEXT = 32_767;

  private final CellValues values;
  private final RowSink sink;
  private final SheetNotes notes;
  private final List<Cell> cells = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder inline = new StringBuilder();
  private boolean inData;
  private StringBuilder text;
  private int phonetic;
  private int row;
  private int column;
  private String type;
  private String style;
  private boolean formula;

  SheetHandler(CellValues values, RowSink sink) {
    this(values, sink, SheetNotes.NONE);
  }

  SheetHandler(CellValues values, RowSink sink, SheetNotes notes) {
    this.values = values;
    this.sink = sink;
    this.notes = notes;
  }

  /** No cell holds more; more is an attempt to fill the memory. */
  static void checkLength(StringBuilder text) throws SAXException {
    if (text.length() > MAX_TEXT) {
      throw new Xml.RefusingException(Refusal.TOO_LARGE, "text of more than 32,767 characters");
    }
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes)
      throws SAXException {
    if (!inData) {
      inData = name.equals("sheetData");
      around(name, attributes);
      return;
    }
    switch (name) {
      case "row" -> {
        startRow(attributes.getValue("r"));
        if (isTrue(attributes.getValue("hidden"))) {
          notes.hiddenRow(row);
        }
      }
      case "c" -> startCell(attributes);
      case "f" -> {
        formula = true;
        notes.formula(column, row);
      }
      case "v" -> text = value;
      case "t" -> text = phonetic == 0 ? inline : null;
      case "rPh" -> phonetic++;
      default -> {}
    }
  }

  /** What stands before and behind the cells. */
  private void around(String name, Attributes attributes) {
    if (name.equals("mergeCell")) {
      notes.merged(String.valueOf(attributes.getValue("ref")));
    } else if (name.equals("col") && isTrue(attributes.getValue("hidden"))) {
      int first = Address.number(String.valueOf(attributes.getValue("min")), 0);
      notes.hiddenColumns(
          Math.max(first, 1) - 1,
          Math.max(first, Address.number(String.valueOf(attributes.getValue("max")), 0)) - 1);
    }
  }

  private static boolean isTrue(String flag) {
    return "1".equals(flag) || "true".equals(flag);
  }

  private void startRow(String number) throws SAXException {
    int next = number == null ? row + 1 : Address.number(number, 0);
    if (next <= row || next > Address.MAX_ROWS) {
      throw new Xml.RefusingException(Refusal.BROKEN_XML, "row " + number + " after row " + row);
    }
    row = next;
    column = -1;
    cells.clear();
  }

  private void startCell(Attributes attributes) throws SAXException {
    String address = attributes.getValue("r");
    column = address == null ? column + 1 : Address.column(address);
    boolean elsewhere = address != null && Address.row(address) != row;
    if (column < 0 || column >= Address.MAX_COLUMNS || elsewhere) {
      throw new Xml.RefusingException(Refusal.BROKEN_XML, "cell " + address + " in row " + row);
    }
    type = attributes.getValue("t");
    style = attributes.getValue("s");
    formula = false;
    value.setLength(0);
    inline.setLength(0);
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (text != null) {
      text.append(chars, start, length);
      checkLength(text);
    }
  }

  @Override
  public void endElement(String uri, String name, String qName) throws SAXException {
    if (!inData) {
      return;
    }
    switch (name) {
      case "v", "t" -> text = null;
      case "rPh" -> phonetic--;
      case "c" -> endCell();
      case "row" -> endRow();
      case "sheetData" -> inData = false;
      default -> {}
    }
  }

  private void endCell() throws SAXException {
    // Programs that edit a cell may leave its earlier text, written in it, beside the new value.
    StringBuilder held = value.isEmpty() ? inline : value;
    Cell cell = values.of(column, type, style, formula, held);
    if (cell == null) {
      return;
    }
    if (!cells.isEmpty() && cells.getLast().column() >= column) {
      for (Cell other : cells) {
        if (other.column() == column) {
          String address = Address.of(column, row);
          throw new Xml.RefusingException(Refusal.BROKEN_XML, "cell " + address + " twice");
        }
      }
      cells.add(cell);
      cells.sort(Comparator.comparingInt(Cell::column));
    } else {
      cells.add(cell);
    }
  }

  private void endRow() throws SAXException {
    if (!cells.isEmpty() && !sink.row(row, cells)) {
      throw new Xml.EnoughException();
    }
  }
}
