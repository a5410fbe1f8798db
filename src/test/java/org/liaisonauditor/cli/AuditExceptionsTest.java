package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit of files goes by the exceptions of a file. */
class AuditExceptionsTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;

  private Auditor.Ended audit(String to, String asOf, String out, String... more) {
    return Auditor.audit(TOWN, "2025-01-01", to, asOf, folder.resolve(out))
        .with("--lang", "en")
        .with(more)
        .run();
  }

  private String exceptions(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file.toString();
  }

  private String[] exception(String rule, String matched, String from, String until) {
    return new String[] {
      "- rule: " + rule,
      "  " + matched,
      "  reason: chi bộ mới sáp nhập",
      "  author: Lê Văn An",
      "  approver: Trần Thị Bưởi",
      "  from: " + from,
      "  until: " + until
    };
  }

  private List<String> rows(String out) throws IOException {
    return Files.readAllLines(folder.resolve(out).resolve("findings.csv"));
  }

  private String json(String out) throws IOException {
    return Files.readString(folder.resolve(out).resolve("findings.json"));
  }

  private String report(String out) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(folder.resolve(out).resolve("report.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @Test
  void what_is_accepted_keeps_its_age_and_is_back_when_its_exception_has_ended()
      throws IOException {
    String file =
        exceptions(
            "until-july.yaml",
            exception("expired-exemption", "unit: CQ010", "2025-07-01", "2025-07-31"));
    assertThat(audit("2025-06-30", "2025-07-10", "plain").code()).isZero();
    long ofUnit =
        rows("plain").stream()
            .filter(row -> row.matches("expired-exemption,[^,]*,[^,]*,CQ010,.*"))
            .count();
    assertThat(ofUnit).isPositive();

    Auditor.Ended july = audit("2025-06-30", "2025-07-10", "july", "--exceptions", file);
    assertThat(july.code()).as(july.err()).isZero();
    assertThat(july.out())
        .contains("Accepted gaps, counted apart: " + ofUnit + " (exceptions in use: 1).");
    assertThat(rows("july")).hasSize(rows("plain").size() - (int) ofUnit);

    Auditor.Ended january =
        audit(
            "2025-12-31",
            "2026-01-15",
            "january",
            "--exceptions",
            file,
            "--before",
            folder.resolve("july").toString());
    assertThat(january.code()).as(january.err()).isZero();
    assertThat(january.out())
        .contains("Accepted gaps, counted apart: 0 (ended, their gaps are back: 1).");
    assertThat(report("january"))
        .contains("Exception 1 ended on 31 July 2025; the reason then: chi bộ");
    String back = json("january");
    int at = back.indexOf("\"was_accepted\"");
    assertThat(at).isPositive();
    String finding = back.substring(back.lastIndexOf("\"fingerprint\"", at), at);
    assertThat(finding)
        .as("it was found in July too, be it accepted")
        .contains("\"state\" : \"STILL_OPEN\"")
        .contains("\"as_of\" : \"2025-07-10\"");
  }

  @Test
  void an_exception_that_matches_nothing_is_flagged() throws IOException {
    String file =
        exceptions(
            "idle.yaml", exception("late-evaluation", "unit: CB002", "2025-01-01", "2026-12-31"));

    Auditor.Ended ended = audit("2025-12-31", "2026-01-15", "idle", "--exceptions", file);

    assertThat(ended.out()).contains("counted apart: 0 (MATCHING NOTHING: 1).");
    assertThat(report("idle"))
        .contains("Exceptions that match nothing any more: 1")
        .contains("MATCHES NOTHING ANY MORE");
    assertThat(json("idle")).contains("\"state\" : \"MATCHES_NOTHING\"");
  }

  @Test
  void an_exception_of_later_days_changes_no_byte() throws IOException {
    String file =
        exceptions(
            "later.yaml",
            exception("expired-exemption", "unit: CQ010", "2027-01-01", "2027-12-31"));
    audit("2025-12-31", "2026-01-15", "without");
    Auditor.Ended ended = audit("2025-12-31", "2026-01-15", "later", "--exceptions", file);

    assertThat(ended.out()).doesNotContain("counted apart");
    for (String output : List.of("report.pdf", "findings.xlsx", "findings.json", "manifest.json")) {
      assertThat(folder.resolve("later").resolve(output))
          .hasSameBinaryContentAs(folder.resolve("without").resolve(output));
    }
  }

  @Test
  void all_faults_of_the_file_are_told_at_once_with_line_and_column() throws IOException {
    String file =
        exceptions(
            "bad.yaml",
            "- rule: expired-exemtion",
            "  reason: a",
            "  author: Lê Văn An",
            "  approver: LÊ  VĂN AN",
            "  from: 2026-12-31",
            "  until: 2026-01-01",
            "- rule: late-evaluation",
            "  unit: CB002",
            "  reson: a",
            "  author: ''",
            "  from: 31/12/2026",
            "  until: 2026-12-31");

    Auditor.Ended ended = audit("2025-12-31", "2026-01-15", "bad", "--exceptions", file);

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err())
        .contains("The exceptions are refused; nothing was written. Faults: 9")
        .contains("bad.yaml:1:3: no exception hides a whole rule")
        .contains("bad.yaml:1:9: the pack has no rule expired-exemtion")
        .contains("expired-exemption")
        .contains("bad.yaml:4:13: Lê Văn An is the author; another person has to approve")
        .contains("bad.yaml:6:10: the last day, 2026-01-01, lies before the first, 2026-12-31")
        .contains("bad.yaml:7:3: the key reason is missing")
        .contains("bad.yaml:7:3: the key approver is missing")
        .contains("bad.yaml:9:3: the key reson is not known here")
        .contains("bad.yaml:10:11: the key author is blank")
        .contains("bad.yaml:11:9: 31/12/2026 is no date");
    assertThat(folder.resolve("bad")).doesNotExist();
    assertThat(audit("2025-12-31", "2026-01-15", "bad", "--exceptions", "no.yaml").err())
        .contains("There is no file no.yaml of exceptions");
    assertThat(
            audit("2025-12-31", "2026-01-15", "bad", "--exceptions", exceptions("empty.yaml", ""))
                .err())
        .contains("empty.yaml:1: there is nothing here");
    assertThat(
            audit("2025-12-31", "2026-01-15", "bad", "--exceptions", exceptions("word.yaml", "x"))
                .err())
        .contains("word.yaml:1:1: expected settings");
  }

  /** A copy of the program's report definitions. */
  private Path definitions() throws IOException {
    Path copy = folder.resolve("reports");
    Path ours = Path.of("reports");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(ours.relativize(file).toString()));
      }
    }
    return copy;
  }

  @Test
  void nothing_is_hidden_in_silence_whatever_the_definitions_leave_out() throws IOException {
    String file =
        exceptions(
            "ex.yaml", exception("expired-exemption", "unit: CQ010", "2025-01-01", "2026-12-31"));
    Path reports = definitions();
    Path city = reports.resolve("kinds").resolve("city.yaml");
    Files.writeString(city, Files.readString(city).replace("  - annex-exceptions\n", ""));
    String[] with = {"--exceptions", file, "--reports", reports.toString()};
    Auditor.Ended ended = audit("2025-12-31", "2026-01-15", "no-annex", with);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(report("no-annex"))
        .contains("See “Annex. Gaps that are accepted for a while”")
        .contains("chi bộ mới sáp nhập");

    Files.delete(reports.resolve("exceptions.yaml"));
    Auditor.Ended refused = audit("2025-12-31", "2026-01-15", "no-words", with);
    assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err()).contains("The report definitions have no file exceptions.yaml");
    assertThat(folder.resolve("no-words")).doesNotExist();
  }
}
