package org.liaisonauditor.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.TestDatabase;

/** Numbers of reports, on both databases. */
class IssuingTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Series REPORTS = new Series("BAN TỔ CHỨC", "{number}-BC/BTCTU");
  private static final Series NOTICES = new Series("BAN TỔ CHỨC", "{number}-TB/BTCTU");

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
    return new Issuing(database, new History(database, clock()), clock(), ZONE);
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
            List.of(new IssuedWitness(database), new ReportWithdrawalWitness(database)),
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
  void no_number_goes_twice_nor_is_left_out_with_two_servers_at_once(TestDatabase kind)
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
    assertThat(issuing.reports().all().stream().map(IssuedReport::documentNumber))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 32).boxed().toList());
    assertThat(flaws()).isEmpty();
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
  void the_terms_that_come_with_the_program_hold_today() throws Exception {
    assertThat(Terms.load(Path.of("reports")).of(LocalDate.parse("2026-02-01")).name())
        .isEqualTo("2025-2030");
  }
}
