package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.signing.TestKeys;

/** From submissions to the signed report of the city: who is named was heard first. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeardBeforeIssueTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  private static final String SIGNER = "Trần Thị Bưởi";

  /** Named in a finding that CB003 answers for. */
  private static final String MEMBER = "Tạ Khắc Vỹ";

  @TempDir private static Path store;

  private static Path password;
  private static Path key;

  @BeforeAll
  static void auditTheTown() throws Exception {
    List<String> submit = new ArrayList<>(List.of("submit", "--unit", "TU", "--by", "Hoa"));
    try (Stream<Path> files = Files.list(TOWN)) {
      files.sorted().map(Path::toString).forEach(submit::add);
    }
    assertThat(on("2026-01-20", submit.toArray(String[]::new)).code()).isZero();
    Auditor.Ended run =
        on(
            "2026-01-20",
            "run",
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--as-of",
            "2026-01-15",
            "--lang",
            "vi");
    assertThat(run.code()).as(run.err()).isZero();
    password = Files.writeString(store.resolve("password"), "secret1");
    key =
        TestKeys.p12(
            store.resolve("key.p12"), "secret1", TestKeys.person(SIGNER, TestKeys.authority("CA")));
  }

  /** A command as it is typed on a day, at eight in the morning of the city. */
  private static Auditor.Ended on(String day, String... arguments) {
    return new Auditor()
        .with(arguments)
        .with("--data", store.resolve("data").toString())
        .at(LocalDate.parse(day).atTime(LocalTime.of(1, 0)).toInstant(ZoneOffset.UTC))
        .run();
  }

  private static Auditor.Ended issue(String day, String kind, String unit, String out) {
    List<String> all = new ArrayList<>(List.of("issue", "1", "--kind", kind, "--by", "Lê Văn An"));
    all.addAll(List.of("--signer", SIGNER, "--place", "Nam Định", "--out", file(out)));
    all.addAll(List.of("--key", key.toString(), "--password-file", password.toString()));
    if (unit != null) {
      all.addAll(List.of("--unit", unit));
    }
    return on(day, all.toArray(String[]::new));
  }

  private static String file(String name) {
    return store.resolve(name).toString();
  }

  private static String text(String name) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(store.resolve(name).toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @Test
  @Order(1)
  void before_anybody_was_asked_the_city_report_is_refused_and_says_whom_to_ask() {
    Auditor.Ended city = issue("2026-01-21", "city", null, "city.pdf");

    assertThat(city.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(city.err())
        .contains("It names members who are still to be heard.")
        .contains("awaited: CB003, not asked yet; finding ")
        .contains("of them nobody was asked about. Ask each unit by a letter: auditor issue 1")
        .contains("auditor case assign 1 --days N")
        .contains("Units: CB001, CB002, CB003");
    assertThat(store.resolve("city.pdf")).doesNotExist();
    assertThat(on("2026-01-21", "issued").out()).doesNotContain("BC/BTCTU");
  }

  @Test
  @Order(2)
  void a_letter_counts_its_days_from_its_own_day_and_opens_the_hearing() throws Exception {
    Auditor.Ended letter = issue("2026-02-01", "reminder", "CB003", "letter.pdf");

    assertThat(letter.code()).as(letter.err()).isZero();
    assertThat(letter.out())
        .containsPattern("It asks CB003 about \\d+ findings, to be answered by 2026-02-16.");
    assertThat(text("letter.pdf"))
        .contains("Nam Định, ngày 01 tháng 02 năm 2026")
        .contains("chậm nhất là ngày 16/02/2026 (15 ngày kể từ ngày ban hành)")
        .contains(MEMBER)
        .doesNotContain("DỰ THẢO");
    Auditor.Ended cases = on("2026-02-01", "case", "list", "--unit", "CB003");
    assertThat(cases.out().lines().skip(1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("ASSIGNED", "2026-02-16"));
    assertThat(on("2026-02-01", "case", "show", "1").out())
        .contains("by Lê Văn An (INSPECTOR", "Letter 01-TB/BTCTU of 2026-02-01");
    assertThat(issue("2026-02-03", "reminder", "CB003", "again.pdf").out())
        .contains("issued before");
  }

  @Test
  @Order(3)
  void while_the_time_to_answer_runs_nobody_is_named_to_others() throws Exception {
    Auditor.Ended assigned =
        on(
            "2026-02-01",
            "case",
            "assign",
            "1",
            "--due",
            "2026-02-20",
            "--by",
            "Lê Văn An",
            "--why",
            "Kỳ kiểm tra 2025");
    assertThat(assigned.code()).as(assigned.err()).isZero();
    Auditor.Ended city = issue("2026-02-20", "city", null, "city.pdf");

    assertThat(city.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(city.err())
        .contains(", until 2026-02-20; finding ")
        .contains("It can be issued when the answers are in, or after 2026-02-20.")
        .doesNotContain("CB003", "nobody was asked");
    assertThat(issue("2026-02-16", "ward", "P01", "early.pdf").code()).isZero();
    assertThat(text("early.pdf")).contains("không nêu tên").doesNotContain(MEMBER);
  }

  @Test
  @Order(4)
  void when_all_were_heard_the_city_report_is_issued_signed_and_proven() throws Exception {
    Auditor.Ended city = issue("2026-02-21", "city", null, "city.pdf");

    assertThat(city.code()).as(city.err()).isZero();
    assertThat(text("city.pdf"))
        .contains("Số 02-BC/BTCTU", "Nam Định, ngày 21 tháng 02 năm 2026", MEMBER)
        .doesNotContain("DỰ THẢO");
    Auditor.Ended verified = on("2026-02-21", "verify", file("city.pdf"));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("Its bytes are those that were issued as 02-BC/BTCTU");
    Auditor.Ended chain = on("2026-02-21", "verify", "--chain", "--witness", file("city.pdf"));
    assertThat(chain.code()).as(chain.out()).isZero();
    assertThat(chain.out()).contains("The history is whole");
  }

  @Test
  @Order(5)
  void a_report_of_another_run_of_the_period_says_whose_place_it_takes() throws Exception {
    Auditor.Ended rerun =
        on(
            "2026-02-21",
            "run",
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--as-of",
            "2026-02-20",
            "--lang",
            "vi");
    assertThat(rerun.code()).as(rerun.err()).isZero();
    List<String> all = new ArrayList<>(List.of("issue", "2", "--kind", "ward", "--unit", "P01"));
    all.addAll(List.of("--by", "Lê Văn An", "--signer", SIGNER, "--place", "Nam Định"));
    all.addAll(List.of("--key", key.toString(), "--password-file", password.toString()));
    all.addAll(List.of("--out", file("later.pdf")));
    Auditor.Ended refused = on("2026-02-21", all.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(refused.err())
        .contains("01-BC/BTCTU of 2026-02-16 (report 2, run 1) is about the same kind, unit")
        .contains("add --replaces 2 --why REASON; if both are to count, add --beside.");

    all.addAll(List.of("--replaces", "2", "--why", "Đã có giải trình"));
    Auditor.Ended replaced = on("2026-02-21", all.toArray(String[]::new));
    assertThat(replaced.code()).as(replaced.err()).isZero();
    assertThat(text("later.pdf")).contains("(thay thế văn bản số 01-BC/BTCTU ngày 16/02/2026)");
  }

  @Test
  @Order(6)
  void a_clock_that_goes_backwards_takes_no_number() {
    Auditor.Ended early = issue("2026-02-19", "ward", "P02", "p2.pdf");

    assertThat(early.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(early.err())
        .contains("it is 2026-02-19, but the report 02-BC/BTCTU bears the day 2026-02-21");
    assertThat(on("2026-02-21", "issued").out()).doesNotContain("given up");
  }
}
