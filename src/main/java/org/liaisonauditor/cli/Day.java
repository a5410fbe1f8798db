package org.liaisonauditor.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day as it is typed, 2025-03-31; one that no record can have is a slip of the keyboard. */
final class Day implements ITypeConverter<LocalDate> {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  @Override
  public LocalDate convert(String typed) {
    LocalDate day;
    try {
      day = LocalDate.parse(typed);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + typed + "' is no day of the calendar; write year-month-day, such as 2025-03-31");
    }
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new TypeConversionException(
          "'" + typed + "' is too far off; days from " + FIRST + " to " + LAST + " can be audited");
    }
    return day;
  }
}
