package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a recorded run, and of an audit of files, as typed. */
class ReportCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private static Path store;

  @TempDir private Path folder;

  @BeforeAll
  static void auditTheTown() throws IOException {
    List<String> paths = new ArrayList<>();
    try (Stream<Path> files = Files.list(TOWN)) {
      files.sorted().map(Path::toString).forEach(paths::add);
    }
    assertThat(auditor("submit", "--unit", "TU", "--by", "Hoa", String.join("\n", paths)).code())
        .isZero();
    for (String scope : List.of("", "P01")) {
      Auditor.Ended run =
          auditor(
              "run",
              "--from",
              "2025-01-01",
              "--to",
              "2025-12-31",
              "--as-of",
              "2026-01-15",
              scope.isEmpty() ? "--lang\nvi" : "--scope\n" + scope);
      assertThat(run.code()).as(run.err()).isZero();
    }
  }

  private static Auditor.Ended auditor(String... arguments) {
    List<String> all = new ArrayList<>();
    for (String argument : arguments) {
      all.addAll(List.of(argument.split("\n")));
    }
    return new Auditor()
        .with(all.toArray(String[]::new))
        .with("--data", store.resolve("data").toString())
        .run();
  }

  @Test
  void the_kinds_are_listed() {
    assertThat(auditor("report", "--kinds").out().lines())
        .anyMatch(line -> line.matches("reminder +Letter of reminder +unit +kinds/reminder.yaml"))
        .anyMatch(line -> line.startsWith("ward "));
  }

  @Test
  void a_report_is_the_same_to_the_byte_whenever_it_is_written() throws IOException {
    for (String name : List.of("one.pdf", "two.pdf")) {
      Auditor.Ended ended =
          auditor(
              "report",
              "1",
              "--kind",
              "ward",
              "--unit",
              "P01",
              "--out",
              file(name),
              "--lang",
              "en");
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err()).isEmpty();
      assertThat(ended.out().strip()).isEqualTo(file(name));
    }

    assertThat(Files.mismatch(folder.resolve("one.pdf"), folder.resolve("two.pdf"))).isEqualTo(-1);
    assertThat(text("one.pdf"))
        .contains("This document is about Đảng ủy phường số 1 (code P01) alone")
        .doesNotContain("phường số 2", "phường số 3");
  }

  @Test
  void the_city_report_is_that_of_the_run() throws IOException {
    auditor("report", "1", "--kind", "city", "--out", file("city.pdf"));

    assertThat(Files.mismatch(folder.resolve("city.pdf"), store.resolve("data/runs/1/report.pdf")))
        .isEqualTo(-1);
  }

  @Test
  void every_unit_gets_its_own_named_by_its_code() throws IOException {
    Auditor.Ended ended =
        auditor("report", "1", "--kind", "reminder", "--all-units", "--out", file("letters"));

    assertThat(ended.code()).as(ended.err()).isZero();
    try (Stream<Path> files = Files.list(folder.resolve("letters"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(21)
          .contains("reminder-CB005-draft.pdf", "reminder-CQ012-draft.pdf");
    }
    assertThat(text("letters/reminder-CB005-draft.pdf"))
        .contains("THÔNG BÁO", "-TB/", "(15 ngày kể từ ngày ban hành)", "Vũ Quốc Linh");
    Auditor.Ended again =
        auditor("report", "1", "--kind", "reminder", "--all-units", "--out", file("letters"));
    assertThat(again.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void what_is_asked_wrongly_is_refused_with_what_is_allowed() {
    assertThat(asked("wards", "P01"))
        .contains("There is no kind of report wards; did you mean ward?");
    assertThat(asked("ward", "P0l")).contains("knows no unit P0l; did you mean P01?");
    assertThat(asked("ward", "CB001")).contains("is about a ward; CB001 is a RESIDENCE_BRANCH");
    assertThat(asked("city", "P01")).contains("is about all units; leave out --unit");
    assertThat(auditor("report", "9", "--kind", "ward", "--out", file("x")).err())
        .contains("There is no run 9");
    assertThat(auditor("report", "1", "--kind", "ward", "--out", file("x")).err())
        .contains("add --unit CODE or --all-units");
    assertThat(folder).isEmptyDirectory();
  }

  private String asked(String kind, String unit) {
    Auditor.Ended ended =
        auditor("report", "1", "--kind", kind, "--unit", unit, "--out", file("x.pdf"));
    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    return ended.err();
  }

  @Test
  void a_run_of_one_ward_tells_nothing_of_another() {
    Auditor.Ended ended =
        auditor("report", "2", "--kind", "ward", "--unit", "P02", "--out", file("x.pdf"));
    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("judged the branches of P01 alone");
    Auditor.Ended own =
        auditor("report", "2", "--kind", "branch", "--all-units", "--out", file("own"));
    assertThat(own.out().lines()).hasSize(3);
  }

  @Test
  void a_changed_definition_counts_where_it_is_named() throws IOException {
    Path reports = folder.resolve("definitions");
    try (Stream<Path> files = Files.walk(Path.of("reports"))) {
      for (Path file : files.toList()) {
        Files.copy(file, reports.resolve(Path.of("reports").relativize(file).toString()));
      }
    }
    Path letter = reports.resolve("kinds/reminder.yaml");
    Files.writeString(letter, Files.readString(letter).replace("due-days: 15", "due-days: 30"));
    auditor(
        "report\n1\n--kind\nreminder\n--unit\nCB005\n--out",
        file("late.pdf"),
        "--reports",
        reports.toString());
    assertThat(text("late.pdf")).contains("(30 ngày kể từ ngày ban hành)");

    Files.writeString(letter, "scope: nowhere\n");
    Auditor.Ended refused = auditor("report", "--kinds", "--reports", reports.toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err())
        .contains(
            "kinds/reminder.yaml:1:8: nowhere is not allowed here", "the key name is missing");
  }

  @Test
  void an_audit_of_files_writes_reports_of_other_kinds_too() throws IOException {
    Path out = folder.resolve("audit");
    Auditor audit =
        Auditor.audit(TOWN, "2025-01-01", "2025-12-31", "2026-01-15", out)
            .with("--report", "ward:P01", "--report", "branch:all", "--report", "commendations");
    Auditor.Ended ended = audit.run();

    assertThat(ended.code()).as(ended.err()).isZero();
    try (Stream<Path> files = Files.list(out.resolve("reports"))) {
      assertThat(files).hasSize(11);
    }
    assertThat(Files.readString(out.resolve("manifest.json")))
        .contains("reports/ward-P01-draft.pdf");
    assertThat(audit.with("--replace").run().code()).isZero();
    assertThat(
            Auditor.audit(TOWN, "2025-01-01", "2025-12-31", "2026-01-15", folder.resolve("no"))
                .with("--report", "ward:P77")
                .run()
                .err())
        .contains("knows no unit P77");
    assertThat(folder.resolve("no")).doesNotExist();
  }

  @Test
  void two_periods_stand_side_by_side() throws IOException {
    String first = audited("2025-01-01", "2025-06-30", "2025-07-20");
    String second = audited("2025-07-01", "2025-12-31", "2026-01-15");
    Auditor.Ended alone = auditor("report", second, "--kind", "periods", "--out", file("x.pdf"));
    assertThat(alone.err()).contains("compares two recorded runs", "--earlier RUN");
    Auditor.Ended turned =
        auditor("report", first, "--kind", "periods", "--earlier", second, "--out", file("x.pdf"));
    assertThat(turned.err()).contains("which is not before that of run " + first);

    Auditor.Ended ended =
        auditor(
            "report",
            second,
            "--kind",
            "periods",
            "--earlier",
            first,
            "--out",
            file("p.pdf"),
            "--lang",
            "en");
    assertThat(ended.code()).as(ended.err()).isZero();
    List<Set<String>> before = findings(first);
    List<Set<String>> now = findings(second);
    Set<String> open = new HashSet<>(now.get(0));
    open.retainAll(before.get(0));
    assertThat(text("p.pdf"))
        .contains(
            "There were %d gaps to look into in the earlier period; there are %d now."
                .formatted(before.get(0).size(), now.get(0).size()),
            "still open from the earlier one: " + open.size())
        .contains("New: " + newOnes(now, before));
    assertThat(open).isNotEmpty();
  }

  private static long newOnes(List<Set<String>> now, List<Set<String>> before) {
    return now.get(2).stream()
        .filter(row -> !before.get(1).contains(row.substring(row.indexOf('\t') + 1)))
        .count();
  }

  private static String audited(String from, String to, String asOf) {
    Auditor.Ended run = auditor("run", "--from", from, "--to", to, "--as-of", asOf, "--lang", "en");
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().replaceAll("(?s)^Run (\\d+):.*", "$1");
  }

  /** Of a run's findings.csv: the fingerprints; rule and subject; both of them in one. */
  private static List<Set<String>> findings(String run) throws IOException {
    List<Set<String>> sets = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (String line :
        Files.readAllLines(store.resolve("data/runs/" + run + "/findings.csv")).stream()
            .skip(1)
            .toList()) {
      String[] cells = line.split(",");
      String fingerprint = line.replaceAll(".*,\"?([0-9a-f]{32})\"?.*", "$1");
      sets.get(0).add(fingerprint);
      sets.get(1).add(cells[0] + "\t" + cells[2]);
      sets.get(2).add(fingerprint + "\t" + cells[0] + "\t" + cells[2]);
    }
    return sets;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String text(String name) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(folder.resolve(name).toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }
}
