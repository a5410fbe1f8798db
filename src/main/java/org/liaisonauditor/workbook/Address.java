package org.liaisonauditor.workbook;

/** Cell addresses as a spreadsheet shows them: {@code C17}. */
public final class Address {

  /** Columns A to XFD. */
  public static final int MAX_COLUMNS = 16_384;

  /** Rows of a sheet. */
  public static final int MAX_ROWS = 1_048_576;

  private Address() {}

  /** The letters of a column, from its index (0 = A). */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder(3);
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.append((char) ('A' + (rest - 1) % 26));
    }
    return letters.reverse().toString();
  }

  /** The address of a cell, from the column's index and the row's number (1 = first). */
  public static String of(int column, int row) {
    return letters(column) + row;
  }

  /** The column's index of an address; -1 where it starts with no column of a sheet. */
  public static int column(String address) {
    int column = 0;
    int i = 0;
    for (; i < address.length() && i < 4; i++) {
      char letter = address.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return column > MAX_COLUMNS ? -1 : column - 1;
  }

  /** The row's number of an address; -1 where it is none. */
  public static int row(String address) {
    int i = 0;
    while (i < address.length() && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z') {
      i++;
    }
    return number(address, i);
  }

  /** A row's number written from a place of a text to its end; -1 where it is none. */
  static int number(String text, int from) {
    int number = 0;
    for (int i = from; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
      if (number > MAX_ROWS) {
        return -1;
      }
    }
    return number == 0 ? -1 : number;
  }
}
