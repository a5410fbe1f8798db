package org.liaisonauditor.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liaisonauditor.yaml.Nearest;

/**
 * A period in words, such as {@code previous-half-year}, or by its days. What the words mean
 * depends on the as-of date.
 */
public final class PeriodExpression {

  private static final Pattern DAYS =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s*/\\s*(\\d{4}-\\d{2}-\\d{2})");

  private enum Unit {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Unit(int months) {
      this.months = months;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** First day of the month, quarter, half-year or year that holds a day. */
    LocalDate start(LocalDate day) {
      int month = (day.getMonthValue() - 1) / months * months + 1;
      return LocalDate.of(day.getYear(), month, 1);
    }
  }

  private enum Which {
    PREVIOUS {
      @Override
      String word(Unit unit) {
        return "previous-" + unit.word();
      }

      @Override
      AuditedPeriod of(Unit unit, LocalDate day) {
        LocalDate start = unit.start(day);
        return new AuditedPeriod(start.minusMonths(unit.months), start.minusDays(1));
      }
    },

    THIS {
      @Override
      String word(Unit unit) {
        return "this-" + unit.word();
      }

      @Override
      AuditedPeriod of(Unit unit, LocalDate day) {
        LocalDate start = unit.start(day);
        return new AuditedPeriod(start, start.plusMonths(unit.months).minusDays(1));
      }
    },

    TO_DATE {
      @Override
      String word(Unit unit) {
        return unit.word() + "-to-date";
      }

      @Override
      AuditedPeriod of(Unit unit, LocalDate day) {
        return new AuditedPeriod(unit.start(day), day);
      }
    };

    abstract String word(Unit unit);

    abstract AuditedPeriod of(Unit unit, LocalDate day);
  }

  private interface Meaning {
    AuditedPeriod asOf(LocalDate day);
  }

  private final String text;
  private final Meaning meaning;

  private PeriodExpression(String text, Meaning meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /**
   * Reads an expression: {@code previous-}, {@code this-} or {@code …-to-date} with month, quarter,
   * half-year or year, or two days as {@code 2025-01-01/2025-12-31}.
   *
   * @throws IllegalArgumentException with what is wrong and what is allowed
   */
  public static PeriodExpression parse(String text) {
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      AuditedPeriod period;
      try {
        period = new AuditedPeriod(LocalDate.parse(days.group(1)), LocalDate.parse(days.group(2)));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            text + " holds a day that is none; write a period as 2025-01-01/2025-12-31", e);
      }
      return new PeriodExpression(period.toString(), day -> period);
    }
    List<String> words = new ArrayList<>();
    for (Which which : Which.values()) {
      for (Unit unit : Unit.values()) {
        String word = which.word(unit);
        if (word.equals(text)) {
          return new PeriodExpression(word, day -> which.of(unit, day));
        }
        words.add(word);
      }
    }
    throw new IllegalArgumentException(
        text
            + " is no period; allowed are "
            + String.join(", ", words)
            + ", or two days as 2025-01-01/2025-12-31"
            + Nearest.hint(text, words));
  }

  /** The period that the expression means on an as-of date. */
  public AuditedPeriod asOf(LocalDate day) {
    return meaning.asOf(day);
  }

  /** Equal where the same is written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PeriodExpression expression && expression.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }
}
