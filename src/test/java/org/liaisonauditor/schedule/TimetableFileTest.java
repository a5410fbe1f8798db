package org.liaisonauditor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.RulePacks;

class TimetableFileTest {

  private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void an_entry_that_says_little_takes_the_standards() throws Exception {
    List<TimetableEntry> entries =
        read(
            """
            entries:
              half-year:
                title: {vi: Sáu tháng, en: Half-year}
                period: previous-half-year
                cron: 0 0 6 15 1,7 ?
            """);

    assertThat(entries)
        .containsExactly(
            new TimetableEntry(
                "half-year",
                new Text("Sáu tháng", "Half-year"),
                null,
                PeriodExpression.parse("previous-half-year"),
                null,
                CronPlan.parse("0 0 6 15 1,7 ?", HANOI),
                HANOI,
                Path.of("rules"),
                Map.of(),
                Language.VI,
                0,
                new TimetableEntry.Retries(3, Duration.ofMinutes(10)),
                null,
                List.of()));
  }

  @Test
  void an_entry_may_say_everything() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    List<TimetableEntry> entries =
        read(
            """
            entries:
              ward-3:
                title:
                  vi: Phường 3
                  en: Ward 3
                scope: P003
                period: 2025-01-01/2025-06-30
                as-of: 2025-07-15
                once: 2026-01-15T06:00
                zone: Europe/Berlin
                rules: rules/qd213
                parameters:
                  introductionDays: 20
                  topRatings: [GOOD, FAIR]
                language: en
                reject-limit: 25
                tries: 5
                first-pause: 90s
                outputs: for-the-board
            """);

    assertThat(entries)
        .containsExactly(
            new TimetableEntry(
                "ward-3",
                new Text("Phường 3", "Ward 3"),
                "P003",
                PeriodExpression.parse("2025-01-01/2025-06-30"),
                LocalDate.parse("2025-07-15"),
                new Once(LocalDateTime.parse("2026-01-15T06:00"), berlin),
                berlin,
                Path.of("rules/qd213"),
                Map.of("introductionDays", "20", "topRatings", "GOOD, FAIR"),
                Language.EN,
                25,
                new TimetableEntry.Retries(5, Duration.ofSeconds(90)),
                Path.of("for-the-board"),
                List.of()));
  }

  @Test
  void all_faults_are_told_at_once_with_their_places() {
    assertThat(
            faults(
                """
                entries:
                  Half Year:
                    title: {vi: Sáu tháng}
                    period: previous-half
                    cron: 0 6 1 * *
                    languag: en
                    zone: Asia/Hanoy
                    language: fr
                    reject-limit: -1
                    tries: 0
                    first-pause: soon
                    as-of: today
                    parameters:
                      introductionDay: 20
                  both:
                    title: {vi: Cả hai, en: Both}
                    period: previous-year
                    cron: 0 0 6 1 1 ?
                    once: at-start
                  unknown:
                    title: {vi: Không rõ, en: Unknown}
                    period: previous-year
                    once: tomorrow
                    rules: rules/qd999
                  empty:
                """))
        .satisfiesExactlyInAnyOrder(
            fault -> assertThat(fault).startsWith(":3:5: the code Half Year is not allowed"),
            fault -> assertThat(fault).startsWith(":3:12: the key en is missing"),
            fault -> assertThat(fault).startsWith(":4:13: previous-half is no period"),
            fault -> assertThat(fault).startsWith(":5:11: 0 6 1 * * is no cron expression"),
            fault -> assertThat(fault).contains(":6:5: the key languag is not known", "language?"),
            fault -> assertThat(fault).startsWith(":7:11: Asia/Hanoy is no time zone"),
            fault -> assertThat(fault).startsWith(":8:15: fr is not allowed"),
            fault -> assertThat(fault).startsWith(":9:19: -1 is not allowed"),
            fault -> assertThat(fault).startsWith(":10:12: 0 is not allowed"),
            fault -> assertThat(fault).startsWith(":11:18: soon is no pause"),
            fault -> assertThat(fault).startsWith(":12:12: today is no date"),
            fault -> assertThat(fault).contains(":14:24: introductionDay", "introductionDays?"),
            fault -> assertThat(fault).startsWith(":16:5: cron and once stand here both"),
            fault -> assertThat(fault).startsWith(":23:11: tomorrow is no moment"),
            fault -> assertThat(fault).contains(":24:12: the rule pack rules/qd999 is refused"),
            fault -> assertThat(fault).contains(":25:", "nothing says when it fires"));
  }

  @Test
  void a_firing_before_its_period_ends_is_a_fault() {
    assertThat(
            faults(
                """
                entries:
                  month-end:
                    title: {vi: Tháng, en: Month}
                    period: this-month
                    cron: 0 0 20 30 * ?
                """))
        .singleElement()
        .asString()
        .startsWith(
            ":4:13: an audit looks back, but as of 2026-01-30 the period 2026-01-01/2026-01-31"
                + " has not ended");
  }

  @Test
  void the_last_day_of_a_period_is_not_before_its_end() throws Exception {
    assertThat(
            read(
                """
                entries:
                  month-end:
                    title: {vi: Tháng, en: Month}
                    period: this-month
                    cron: 0 0 20 L * ?
                """))
        .hasSize(1);
  }

  @Test
  void all_files_of_a_run_are_not_copied_to_where_units_look() {
    assertThat(
            faults(
                """
                entries:
                  year:
                    title: {vi: Năm, en: Year}
                    period: previous-year
                    once: 2030-01-15T06:00
                    outputs: data/../data/deliveries/p01
                """))
        .singleElement()
        .asString()
        .startsWith(":6:14: data/../data/deliveries/p01 ")
        .contains("lies within the folder of deliveries");
  }

  @Test
  void the_timetable_that_comes_with_the_program_has_no_faults() throws Exception {
    assertThat(file(PROJECT.resolve("timetable.yaml")).read(Set.of())).isNotEmpty();
  }

  private List<TimetableEntry> read(String text) throws IOException, TimetableRefused {
    return written(text).read(Set.of());
  }

  private List<String> faults(String text) {
    TimetableRefused refused =
        catchThrowableOfType(TimetableRefused.class, () -> written(text).read(Set.of()));
    return refused.faults().stream()
        .map(fault -> fault.toString().replace(folder.resolve("timetable.yaml").toString(), ""))
        .toList();
  }

  private TimetableFile written(String text) throws IOException {
    return file(Files.writeString(folder.resolve("timetable.yaml"), text));
  }

  private static TimetableFile file(Path path) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-03T00:00:00Z"), ZoneOffset.UTC);
    return new TimetableFile(
        path, new Standards(PROJECT, HANOI, RulePacks::read, ServerRoom.NO_DELIVERIES), clock);
  }
}
