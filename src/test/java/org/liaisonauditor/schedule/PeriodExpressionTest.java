package org.liaisonauditor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodExpressionTest {

  @ParameterizedTest(name = "{0} as of {1} is {2}")
  @CsvSource({
    "previous-month,     2026-03-31, 2026-02-01/2026-02-28",
    "previous-month,     2028-03-01, 2028-02-01/2028-02-29",
    "previous-month,     2026-01-01, 2025-12-01/2025-12-31",
    "previous-quarter,   2026-01-15, 2025-10-01/2025-12-31",
    "previous-quarter,   2026-06-30, 2026-01-01/2026-03-31",
    "previous-half-year, 2026-01-01, 2025-07-01/2025-12-31",
    "previous-half-year, 2026-07-01, 2026-01-01/2026-06-30",
    "previous-half-year, 2026-06-30, 2025-07-01/2025-12-31",
    "previous-year,      2026-12-31, 2025-01-01/2025-12-31",
    "this-month,         2028-02-01, 2028-02-01/2028-02-29",
    "this-quarter,       2026-05-15, 2026-04-01/2026-06-30",
    "this-half-year,     2026-12-31, 2026-07-01/2026-12-31",
    "this-year,          2026-12-31, 2026-01-01/2026-12-31",
    "month-to-date,      2026-03-31, 2026-03-01/2026-03-31",
    "quarter-to-date,    2026-12-24, 2026-10-01/2026-12-24",
    "half-year-to-date,  2026-07-01, 2026-07-01/2026-07-01",
    "year-to-date,       2028-02-29, 2028-01-01/2028-02-29",
    "2025-01-01/2025-12-31, 2026-05-05, 2025-01-01/2025-12-31"
  })
  void a_period_in_words_depends_on_the_as_of_date(String words, LocalDate asOf, String period) {
    assertThat(PeriodExpression.parse(words).asOf(asOf)).hasToString(period);
  }

  @Test
  void what_is_no_period_is_refused_with_what_was_probably_meant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeriodExpression.parse("previous-halfyear"))
        .withMessageContaining("did you mean previous-half-year?")
        .withMessageContaining("quarter-to-date");
  }

  @Test
  void a_period_that_ends_before_it_begins_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeriodExpression.parse("2025-12-31/2025-01-01"))
        .withMessageContaining("before it begins: 2025-12-31");
  }

  @Test
  void a_day_that_is_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeriodExpression.parse("2025-02-29/2025-12-31"))
        .withMessageContaining("a day that is none");
  }
}
