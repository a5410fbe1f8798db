package org.liaisonauditor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.runs.RunRequest;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.dao.DuplicateKeyException;

class FiringsTest {

  private static final String MONTHLY = ServerRoom.entry("monthly", "0 0 6 1 * ?");

  @TempDir private Path folder;

  private ServerRoom room(TestDatabase database, String now) {
    return new ServerRoom(database, folder, now);
  }

  @ParameterizedTest
  @EnumSource
  void a_firing_asks_for_the_audit_that_its_entry_describes(TestDatabase database) {
    ServerRoom room =
        room(database, "2026-02-20T12:00+07:00")
            .timetable(
                ServerRoom.entry(
                    "ward-3",
                    "0 0 6 1 * ?",
                    "scope: P003",
                    "language: en",
                    "reject-limit: 7",
                    "parameters: {introductionDays: 20}"));

    room.server().ringAt("2026-03-01T06:00:05+07:00");

    assertThat(room.runs.asked())
        .containsExactly(
            new RunRequest(
                "P003",
                LocalDate.parse("2026-02-01"),
                LocalDate.parse("2026-02-28"),
                LocalDate.parse("2026-03-01"),
                ServerRoom.PROJECT.resolve("rules"),
                false,
                Map.of("introductionDays", "20"),
                Language.EN,
                7,
                "ward-3",
                "ward-3",
                Instant.parse("2026-02-28T23:00:00Z")));
    assertThat(room.story("ward-3")).containsExactly("2026-03-01T06:00 DONE");
    assertThat(room.desk().history("ward-3", 1).getFirst().run()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_alarm_that_rings_twice_gives_one_run(TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    ServerRoom.Server server = room.server();
    server.ringAt("2026-03-01T06:00+07:00");

    server.timekeeper.ring("monthly", Instant.parse("2026-02-28T23:00:00Z"));

    assertThat(room.runs.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void two_servers_that_ring_at_once_give_one_run(TestDatabase database) throws Exception {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    List<ServerRoom.Server> servers = List.of(room.server(), room.server());
    room.clock.set("2026-03-01T06:00+07:00");

    together(servers, server -> server::ring);

    assertThat(room.runs.asked()).hasSize(1);
    assertThat(room.story("monthly")).containsExactly("2026-03-01T06:00 DONE");
  }

  @ParameterizedTest
  @EnumSource
  void two_rows_of_one_firing_are_refused_by_the_database(TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    KeptEntry entry = room.desk().entries().getFirst();
    FiringStore firings = new FiringStore(room.database);
    firings.plan(entry, Instant.EPOCH, Firing.Cause.TIMETABLE, null);

    assertThatThrownBy(() -> firings.plan(entry, Instant.EPOCH, Firing.Cause.PERSON, "An"))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @ParameterizedTest
  @EnumSource
  void after_a_server_was_down_the_latest_firing_is_made_up_for_and_the_others_are_missed(
      TestDatabase database) {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();

    room.clock.set("2026-03-03T08:30+07:00");
    room.server().ring();

    assertThat(room.story("monthly"))
        .containsExactly(
            "2026-02-01T06:00 MISSED LATER_DUE", "2026-03-01T06:00 DONE late PT50H30M");
    RunRequest late = room.runs.asked().getFirst();
    assertThat(late.asOf()).isEqualTo("2026-03-01");
    assertThat(late.from()).isEqualTo("2026-02-01");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_made_up_for_is_not_made_up_for_again(TestDatabase database) {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    room.clock.set("2026-03-03T08:30+07:00");
    room.server().ring();

    room.server().ring();

    assertThat(room.runs.asked()).hasSize(1);
    assertThat(room.story("monthly")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_firing_that_was_recorded_but_not_begun_is_missed_when_a_later_one_is_due(
      TestDatabase database) {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    room.clock.set("2026-02-01T06:00+07:00");
    room.server(); // records what is due, and is gone before it rings

    room.clock.set("2026-03-01T06:00+07:00");
    room.server().ring();

    assertThat(room.story("monthly"))
        .containsExactly("2026-02-01T06:00 MISSED LATER_DUE", "2026-03-01T06:00 DONE");
  }

  @ParameterizedTest
  @EnumSource
  void what_came_before_an_entry_was_known_is_not_made_up_for(TestDatabase database) {
    ServerRoom room = room(database, "2026-03-03T08:30+07:00").timetable(MONTHLY);

    room.server().ring();

    assertThat(room.story("monthly")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_that_may_pass_is_tried_again_after_growing_pauses_also_by_a_new_server(
      TestDatabase database) {
    ServerRoom room =
        room(database, "2026-02-20T12:00+07:00")
            .timetable(ServerRoom.entry("monthly", "0 0 6 1 * ?", "tries: 4", "first-pause: 10m"));
    room.runs.fail("the database is away", true);
    room.runs.fail("still away", true);
    room.runs.fail("and still", true);
    ServerRoom.Server server = room.server();

    server.ringAt("2026-03-01T06:00+07:00");
    assertThat(last(room).nextTry()).isEqualTo("2026-02-28T23:10:00Z");
    assertThat(last(room).failure()).isEqualTo("the database is away");

    server.ringAt("2026-03-01T06:09:59+07:00");
    assertThat(room.runs.asked()).hasSize(1);
    server.ringAt("2026-03-01T06:10+07:00");
    assertThat(last(room).nextTry()).isEqualTo("2026-02-28T23:30:00Z");
    room.clock.set("2026-03-01T06:30+07:00");
    room.server().ring();
    assertThat(last(room).nextTry()).isEqualTo("2026-03-01T00:10:00Z");

    room.clock.set("2026-03-01T07:10+07:00");
    room.server().ring();

    assertThat(last(room).state()).isEqualTo(Firing.State.DONE);
    assertThat(last(room).tries()).isEqualTo(4);
    assertThat(room.runs.asked()).hasSize(4).containsOnly(room.runs.asked().getFirst());
    assertThat(tries(room))
        .containsExactly(
            "FAILED the database is away", "FAILED still away", "FAILED and still", "DONE null");
  }

  @ParameterizedTest
  @EnumSource
  void a_firing_that_fails_in_every_try_is_given_up_and_says_why(TestDatabase database) {
    ServerRoom room =
        room(database, "2026-02-20T12:00+07:00")
            .timetable(ServerRoom.entry("monthly", "0 0 6 1 * ?", "tries: 2"));
    room.runs.fail("the disk is full", true);
    room.runs.fail("the disk is still full", true);
    ServerRoom.Server server = room.server();
    server.ringAt("2026-03-01T06:00+07:00");

    server.ringAt("2026-03-01T06:10+07:00");

    assertThat(last(room).state()).isEqualTo(Firing.State.FAILED);
    assertThat(last(room).nextTry()).isNull();
    assertThat(last(room).failure()).isEqualTo("the disk is still full");
    server.ringAt("2026-03-31T06:00+07:00");
    assertThat(room.runs.asked()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_that_will_not_pass_is_not_tried_again(TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    room.runs.fail("12 rows can't be used, 0 are allowed", false);

    room.server().ringAt("2026-03-01T06:00+07:00");

    assertThat(last(room).state()).isEqualTo(Firing.State.FAILED);
    assertThat(last(room).nextTry()).isNull();
    assertThat(last(room).failure()).isEqualTo("12 rows can't be used, 0 are allowed");
  }

  @ParameterizedTest
  @EnumSource
  void a_firing_whose_server_died_goes_on_once_that_is_known(TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    killedInARun(room, "2026-03-01T06:00+07:00");

    ServerRoom.Server next = room.server();
    next.ringAt("2026-03-01T06:00:29+07:00");
    assertThat(room.runs.asked()).hasSize(1);
    next.ringAt("2026-03-01T06:00:30+07:00");

    assertThat(room.runs.asked()).hasSize(2).containsOnly(room.runs.asked().getFirst());
    assertThat(room.story("monthly")).containsExactly("2026-03-01T06:00 DONE");
    assertThat(tries(room)).containsExactly("DIED null", "DONE null");
  }

  @ParameterizedTest
  @EnumSource
  void a_firing_that_kills_its_server_each_time_is_given_up(TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    killedInARun(room, "2026-03-01T06:00+07:00");
    killedInARun(room, "2026-03-01T06:01+07:00");
    killedInARun(room, "2026-03-01T06:02+07:00");

    room.clock.set("2026-03-01T06:03+07:00");
    room.server().ring();

    assertThat(room.runs.asked()).hasSize(3);
    assertThat(last(room).state()).isEqualTo(Firing.State.FAILED);
    assertThat(last(room).failure()).isEqualTo("the program died in each of 3 tries");
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_died_between_its_run_and_its_record_gives_no_second_run(
      TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    room.server().ringAt("2026-03-01T06:00+07:00");
    room.database
        .sql()
        .sql(
            "UPDATE firing SET state = 'RUNNING', run = NULL, ended_at = NULL,"
                + " alive_until = fired_at")
        .update();

    room.server().ring();

    assertThat(room.runs.done()).isEqualTo(1);
    assertThat(last(room).state()).isEqualTo(Firing.State.DONE);
    assertThat(last(room).run()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_server_taken_for_dead_does_not_change_what_another_goes_on_with(TestDatabase database) {
    ServerRoom room = room(database, "2026-02-20T12:00+07:00").timetable(MONTHLY);
    killedInARun(room, "2026-03-01T06:00+07:00");
    Firing first = last(room);
    room.clock.forward(Duration.ofMinutes(1));
    room.server().ring();

    new FiringStore(room.database).failed(first, "too late", null, room.clock.instant());

    assertThat(last(room).state()).isEqualTo(Firing.State.DONE);
  }

  @ParameterizedTest
  @EnumSource
  void a_paused_entry_does_not_fire_also_after_a_restart_and_goes_on_with_what_is_next(
      TestDatabase database) throws Exception {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    assertThat(room.desk().pause("monthly", "An")).isTrue();
    assertThat(room.desk().pause("monthly", "Bình")).isFalse();

    room.server().ringAt("2026-02-01T06:00+07:00");
    room.clock.set("2026-03-10T06:00+07:00");
    ServerRoom.Server server = room.server();
    server.ring();
    assertThat(room.desk().next(1)).isEmpty();
    assertThat(room.desk().resume("monthly", "An")).isTrue();
    server.ring();
    server.ringAt("2026-04-01T06:00+07:00");

    assertThat(room.story("monthly"))
        .containsExactly(
            "2026-02-01T06:00 MISSED PAUSED",
            "2026-03-01T06:00 MISSED PAUSED",
            "2026-04-01T06:00 DONE");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_due_before_a_pause_waits_for_its_end(TestDatabase database) throws Exception {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    room.clock.set("2026-02-01T08:00+07:00");
    room.desk().pause("monthly", "An");

    ServerRoom.Server server = room.server();
    server.timekeeper.ring("monthly", Instant.parse("2026-01-31T23:00:00Z"));
    server.ring();
    assertThat(room.story("monthly")).containsExactly("2026-02-01T06:00 PLANNED");
    room.clock.set("2026-02-01T09:00+07:00");
    room.desk().resume("monthly", "An");
    server.timekeeper.wind();
    server.ring();

    assertThat(room.story("monthly")).containsExactly("2026-02-01T06:00 DONE late PT3H");
  }

  @ParameterizedTest
  @EnumSource
  void a_person_may_fire_an_entry_paused_or_not_and_is_named(TestDatabase database)
      throws Exception {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    room.desk().pause("monthly", "An");

    Firing firing = room.desk().fire("monthly", "Bình");

    assertThat(firing.state()).isEqualTo(Firing.State.DONE);
    assertThat(firing.cause()).isEqualTo(Firing.Cause.PERSON);
    assertThat(room.runs.asked().getFirst().askedBy()).isEqualTo("Bình");
    assertThat(room.runs.asked().getFirst().asOf()).isEqualTo("2026-01-20");
  }

  @ParameterizedTest
  @EnumSource
  void what_a_person_asked_for_and_failed_is_left_to_the_person(TestDatabase database)
      throws Exception {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    ServerRoom.Server server = room.server();
    room.runs.fail("away", true);

    Firing firing = room.desk().fire("monthly", "Bình");
    server.ringAt("2026-01-25T12:00+07:00");

    assertThat(firing.state()).isEqualTo(Firing.State.FAILED);
    assertThat(room.runs.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void firing_by_hand_takes_no_planned_firing_away(TestDatabase database) throws Exception {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();
    room.clock.set("2026-02-01T08:00+07:00");

    room.desk().fire("monthly", "Bình");
    room.server().ring();

    assertThat(room.story("monthly"))
        .containsExactly("2026-02-01T06:00 DONE late PT2H", "2026-02-01T08:00 DONE");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_for_the_start_fires_at_the_first_start_only(TestDatabase database)
      throws Exception {
    ServerRoom room =
        room(database, "2026-01-20T12:00+07:00")
            .timetable(
                """
                first-look:
                  title: {vi: Xem lần đầu, en: First look}
                  period: previous-year
                  once: at-start
                """);
    List<ServerRoom.Server> servers = List.of(room.server(), room.server());
    together(servers, server -> server::ring);

    room.clock.set("2026-01-21T12:00+07:00");
    room.server().ring();

    assertThat(room.story("first-look")).containsExactly("2026-01-20T12:00 DONE");
    assertThat(room.runs.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_for_one_moment_is_made_up_for_once(TestDatabase database) {
    ServerRoom room =
        room(database, "2026-01-20T12:00+07:00")
            .timetable(
                """
                plan-7:
                  title: {vi: Kế hoạch 7, en: Plan 7}
                  period: previous-year
                  once: 2026-01-25T06:00
                """);
    room.server();

    room.clock.set("2026-01-26T06:00+07:00");
    room.server().ring();
    room.server().ring();

    assertThat(room.story("plan-7")).containsExactly("2026-01-25T06:00 DONE late PT24H");
  }

  @ParameterizedTest
  @EnumSource
  void firings_come_at_the_hour_that_clocks_show_before_and_after_they_are_put_forward(
      TestDatabase database) {
    ServerRoom room =
        room(database, "2026-03-27T12:00+01:00")
            .timetable(ServerRoom.entry("nightly", "0 30 2 * * ?", "zone: Europe/Berlin"));
    ServerRoom.Server server = room.server();

    server.ringAt("2026-03-28T02:30+01:00");
    server.ringAt("2026-03-29T03:29+02:00");
    assertThat(room.runs.asked()).hasSize(1);
    server.ringAt("2026-03-29T03:30+02:00");
    server.ringAt("2026-03-30T02:30+02:00");

    assertThat(room.runs.asked())
        .extracting(request -> request.asOf().toString())
        .containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
  }

  @ParameterizedTest
  @EnumSource
  void a_server_down_over_the_hour_that_clocks_skip_makes_up_for_it(TestDatabase database) {
    ServerRoom room =
        room(database, "2026-03-28T12:00+01:00")
            .timetable(ServerRoom.entry("nightly", "0 30 2 * * ?", "zone: Europe/Berlin"));
    room.server();

    room.clock.set("2026-03-29T09:30+02:00");
    room.server().ring();

    assertThat(room.story("nightly")).containsExactly("2026-03-29T08:30 DONE late PT6H");
  }

  @ParameterizedTest
  @EnumSource
  void the_hour_that_clocks_show_twice_gives_one_run(TestDatabase database) {
    ServerRoom room =
        room(database, "2026-10-24T12:00+02:00")
            .timetable(ServerRoom.entry("nightly", "0 30 2 * * ?", "zone: Europe/Berlin"));
    ServerRoom.Server server = room.server();

    server.ringAt("2026-10-25T02:30+02:00");
    server.ringAt("2026-10-25T02:30+01:00");
    server.ringAt("2026-10-25T12:00+01:00");

    assertThat(room.runs.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void month_ends_fire_on_the_last_day_and_audit_the_month_to_date(TestDatabase database) {
    ServerRoom room =
        room(database, "2028-01-20T12:00+07:00")
            .timetable(
                ServerRoom.entry("month-end", "0 0 20 L * ?")
                    .replace("previous-month", "this-month"));
    ServerRoom.Server server = room.server();

    server.ringAt("2028-01-31T20:00+07:00");
    server.ringAt("2028-02-29T20:00+07:00");

    assertThat(room.runs.asked())
        .extracting(request -> request.from() + "/" + request.to() + " as of " + request.asOf())
        .containsExactly(
            "2028-01-01/2028-01-31 as of 2028-01-31", "2028-02-01/2028-02-29 as of 2028-02-29");
  }

  @ParameterizedTest
  @EnumSource
  void what_came_due_before_an_entry_changed_is_made_up_for_as_it_was(TestDatabase database) {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server();

    room.clock.set("2026-02-02T12:00+07:00");
    room.timetable(ServerRoom.entry("monthly", "0 0 9 15 * ?", "language: en"));
    ServerRoom.Server server = room.server();
    server.ring();
    server.ringAt("2026-02-15T09:00+07:00");

    assertThat(room.story("monthly"))
        .containsExactly("2026-02-01T06:00 DONE late PT30H", "2026-02-15T09:00 DONE");
    assertThat(room.runs.asked())
        .extracting(RunRequest::language)
        .containsExactly(Language.VI, Language.EN);
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_taken_out_is_retired_with_its_history_and_may_come_back(TestDatabase database)
      throws Exception {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.server().ringAt("2026-02-01T06:00+07:00");

    room.timetable();
    room.clock.set("2026-03-02T06:00+07:00");
    ServerRoom.Server server = room.server();
    server.ringAt("2026-04-02T06:00+07:00");
    assertThat(server.alarms()).isEmpty();
    assertThat(room.desk().entries().getFirst().inForce()).isFalse();
    assertThatThrownBy(() -> room.desk().entry("monthly")).isInstanceOf(NoSuchEntry.class);
    room.timetable(MONTHLY);
    room.server().ringAt("2026-05-01T06:00+07:00");

    assertThat(room.story("monthly"))
        .containsExactly(
            "2026-02-01T06:00 DONE", "2026-03-01T06:00 MISSED RETIRED", "2026-05-01T06:00 DONE");
    assertThat(room.desk().entries().getFirst().revision()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_failed_firing_of_a_retired_entry_is_not_tried_again(TestDatabase database) {
    ServerRoom room = room(database, "2026-01-20T12:00+07:00").timetable(MONTHLY);
    room.runs.fail("away", true);
    room.server().ringAt("2026-02-01T06:00+07:00");

    room.timetable();
    room.server().ringAt("2026-02-02T06:00+07:00");

    assertThat(room.runs.asked()).hasSize(1);
    assertThat(room.story("monthly")).containsExactly("2026-02-01T06:00 FAILED");
  }

  @ParameterizedTest
  @EnumSource
  void outputs_are_copied_for_their_readers_and_a_failure_of_that_makes_no_second_run(
      TestDatabase database) throws Exception {
    Path board = folder.resolve("board");
    ServerRoom room =
        room(database, "2026-02-20T12:00+07:00")
            .timetable(ServerRoom.entry("monthly", "0 0 6 1 * ?", "outputs: " + board));
    ServerRoom.Server server = room.server();

    server.ringAt("2026-03-01T06:00+07:00");
    assertThat(last(room).failure()).contains("could not be copied to " + board);
    assertThat(board).isEmptyDirectory();
    Files.createDirectories(room.outputs(1).resolve("marked"));
    Files.writeString(room.outputs(1).resolve("marked/a.csv"), "a");
    server.ringAt("2026-03-01T06:10+07:00");

    assertThat(last(room).state()).isEqualTo(Firing.State.DONE);
    assertThat(room.runs.done()).isEqualTo(1);
    assertThat(board.resolve("monthly-2026-03-01-run-1/marked/a.csv")).hasContent("a");
    assertThat(board.toFile().list()).containsExactly("monthly-2026-03-01-run-1");
  }

  private static void killedInARun(ServerRoom room, String moment) {
    room.runs.kill();
    ServerRoom.Server server = room.server();
    room.clock.set(moment);
    assertThatThrownBy(
            () -> server.timekeeper.ring("monthly", Instant.parse("2026-02-28T23:00:00Z")))
        .isInstanceOf(RecordingRuns.Killed.class);
  }

  private static Firing last(ServerRoom room) {
    return room.desk().history("monthly", 1).getFirst();
  }

  private static List<String> tries(ServerRoom room) {
    return room.database
        .sql()
        .sql("SELECT outcome, failure FROM firing_try ORDER BY number")
        .query((row, number) -> row.getString(1) + " " + row.getString(2))
        .list();
  }

  private interface Part {
    Runnable of(ServerRoom.Server server);
  }

  private static void together(List<ServerRoom.Server> servers, Part part) throws Exception {
    CyclicBarrier start = new CyclicBarrier(servers.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(servers.size())) {
      List<Callable<Void>> parts =
          servers.stream()
              .<Callable<Void>>map(
                  server ->
                      () -> {
                        start.await();
                        part.of(server).run();
                        return null;
                      })
              .toList();
      for (var done : threads.invokeAll(parts)) {
        done.get();
      }
    }
  }
}
