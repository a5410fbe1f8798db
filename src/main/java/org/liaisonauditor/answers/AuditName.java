package org.liaisonauditor.answers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an audit is called in a workbook. The number of a run would not do: an audit that is
 * repeated gives the same bytes, and one of files has no number.
 *
 * @param pack code of the rule pack
 * @param from first day of the period
 * @param to last day of the period
 * @param asOf the as-of date
 */
public record AuditName(String pack, LocalDate from, LocalDate to, LocalDate asOf) {

  private static final String DAY = " ([0-9]{4}-[0-9]{2}-[0-9]{2})";
  private static final Pattern TEXT = Pattern.compile("(\\S+)" + DAY + DAY + DAY);

  /** Such as {@code qd213 2025-01-01 2025-12-31 2026-01-15}. */
  public String text() {
    return pack + " " + from + " " + to + " " + asOf;
  }

  /** The audit that a text names; empty where it names none. */
  public static Optional<AuditName> of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditName(
              parts.group(1),
              LocalDate.parse(parts.group(2)),
              LocalDate.parse(parts.group(3)),
              LocalDate.parse(parts.group(4))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
