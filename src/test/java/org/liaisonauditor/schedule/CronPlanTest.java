package org.liaisonauditor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronPlanTest {

  private static final String HANOI = "Asia/Ho_Chi_Minh";
  private static final String BERLIN = "Europe/Berlin";

  @Test
  void the_last_day_of_a_month_is_the_29th_of_february_in_a_leap_year() {
    assertThat(firings("0 0 6 L * ?", HANOI, "2028-01-30T00:00+07:00", 3))
        .containsExactly(
            "2028-01-31T06:00+07:00", "2028-02-29T06:00+07:00", "2028-03-31T06:00+07:00");
  }

  @Test
  void the_31st_leaves_out_shorter_months() {
    assertThat(firings("0 0 6 31 * ?", HANOI, "2026-01-31T06:00+07:00", 3))
        .containsExactly(
            "2026-03-31T06:00+07:00", "2026-05-31T06:00+07:00", "2026-07-31T06:00+07:00");
  }

  @Test
  void the_29th_of_february_comes_every_fourth_year() {
    assertThat(firings("0 0 6 29 2 ?", HANOI, "2026-01-01T00:00+07:00", 2))
        .containsExactly("2028-02-29T06:00+07:00", "2032-02-29T06:00+07:00");
  }

  @Test
  void a_time_that_the_clocks_skip_fires_as_much_later_and_is_not_left_out() {
    assertThat(firings("0 30 2 * * ?", BERLIN, "2026-03-27T12:00+01:00", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void a_yearly_time_that_the_clocks_skip_is_not_put_off_for_a_year() {
    assertThat(firings("0 0 2 29 3 ?", BERLIN, "2026-01-01T00:00+01:00", 2))
        .containsExactly("2026-03-29T03:00+02:00", "2027-03-29T02:00+02:00");
  }

  @Test
  void skipped_times_that_come_together_with_others_fire_once() {
    assertThat(firings("0 0/30 * * * ?", BERLIN, "2026-03-29T01:10+01:00", 5))
        .containsExactly(
            "2026-03-29T01:30+01:00",
            "2026-03-29T03:00+02:00",
            "2026-03-29T03:30+02:00",
            "2026-03-29T04:00+02:00",
            "2026-03-29T04:30+02:00");
  }

  @Test
  void a_time_that_the_clocks_show_twice_fires_the_first_time_only() {
    assertThat(firings("0 30 2 * * ?", BERLIN, "2026-10-24T12:00+02:00", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(firings("0 0 * * * ?", BERLIN, "2026-10-25T01:30+02:00", 3))
        .containsExactly(
            "2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00", "2026-10-25T04:00+01:00");
  }

  @Test
  void between_two_moments_the_later_one_is_included() {
    CronPlan plan = CronPlan.parse("0 0 6 * * ?", ZoneId.of(HANOI));

    assertThat(
            plan.between(
                Instant.parse("2026-01-01T23:00:00Z"), Instant.parse("2026-01-03T23:00:00Z")))
        .containsExactly(
            Instant.parse("2026-01-02T23:00:00Z"), Instant.parse("2026-01-03T23:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 6 1 * *", "0 0 6 1 1 1", "0 0 25 * * ?", "often", "0 0 6 30 2 ?"})
  void what_never_fires_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CronPlan.parse(text, ZoneId.of(HANOI)))
        .withMessageContaining(text);
  }

  private static List<String> firings(String cron, String zone, String after, int count) {
    CronPlan plan = CronPlan.parse(cron, ZoneId.of(zone));
    List<String> firings = new ArrayList<>();
    Instant moment = OffsetDateTime.parse(after).toInstant();
    while (firings.size() < count) {
      moment = plan.nextAfter(moment).orElseThrow();
      firings.add(moment.atZone(ZoneId.of(zone)).toOffsetDateTime().toString());
    }
    return firings;
  }
}
