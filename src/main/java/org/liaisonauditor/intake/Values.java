package org.liaisonauditor.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;

/** Reads cells as what their column holds, and says what is wrong with those that are not. */
final class Values {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  /** Open ends are often written as 31/12/9999; that is a date, and is kept as one. */
  private static final int LAST_YEAR_OF_A_DATE = 9999;

  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  private final Problems problems;
  private final StringCache texts = new StringCache();

  Values(Problems problems) {
    this.problems = problems;
  }

  /** Stands for a value that could not be read; its problem is noted. */
  static final Object FAULT = new Object();

  /** The value, null where the cell is blank, or {@link #FAULT}. */
  Object read(Column column, Cell cell, Place place, int row) {
    switch (cell.kind()) {
      case ERROR -> {
        return fault(ProblemKind.EXCEL_ERROR, column, cell, place, row, "");
      }
      case UNCALCULATED -> {
        return fault(ProblemKind.UNCALCULATED, column, cell, place, row, "");
      }
      case DAMAGED -> {
        return fault(ProblemKind.DAMAGED_CELL, column, cell, place, row, "");
      }
      default -> {}
    }
    String text = Names.clean(cell.text());
    if (text.isEmpty()) {
      return null;
    }
    boolean date = cell.kind() == Cell.Kind.DATE;
    return switch (column.type()) {
      case CODE ->
          date ? fault(ProblemKind.CODE_IS_DATE, column, cell, place, row, "") : texts.same(text);
      case TEXT -> texts.same(date && cell.date() != null ? cell.date().toString() : text);
      case CHOICE -> {
        Object choice = date ? null : column.choices().find(text);
        yield choice != null
            ? choice
            : fault(ProblemKind.NOT_IN_LIST, column, cell, place, row, column.choices().allowed());
      }
      case YEAR -> year(column, cell, text, place, row);
      case DATE -> day(column, cell, text, place, row);
    };
  }

  private Object fault(
      ProblemKind kind, Column column, Cell cell, Place place, int row, String allowed) {
    String address = Address.of(cell.column(), row);
    Language language = problems.messages().language();
    String day = cell.date() == null ? "" : Dates.shown(cell.date(), language);
    problems.addAt(kind, place, address, shown(cell), allowed, column.title(language), day);
    return FAULT;
  }

  /** A cell's content as a person sees it. */
  static String shown(Cell cell) {
    boolean date = cell.kind() == Cell.Kind.DATE && cell.date() != null;
    return date ? cell.date().toString() : Names.clean(cell.text());
  }

  private Object year(Column column, Cell cell, String text, Place place, int row) {
    if (cell.kind() != Cell.Kind.DATE && YEAR.matcher(text).matches()) {
      int year = Integer.parseInt(text);
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return year;
      }
    }
    return fault(ProblemKind.NOT_A_YEAR, column, cell, place, row, "");
  }

  private Object day(Column column, Cell cell, String text, Place place, int row) {
    LocalDate day;
    switch (cell.kind()) {
      case DATE -> day = cell.date();
      case NUMBER -> {
        boolean plausible = cell.date() != null && inRange(cell.date());
        ProblemKind kind = plausible ? ProblemKind.NUMBER_FOR_DATE : ProblemKind.NOT_A_DATE;
        return fault(kind, column, cell, place, row, "");
      }
      case TEXT -> {
        int[] parts = dateParts(text);
        if (parts == null) {
          return fault(ProblemKind.NOT_A_DATE, column, cell, place, row, "");
        }
        day = dayOf(parts);
        if (day == null) {
          return fault(ProblemKind.NO_SUCH_DAY, column, cell, place, row, "");
        }
      }
      default -> day = null;
    }
    if (day == null) {
      return fault(ProblemKind.NOT_A_DATE, column, cell, place, row, "");
    }
    return inRange(day) ? day : fault(ProblemKind.DATE_OUT_OF_RANGE, column, cell, place, row, "");
  }

  private static boolean inRange(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR_OF_A_DATE;
  }

  /** The day that a cell names, as text or as an Excel date; null where it names none. */
  static LocalDate dayIn(Cell cell) {
    LocalDate day = cell.kind() == Cell.Kind.DATE ? cell.date() : null;
    if (cell.kind() == Cell.Kind.TEXT) {
      int[] parts = dateParts(Names.clean(cell.text()));
      day = parts == null ? null : dayOf(parts);
    }
    return day != null && inRange(day) ? day : null;
  }

  private static LocalDate dayOf(int[] parts) {
    try {
      return LocalDate.of(parts[0], parts[1], parts[2]);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Year, month and day of a text that is written as a date; null where it is not. */
  private static int[] dateParts(String text) {
    int length = text.length();
    if (length == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      return parts(text, 0, 4, 5, 7, 8, 10);
    }
    int first = separator(text, 0);
    int second = first < 1 || first > 2 ? -1 : separator(text, first + 1);
    boolean vietnamese =
        second > first + 1
            && second <= first + 3
            && length == second + 5
            && text.charAt(first) == text.charAt(second);
    return vietnamese ? parts(text, second + 1, length, first + 1, second, 0, first) : null;
  }

  private static int separator(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '-' || c == '.') {
        return i;
      }
    }
    return -1;
  }

  private static int[] parts(String text, int... bounds) {
    int[] parts = new int[3];
    for (int i = 0; i < 3; i++) {
      for (int at = bounds[2 * i]; at < bounds[2 * i + 1]; at++) {
        char digit = text.charAt(at);
        if (digit < '0' || digit > '9') {
          return null;
        }
        parts[i] = parts[i] * 10 + digit - '0';
      }
    }
    return parts;
  }
}
