package org.liaisonauditor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static final LocalDate CHANGE = LocalDate.of(2025, 7, 1);

  private final Parameters parameters =
      new Parameters(
          Map.of(
              "days",
              Map.of(LocalDate.MIN, 30, CHANGE, 20),
              "due",
              Map.of(LocalDate.MIN, MonthDay.of(12, 10), CHANGE, MonthDay.of(11, 30))));

  @Test
  void aValueHoldsFromItsDayOn() {
    assertThat(parameters.number("days", CHANGE.minusDays(1))).isEqualTo(30);
    assertThat(parameters.number("days", CHANGE)).isEqualTo(20);
  }

  @Test
  void theFirstValueHoldsBeforeItsDayToo() {
    Parameters late = new Parameters(Map.of("days", Map.of(CHANGE, 20)));

    assertThat(late.number("days", LocalDate.of(1990, 1, 1))).isEqualTo(20);
  }

  @Test
  void aDueDayIsThatOfTheValueInForceOnIt() {
    assertThat(parameters.dayOf("due", 2024)).isEqualTo("2024-12-10");
    assertThat(parameters.dayOf("due", 2025)).isEqualTo("2025-11-30");
  }

  @Test
  void aSettingHoldsForAllTime() {
    Parameters set = parameters.with(Map.of("days", 5));

    assertThat(set.number("days", CHANGE.minusYears(9))).isEqualTo(5);
    assertThat(set.number("days", CHANGE)).isEqualTo(5);
    assertThat(set.dayOf("due", 2025)).isEqualTo("2025-11-30");
  }

  @Test
  void anUnknownNameSaysWhichThereAre() {
    assertThatThrownBy(() -> parameters.number("dais", CHANGE))
        .hasMessage("no parameter is named dais; there are [days, due]");
  }
}
