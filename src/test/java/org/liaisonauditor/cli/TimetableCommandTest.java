package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timetable as people and programs see it on the command line. */
class TimetableCommandTest {

  private static final String SETTING = "auditor.timetable";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    written(
        """
        entries:
          yearly:
            title: {vi: Hằng năm, en: Yearly}
            period: previous-year
            cron: 0 0 6 29 2 ?
          daily:
            title: {vi: Hằng ngày, en: Daily}
            scope: P003
            period: year-to-date
            cron: 0 0 6 * * ?
        """);
    System.setProperty(SETTING, folder.resolve("timetable.yaml").toString());
  }

  @AfterEach
  void clear() {
    System.clearProperty(SETTING);
  }

  private void written(String text) throws IOException {
    Files.writeString(folder.resolve("timetable.yaml"), text);
  }

  private Auditor.Ended timetable(String command, String... arguments) {
    return new Auditor()
        .with("timetable", command)
        .with(arguments)
        .with("--data", folder.toString())
        .run();
  }

  @Test
  void the_next_firings_come_in_order_with_what_each_will_audit() {
    Auditor.Ended ended = timetable("next", "--lang", "en", "--count", "2");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("FIRES AT +ENTRY +PERIOD +AS OF +SCOPE +TITLE"),
            line ->
                assertThat(line)
                    .matches(
                        "(\\d{4})(-\\d\\d-\\d\\d) 06:00  daily  \\1-01-01/\\1\\2  \\1\\2  P003   Daily"),
            line -> assertThat(line).contains("06:00  daily"),
            line -> assertThat(line).isEqualTo("Time zone: Asia/Ho_Chi_Minh"));
  }

  @Test
  void what_is_paused_is_listed_as_paused_and_does_not_come_next() {
    assertThat(timetable("list", "--lang", "en").out()).contains("new, not taken up");

    Auditor.Ended paused = timetable("pause", "daily", "--by", "An");

    assertThat(paused.out()).isEqualToIgnoringNewLines("Đã tạm dừng daily.");
    assertThat(timetable("list", "--json").out())
        .contains("\"entry\":\"daily\",\"state\":\"PAUSED\"", "\"paused_by\":\"An\"")
        .contains("\"entry\":\"yearly\",\"state\":\"ACTIVE\"");
    assertThat(timetable("next", "--json").out())
        .contains("\"entry\":\"yearly\"")
        .doesNotContain("daily");
    assertThat(timetable("resume", "daily").code()).isZero();
    assertThat(timetable("next").out()).contains("daily");
  }

  private void submitUnits() {
    Auditor.Ended submitted =
        new Auditor()
            .with("submit", "examples/town/submissions/to-chuc.xlsx", "--unit", "TP", "--by", "An")
            .with("--data", folder.toString())
            .run();
    assertThat(submitted.code()).as(submitted.err()).isZero();
  }

  @Test
  void an_entry_is_fired_by_hand_and_says_who_asked() {
    submitUnits();

    Auditor.Ended fired = timetable("run", "yearly", "--by", "An", "--lang", "en");

    assertThat(fired.code()).as(fired.err()).isZero();
    assertThat(fired.out()).contains("Run 1 is done.", folder + "/runs/1/report.pdf");
    assertThat(timetable("list", "--json").out())
        .contains("\"cause\":\"PERSON\",\"asked_by\":\"An\",\"state\":\"DONE\"");
  }

  @Test
  void a_firing_by_hand_that_fails_says_why() {
    submitUnits();

    Auditor.Ended fired = timetable("run", "daily");

    assertThat(fired.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(fired.err()).contains("The scope P003 is no unit of the submissions.");
  }

  @Test
  void a_code_that_the_timetable_does_not_have_is_wrong_usage() {
    Auditor.Ended ended = timetable("pause", "dayly");

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("has no entry dayly in force", "did you mean daily?");
  }

  @Test
  void faults_of_the_timetable_are_told_with_their_places_and_change_nothing() throws Exception {
    timetable("pause", "daily");
    written("entries:\n  daily:\n    title: {vi: Hằng ngày}\n    cron: often\n");

    for (String command : new String[] {"list", "next", "pause daily", "run daily"}) {
      String[] words = command.split(" ");
      Auditor.Ended ended =
          timetable(words[0], words.length > 1 ? new String[] {words[1]} : new String[0]);
      assertThat(ended.code()).as(command).isEqualTo(ExitCodes.USAGE);
      assertThat(ended.err())
          .contains("The timetable is refused; nothing was changed. Faults: 3")
          .contains("timetable.yaml:3:12: the key en is missing")
          .contains("timetable.yaml:4:11: often is no cron expression");
    }
    Files.delete(folder.resolve("timetable.yaml"));
    assertThat(timetable("list", "--json").out())
        .contains("\"entry\":\"daily\",\"state\":\"PAUSED\"");
  }

  @Test
  void a_server_does_not_start_on_a_faulty_timetable() throws Exception {
    written("entries:\n  daily:\n    cron: often\n");

    Auditor.Ended ended =
        new Auditor().with("serve", "--port", "0", "--data", folder.toString()).run();

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).startsWith("The timetable is refused; nothing was changed.");
  }
}
