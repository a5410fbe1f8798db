package org.liaisonauditor.workbook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Turns what a sheet's part holds for a cell into a typed value. */
final class CellValues {

  /** A double has 308 places before the point; longer digits are no number of a spreadsheet. */
  private static final int MAX_NUMBER = 330;

  private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

  /** The day 1900-02-29 that the 1900 date system counts though it never was. */
  private static final int NO_DAY = 60;

  private static final int LAST_SERIAL = 2_958_465;

  private final SharedStrings strings;
  private final CellFormats formats;
  private final boolean from1904;

  CellValues(SharedStrings strings, CellFormats formats, boolean from1904) {
    this.strings = strings;
    this.formats = formats;
    this.from1904 = from1904;
  }

  /** The cell, or null where it holds nothing. */
  Cell of(int column, String type, String style, boolean formula, StringBuilder text) {
    String kind = type == null ? "n" : type;
    if (text.isEmpty()) {
      boolean uncalculated = formula && !kind.equals("str");
      return uncalculated ? new Cell(column, Cell.Kind.UNCALCULATED, "", null) : null;
    }
    String raw = text.toString();
    return switch (kind) {
      case "s" -> shared(column, raw);
      case "str", "inlineStr" -> Cell.text(column, Escapes.decode(raw));
      case "b" -> new Cell(column, Cell.Kind.BOOLEAN, raw.equals("0") ? "FALSE" : "TRUE", null);
      case "e" -> new Cell(column, Cell.Kind.ERROR, raw, null);
      case "d" -> new Cell(column, Cell.Kind.DATE, raw, isoDate(raw));
      case "n" -> number(column, style, raw.strip());
      default -> new Cell(column, Cell.Kind.DAMAGED, raw, null);
    };
  }

  private Cell shared(int column, String raw) {
    String number = raw.strip();
    int index = number.equals("0") ? 0 : Address.number(number, 0);
    // A workbook may share more texts than a sheet has rows.
    if (index < 0 && number.matches("[0-9]{7,9}")) {
      index = Integer.parseInt(number);
    }
    String shared = strings.get(index);
    if (shared == null) {
      return new Cell(column, Cell.Kind.DAMAGED, raw, null);
    }
    return shared.isEmpty() ? null : Cell.text(column, shared);
  }

  private Cell number(int column, String style, String raw) {
    String plain = plain(raw);
    if (plain == null) {
      return new Cell(column, Cell.Kind.DAMAGED, raw, null);
    }
    int format = style == null ? 0 : Math.max(0, Address.number(style, 0));
    Cell.Kind kind = formats.isDate(format) ? Cell.Kind.DATE : Cell.Kind.NUMBER;
    return new Cell(column, kind, plain, day(Double.parseDouble(raw)));
  }

  /** The digits of a number without exponent or needless zeros; null where it is none. */
  private static String plain(String raw) {
    if (raw.isEmpty() || raw.length() > MAX_NUMBER) {
      return null;
    }
    if (isPlainInteger(raw)) {
      return raw;
    }
    try {
      BigDecimal number = new BigDecimal(raw);
      // Digits written out: an exponent of a billion must not become a text of a billion zeros.
      if (Math.abs((long) number.scale()) > MAX_NUMBER) {
        return null;
      }
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static boolean isPlainInteger(String raw) {
    if (raw.charAt(0) == '0' && raw.length() > 1) {
      return false;
    }
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private LocalDate day(double serial) {
    // Below 1 a number is a time of day.
    if (!(serial >= 1) || serial >= LAST_SERIAL + 1) {
      return null;
    }
    int days = (int) serial;
    if (from1904) {
      return DAY_ZERO_1904.plusDays(days);
    }
    if (days == NO_DAY) {
      return null;
    }
    return DAY_ZERO_1900.plusDays(days < NO_DAY ? days + 1 : days);
  }

  /** The day of an ISO date with or without a time. */
  private static LocalDate isoDate(String raw) {
    String text = raw.strip();
    int time = text.indexOf('T');
    try {
      return LocalDate.parse(time < 0 ? text : text.substring(0, time));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
