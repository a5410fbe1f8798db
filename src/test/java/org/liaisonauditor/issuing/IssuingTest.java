package org.liaisonauditor.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Flaw;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.SeenHead;
import org.liaisonauditor.history.Verification;
import org.liaisonauditor.runs.RunOwner;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.TestDatabase;

/** Numbers of reports, on both databases. */
class IssuingTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Series REPORTS = new Series("BAN TỔ CHỨC", "{number}-BC/BTCTU");
  private static final Series NOTICES = new Series("BAN TỔ CHỨC", "{number}-TB/BTCTU");

  /** A process of this machine that ended long ago. */
  private static final String ENDED_PROCESS = RunOwner.me().replaceFirst("/[0-9]+$", "/1");

  private Instant now = Instant.parse("2026-02-01T02:00:00Z");

  @TempDir private Path folder;

  private Database database;
  private History history;
  private Issuing issuing;
  private Terms terms;

  private void start(TestDatabase kind) throws Exception {
    database = new Database(kind.create());
    history = new History(database, clock());
    issuing = server();
    terms = terms("2020-2025", "2020-10-01", "2025-09-30", "2025-2030", "2025-10-01", "2030-09-30");
    String hash = new Bundles(database).keep(folder);
    for (int run = 1; run <= 40; run++) {
      database
          .sql()
          .sql(
              "INSERT INTO run (number, period_from, period_to, as_of, output_language,"
                  + " reject_limit, asked_by, asked_at, data_as_of, rules_bundle, rules_code,"
                  + " pack_hash, reports_bundle, program_version, state) VALUES (?, DATE"
                  + " '2025-01-01', DATE '2025-12-31', DATE '2026-01-15', 'vi', 0, 'test',"
                  + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, ?, 'qd213', ?, ?, '0', 'DONE')")
          .params(run, hash, hash, hash)
          .update();
    }
    database.inTransaction(
        () -> {
          history.append(Kind.BEGINNING, "", "test", new Facts().with("taken over", 0));
        });
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZONE);
  }

  private Issuing server() {
    return new Issuing(
        database, new History(database, clock()), clock(), ZONE, Duration.ofMinutes(10));
  }

  private Terms terms(String... parts) throws Exception {
    StringBuilder text = new StringBuilder("terms:\n");
    for (int i = 0; i < parts.length; i += 3) {
      text.append("  - name: ").append(parts[i]).append('\n');
      text.append("    from: ").append(parts[i + 1]).append('\n');
      text.append("    until: ").append(parts[i + 2]).append('\n');
    }
    return terms(text.toString());
  }

  private Terms terms(String text) throws Exception {
    Files.writeString(folder.resolve(Terms.FILE), text);
    return Terms.load(folder);
  }

  private static IssuedReport.Subject subject(int run, String unit) {
    return new IssuedReport.Subject(run, null, "ward", unit, Language.VI);
  }

  private static Issuing.Order order(int run, Series series) {
    return order(run, series, null, null);
  }

  private static Issuing.Order order(int run, Series series, Long replaces, String why) {
    return new Issuing.Order(
        subject(run, "P01"),
        series,
        "Lê Văn An",
        "login",
        "Trần Thị Bưởi",
        replaces,
        why,
        "1.0",
        "0".repeat(64));
  }

  private static Issuing.Made made(Issuing.Issue issue, Path folder) throws IOException {
    Path file = folder.resolve("report.pdf");
    Files.writeString(file, issue.written() + " " + issue.on() + " " + issue.head());
    return new Issuing.Made("BÁO CÁO", file, file, null);
  }

  private String issue(int run, Series series) throws Exception {
    return issuing.issue(order(run, series), terms, IssuingTest::made).report().written();
  }

  private List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    List<SeenHead> heads =
        issuing.reports().all().stream()
            .map(one -> new SeenHead(Head.parse(one.historyHead()), "report " + one.number()))
            .toList();
    new Verification(
            database,
            history,
            List.of(
                new IssuedWitness(database),
                new ReportWithdrawalWitness(database),
                new GivenUpWitness(database)),
            clock())
        .verify(heads, flaws::add);
    flaws.removeIf(flaw -> flaw.level() == Flaw.Level.LOOK);
    return flaws;
  }

  @ParameterizedTest
  @EnumSource
  void each_type_counts_for_itself_and_begins_at_one_with_a_new_term(TestDatabase kind)
      throws Exception {
    start(kind);
    now = Instant.parse("2025-09-30T16:59:59Z");
    assertThat(issue(1, REPORTS)).isEqualTo("01-BC/BTCTU");
    assertThat(issue(2, REPORTS)).isEqualTo("02-BC/BTCTU");
    assertThat(issue(3, NOTICES)).isEqualTo("01-TB/BTCTU");
    // Midnight in the organization's zone.
    now = Instant.parse("2025-09-30T17:00:00Z");
    assertThat(issue(4, REPORTS)).isEqualTo("01-BC/BTCTU");
    assertThat(issue(5, new Series("ĐẢNG ỦY PHƯỜNG", REPORTS.form()))).isEqualTo("01-BC/BTCTU");

    assertThat(issuing.reports().numbered("01-BC/BTCTU"))
        .extracting(IssuedReport::term, one -> one.series().body(), IssuedReport::number)
        .containsExactly(
            tuple("2020-2025", "BAN TỔ CHỨC", 1L),
            tuple("2025-2030", "BAN TỔ CHỨC", 4L),
            tuple("2025-2030", "ĐẢNG ỦY PHƯỜNG", 5L));
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void no_number_goes_twice_and_each_gap_is_explained_with_two_servers_at_once(TestDatabase kind)
      throws Exception {
    start(kind);
    List<Issuing> servers = List.of(server(), server());
    List<Callable<String>> tasks = new ArrayList<>();
    for (int run = 1; run <= 40; run++) {
      int one = run;
      tasks.add(
          () ->
              servers
                  .get(one % 2)
                  .issue(
                      order(one, REPORTS),
                      terms,
                      (issue, into) -> {
                        if (one % 5 == 0) {
                          throw new IOException("no room");
                        }
                        return made(issue, into);
                      })
                  .report()
                  .written());
    }
    int failed = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<String> one : threads.invokeAll(tasks)) {
        try {
          one.get();
        } catch (ExecutionException e) {
          assertThat(e).hasRootCauseMessage("no room");
          failed++;
        }
      }
    }

    assertThat(failed).isEqualTo(8);
    List<Integer> taken = new ArrayList<>();
    issuing.reports().all().forEach(report -> taken.add(report.documentNumber()));
    issuing.unbound().forEach(number -> taken.add(number.documentNumber()));
    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    assertThat(issuing.unbound())
        .hasSize(8)
        .allSatisfy(
            number -> {
              assertThat(number.givenUp().reason()).isEqualTo("no room");
              assertThat(number.givenUp().by()).isEqualTo("Lê Văn An");
              assertThat(number.subject().run() % 5).isZero();
            });
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_token_that_hangs_keeps_nobody_waiting_and_its_number_is_given_up(TestDatabase kind)
      throws Exception {
    start(kind);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Void> touched = new CompletableFuture<>();
    Issuing impatient = new Issuing(database, history, clock(), ZONE, Duration.ofMillis(1_500));
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Issuing.Result> hanging =
          threads.submit(
              () ->
                  impatient.issue(
                      order(1, REPORTS),
                      terms,
                      (issue, into) -> {
                        asked.countDown();
                        touched.join();
                        return made(issue, into);
                      }));
      asked.await();

      assertThat(issue(2, REPORTS)).isEqualTo("02-BC/BTCTU");
      assertThat(issue(3, NOTICES)).isEqualTo("01-TB/BTCTU");
      assertThatThrownBy(() -> issue(1, REPORTS))
          .isInstanceOf(IssuingRefused.class)
          .hasMessageContaining("is being issued as 01-BC/BTCTU by Lê Văn An")
          .hasMessageContaining("auditor issued 1 --give-up");
      assertThatThrownBy(hanging::get)
          .hasCauseInstanceOf(IssuingRefused.class)
          .hasMessageContaining("was not made and signed within 1.5 seconds")
          .hasMessageContaining("The number 01-BC/BTCTU was taken for it and is given up");
    } finally {
      touched.complete(null);
    }

    assertThat(issue(1, REPORTS)).isEqualTo("03-BC/BTCTU");
    assertThat(issuing.unbound())
        .extracting(TakenNumber::written, number -> number.givenUp().by())
        .containsExactly(tuple("01-BC/BTCTU", "Lê Văn An"));
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_number_of_a_program_that_was_killed_is_given_up_by_whoever_issues_next(TestDatabase kind)
      throws Exception {
    start(kind);
    killedWith(1, order(1, REPORTS), now.plusSeconds(600), ENDED_PROCESS);
    killedWith(2, order(2, REPORTS), now.plusSeconds(600), "elsewhere/17/1");

    assertThat(issue(1, REPORTS)).isEqualTo("03-BC/BTCTU");
    assertThatThrownBy(() -> issue(2, REPORTS)).hasMessageContaining("is being issued as 02-BC");
    now = now.plusSeconds(601);
    assertThat(issue(2, REPORTS)).isEqualTo("04-BC/BTCTU");

    assertThat(issuing.unbound())
        .extracting(TakenNumber::written, number -> number.givenUp().reason())
        .containsExactly(
            tuple("01-BC/BTCTU", "the report was not finished: the program that made it had ended"),
            tuple(
                "02-BC/BTCTU",
                "the report was not finished: nothing was heard of it until"
                    + " 2026-02-01T02:10:00Z"));
    assertThat(flaws()).isEmpty();
  }

  /** A number as it stands when its program was killed before the report was noted. */
  private void killedWith(int number, Issuing.Order order, Instant until, String owner) {
    database.inTransaction(
        () ->
            new TakenNumbers(database)
                .take(
                    new TakenNumber(
                        number,
                        "2025-2030",
                        order.series(),
                        number,
                        order.subject(),
                        LocalDate.ofInstant(now, ZONE),
                        now,
                        order.by(),
                        order.login(),
                        owner,
                        until,
                        null)));
  }

  @ParameterizedTest
  @EnumSource
  void a_report_whose_number_was_given_up_meanwhile_is_not_kept(TestDatabase kind)
      throws Exception {
    start(kind);

    assertThatThrownBy(
            () ->
                issuing.issue(
                    order(1, REPORTS),
                    terms,
                    (issue, into) -> {
                      server().giveUp(1, "Hoa", "login", "Thẻ ký bị treo");
                      return made(issue, into);
                    }))
        .isInstanceOf(IssuingRefused.class)
        .hasMessageContaining("The number 01-BC/BTCTU was given up meanwhile by Hoa at ")
        .hasMessageContaining("Thẻ ký bị treo");

    assertThat(issuing.reports().all()).isEmpty();
    assertThatThrownBy(() -> issuing.giveUp(1, "Hoa", "login", "Lần nữa"))
        .hasMessageContaining("was given up already at ");
    assertThatThrownBy(() -> issuing.giveUp(7, "Hoa", "login", "Nhầm"))
        .hasMessageContaining("There is no number 7");
    assertThat(issue(1, REPORTS)).isEqualTo("02-BC/BTCTU");
    assertThatThrownBy(() -> issuing.giveUp(2, "Hoa", "login", "Nhầm"))
        .hasMessageContaining("is that of an issued report; withdraw the report instead");
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_refused_before_a_number_is_taken_takes_none(TestDatabase kind) throws Exception {
    start(kind);
    Issuing.Maker refusing =
        new Issuing.Maker() {
          @Override
          public void check() throws IssuingRefused {
            throw new IssuingRefused("still to be heard");
          }

          @Override
          public Issuing.Made make(Issuing.Issue issue, Path into) throws IOException {
            return made(issue, into);
          }
        };

    assertThatThrownBy(() -> issuing.issue(order(1, REPORTS), terms, refusing))
        .hasMessage("still to be heard");
    assertThat(issuing.unbound()).isEmpty();
    assertThat(issue(1, REPORTS)).isEqualTo("01-BC/BTCTU");
  }

  @ParameterizedTest
  @EnumSource
  void what_is_done_along_with_a_report_is_done_with_it_or_not_at_all(TestDatabase kind)
      throws Exception {
    start(kind);
    Issuing.Maker maker =
        new Issuing.Maker() {
          @Override
          public Issuing.Made make(Issuing.Issue issue, Path into) throws IOException {
            return made(issue, into);
          }

          @Override
          public void noted(IssuedReport report) throws IssuingRefused {
            throw new IssuingRefused("a case was closed meanwhile");
          }
        };

    assertThatThrownBy(() -> issuing.issue(order(1, REPORTS), terms, maker))
        .hasMessageContaining("a case was closed meanwhile");
    assertThat(issuing.reports().all()).isEmpty();
    assertThat(issuing.unbound().getFirst().givenUp().reason())
        .isEqualTo("a case was closed meanwhile");
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_clock_that_goes_backwards_gives_no_number_until_it_is_right_or_the_day_is_withdrawn(
      TestDatabase kind) throws Exception {
    start(kind);
    issue(1, REPORTS);
    now = now.minusSeconds(86_400);

    assertThatThrownBy(() -> issue(2, REPORTS))
        .isInstanceOf(IssuingRefused.class)
        .hasMessageContaining("By this machine's clock it is 2026-01-31")
        .hasMessageContaining("01-BC/BTCTU bears the day 2026-02-01");
    assertThat(issue(3, NOTICES)).isEqualTo("01-TB/BTCTU");
    issuing.withdraw(1, "Lê Văn An", "login", "Ngày ghi sai");
    assertThat(issue(2, REPORTS)).isEqualTo("02-BC/BTCTU");
  }

  @ParameterizedTest
  @EnumSource
  void issuing_again_gives_the_number_and_the_bytes_there_are(TestDatabase kind) throws Exception {
    start(kind);
    IssuedReport first = issuing.issue(order(1, REPORTS), terms, IssuingTest::made).report();
    now = now.plusSeconds(86_400);
    Issuing.Result again =
        issuing.issue(
            order(1, REPORTS),
            terms,
            (issue, into) -> {
              throw new IOException("it is not made again");
            });

    assertThat(again.now()).isFalse();
    assertThat(again.report()).isEqualTo(first);
    Path copy = folder.resolve("copy.pdf");
    issuing.reports().copyTo(again.report(), copy);
    assertThat(copy).content().startsWith("01-BC/BTCTU 2026-02-01 1:");
  }

  @ParameterizedTest
  @EnumSource
  void a_withdrawn_report_keeps_its_number_and_both_are_named(TestDatabase kind) throws Exception {
    start(kind);
    issue(1, REPORTS);
    issuing.issue(
        order(1, REPORTS, 1L, "Số liệu của P01 sai"),
        terms,
        (issue, into) -> {
          assertThat(issue.replaces().written()).isEqualTo("01-BC/BTCTU");
          return made(issue, into);
        });
    assertThat(issuing.withdraw(2, "Lê Văn An", "login", "Hủy").withdrawn().reason())
        .isEqualTo("Hủy");
    assertThat(issue(1, REPORTS)).isEqualTo("03-BC/BTCTU");

    IssuedReport first = issuing.reports().find(1).orElseThrow();
    assertThat(first.replacedBy()).isEqualTo(2);
    assertThat(first.withdrawn().reason()).isEqualTo("Số liệu của P01 sai");
    assertThat(issuing.reports().find(2).orElseThrow().replaces()).isEqualTo(1);
    assertThatThrownBy(() -> issuing.withdraw(1, "Lê Văn An", "login", "Hủy"))
        .isInstanceOf(IssuingRefused.class)
        .hasMessageContaining("01-BC/BTCTU was withdrawn already");
    assertThatThrownBy(() -> issuing.withdraw(9, "Lê Văn An", "login", "Hủy"))
        .hasMessageContaining("No report 9 was issued");
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_report_about_another_unit_takes_no_place(TestDatabase kind) throws Exception {
    start(kind);
    issue(1, REPORTS);
    Issuing.Order other =
        new Issuing.Order(
            subject(2, "P02"),
            REPORTS,
            "Lê Văn An",
            "login",
            "Trần Thị Bưởi",
            1L,
            "Nhầm",
            "1.0",
            "0".repeat(64));

    assertThatThrownBy(() -> issuing.issue(other, terms, IssuingTest::made))
        .isInstanceOf(IssuingRefused.class)
        .hasMessageContaining("01-BC/BTCTU is of the kind ward about P01")
        .hasMessageContaining("of the kind ward about P02 can't take its place");
    assertThat(issuing.unbound()).isEmpty();
    assertThat(issuing.reports().find(1).orElseThrow().withdrawn()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_changed_in_the_table_shows_in_the_history(TestDatabase kind) throws Exception {
    start(kind);
    issue(1, REPORTS);
    issue(2, REPORTS);
    database.sql().sql("UPDATE issued_report SET signer = 'X' WHERE number = 2").update();
    database.sql().sql("DELETE FROM issued_report WHERE number = 1").update();

    assertThat(flaws().stream().map(flaw -> flaw.about() + ": " + flaw.says()))
        .containsExactly(
            "report 1: The history records it, but the tables don't hold it any more.",
            "report 2: signer: recorded was \"Trần Thị Bưởi\", the tables say \"X\".");
  }

  @ParameterizedTest
  @EnumSource
  void a_day_in_no_term_takes_no_number(TestDatabase kind) throws Exception {
    start(kind);
    now = Instant.parse("2031-01-01T00:00:00Z");

    assertThatThrownBy(() -> issue(1, REPORTS))
        .isInstanceOf(IssuingRefused.class)
        .hasMessageContaining("No term of reports/terms.yaml holds 2031-01-01");
    assertThat(issuing.reports().all()).isEmpty();
  }

  @Test
  void terms_that_overlap_end_before_they_begin_or_share_a_name_are_refused_by_line() {
    assertThatThrownBy(
            () ->
                terms(
                    """
                    terms:
                      - name: A
                        from: 2025-10-01
                        until: 2030-09-30
                      - name: A
                        from: 2030-09-30
                        until: 2030-09-01
                      - name: B
                        from: 2031-01-01
                        to: 2035-01-01
                    """))
        .isInstanceOf(IssuingRefused.class)
        .hasMessageContaining("terms.yaml:5:5: the name \"A\" is blank or there twice")
        .hasMessageContaining("terms.yaml:5:5: the term ends on 2030-09-01")
        .hasMessageContaining("terms.yaml:10:");
  }

  @Test
  void gaps_terms_out_of_order_and_none_at_all_are_refused_by_line() {
    assertThatThrownBy(
            () -> terms("A", "2025-10-01", "2030-09-30", "B", "2030-10-02", "2035-09-30"))
        .hasMessageContaining(
            "terms.yaml:5:5: no term holds the days from 2030-10-01 to 2030-10-01")
        .hasMessageContaining("let B begin on the day after A ends");
    assertThatThrownBy(
            () -> terms("B", "2030-10-01", "2035-09-30", "A", "2025-10-01", "2030-09-30"))
        .hasMessageContaining("terms.yaml:5:5: the term A is earlier than B, which stands above");
    assertThatThrownBy(() -> terms("terms: []\n"))
        .hasMessageContaining("terms.yaml:1:8: there is no term");
    assertThatThrownBy(() -> terms("terms:\n  - name: A\n    from: 2025-10-01\n"))
        .hasMessageContaining("terms.yaml:2:5: the key until is missing");
    assertThatThrownBy(() -> terms("terms:\n  - name: A\n    from: 1-10-2025\n    until: x\n"))
        .hasMessageContaining("terms.yaml:3:11: 1-10-2025 is no date")
        .hasMessageContaining("terms.yaml:4:12: x is no date");
    assertThatThrownBy(() -> Terms.load(folder.resolve("nowhere")))
        .hasMessageContaining("terms.yaml: there is no such file in ");
  }

  @ParameterizedTest
  @EnumSource
  void a_term_that_was_renamed_or_moved_takes_no_number_twice(TestDatabase kind) throws Exception {
    start(kind);
    now = Instant.parse("2025-09-01T02:00:00Z");
    issue(1, REPORTS);
    now = Instant.parse("2026-02-01T02:00:00Z");
    issue(2, REPORTS);

    terms = terms("2020-2025", "2020-10-01", "2025-09-30", "XVIII", "2025-10-01", "2030-09-30");
    assertThatThrownBy(() -> issue(3, REPORTS))
        .hasMessageContaining("Reports from 2026-02-01 to 2026-02-01 were numbered in the term")
        .hasMessageContaining("now has days of it in the term XVIII");
    terms = terms("2020-2025", "2020-10-01", "2026-01-31", "2025-2030", "2026-02-01", "2030-09-30");
    assertThat(issue(3, REPORTS)).isEqualTo("02-BC/BTCTU");
    terms = terms("2020-2025", "2020-10-01", "2026-02-01", "2025-2030", "2026-02-02", "2030-09-30");
    now = Instant.parse("2026-02-02T02:00:00Z");
    assertThatThrownBy(() -> issue(4, REPORTS))
        .hasMessageContaining("now says that it is from 2026-02-02 to 2030-09-30");
    terms = terms("2020-2025", "2020-10-01", "2025-09-30", "2025-2030", "2025-10-01", "2031-09-30");
    assertThat(issue(4, REPORTS)).isEqualTo("03-BC/BTCTU");
  }

  @Test
  void numbers_are_written_with_two_digits_at_least() {
    Series board = new Series("ỦY BAN KIỂM TRA", "{number}-BC/UBKT");

    assertThat(IntStream.of(1, 9, 10, 12, 100, 1234).mapToObj(board::written))
        .containsExactly(
            "01-BC/UBKT", "09-BC/UBKT", "10-BC/UBKT", "12-BC/UBKT", "100-BC/UBKT", "1234-BC/UBKT");
  }

  @Test
  void the_terms_that_come_with_the_program_hold_today() throws Exception {
    assertThat(Terms.load(Path.of("reports")).of(LocalDate.parse("2026-02-01")).name())
        .isEqualTo("2025-2030");
  }
}
