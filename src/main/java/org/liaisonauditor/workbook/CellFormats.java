package org.liaisonauditor.workbook;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which cell styles show a number as a date. */
final class CellFormats extends DefaultHandler {

  static final long MAX_BYTES = 64L << 20;

  private final Map<Integer, Boolean> custom = new HashMap<>();
  private final BitSet dates = new BitSet();
  private boolean inCellStyles;
  private int styles;

  /** Whether the style of a cell (its {@code s}) shows numbers as dates. */
  boolean isDate(int style) {
    return dates.get(style);
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes) {
    switch (name) {
      case "numFmt" -> {
        String code = attributes.getValue("formatCode");
        custom.put(number(attributes.getValue("numFmtId")), code != null && isDate(code));
      }
      case "cellXfs" -> inCellStyles = true;
      case "xf" -> {
        if (inCellStyles) {
          int format = number(attributes.getValue("numFmtId"));
          Boolean own = custom.get(format);
          dates.set(styles++, own != null ? own : isBuiltInDate(format));
        }
      }
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String name, String qName) {
    if (name.equals("cellXfs")) {
      inCellStyles = false;
    }
  }

  private static int number(String text) {
    return text == null ? 0 : Math.max(0, Address.number(text, 0));
  }

  /** The numbers that a workbook need not define: Western, then East Asian ones. */
  private static boolean isBuiltInDate(int format) {
    return format >= 14 && format <= 22
        || format >= 27 && format <= 36
        || format >= 45 && format <= 47
        || format >= 50 && format <= 58;
  }

  /** Whether a format code has a day, month, year, hour or second outside of literal text. */
  static boolean isDate(String code) {
    for (int i = 0; i < code.length(); i++) {
      switch (Character.toLowerCase(code.charAt(i))) {
        case '\\', '_', '*' -> i++;
        case '"' -> i = skipTo('"', code, i);
        case '[' -> i = skipTo(']', code, i);
        case ';' -> {
          return false;
        }
        case 'd', 'm', 'y', 'h', 's' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static int skipTo(char end, String code, int from) {
    int at = code.indexOf(end, from + 1);
    return at < 0 ? code.length() : at;
  }
}
