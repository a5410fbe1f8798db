package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** The work on findings, as inspectors type it; one day of it after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CaseCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private static Path folder;

  private static String unit;

  @BeforeAll
  static void audit_the_town() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      new Auditor()
          .with("submit", "--unit", "TU", "--by", "Nguyễn Thị Hoa")
          .with(files.sorted().map(Path::toString).toArray(String[]::new))
          .with("--data", folder.resolve("data").toString())
          .run();
    }
    Auditor.Ended run =
        auditor("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static Auditor.Ended auditor(String... arguments) {
    return new Auditor().with(arguments).with("--data", folder.resolve("data").toString()).run();
  }

  private static Auditor.Ended signed(String... arguments) {
    return new Auditor()
        .with(arguments)
        .with("--by", "Lê Văn An", "--why", "Kỳ kiểm tra năm 2025")
        .with("--data", folder.resolve("data").toString())
        .run();
  }

  @Test
  @Order(1)
  void a_unit_is_asked_about_all_that_it_answers_for() {
    Auditor.Ended asked =
        signed("case", "assign", "1", "--rule", "late-introduction", "--days", "15");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("late-introduction of ", "ASSIGNED, to be answered by ");
    assertThat(signed("case", "assign", "1", "--rule", "late-introduction", "--days", "15").out())
        .contains("0 findings assigned", "are being worked on already");

    Auditor.Ended wrong = signed("case", "assign", "1", "--unit", "NONE", "--days", "15");
    assertThat(wrong.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(wrong.err()).contains("Run 1 has no open finding of this unit and rule.");
    assertThat(signed("case", "assign", "1", "--days", "0").err())
        .contains("is not later than today");
  }

  @Test
  @Order(2)
  void nothing_is_confirmed_and_nobody_is_named_before_the_answer() throws IOException {
    Auditor.Ended confirm = signed("case", "confirm", "1");
    assertThat(confirm.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(confirm.err())
        .contains("Nothing was changed:", "the time to answer is not over", "no answer is in");

    String list = auditor("case", "list").out();
    assertThat(list).contains("ASSIGNED", "late-introduction");
    Matcher first = Pattern.compile("(?m)^1 +ASSIGNED +\\S+ +(\\S+) ").matcher(list);
    assertThat(first.find()).as(list).isTrue();
    unit = first.group(1);
    assertThat(workplaceReport("before.pdf")).doesNotContain(subject());
  }

  private static String subject() {
    Matcher subject =
        Pattern.compile("late-introduction of (\\d+)").matcher(auditor("case", "show", "1").out());
    assertThat(subject.find()).isTrue();
    return subject.group(1);
  }

  private static String workplaceReport(String name) throws IOException {
    Path file = folder.resolve(name);
    Auditor.Ended written =
        auditor("report", "1", "--kind", "workplace", "--unit", unit, "--out", file.toString());
    assertThat(written.code()).as(written.err()).isZero();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  @Order(3)
  void an_answer_lets_it_be_named_and_confirmed() throws IOException {
    Path evidence = Files.writeString(folder.resolve("giấy giới thiệu.txt"), "Số 12-GGT/ĐU");
    Auditor.Ended answered =
        new Auditor()
            .with("case", "answer", "1", "--kind", "evidence", "--from-person")
            .with("--evidence", evidence.toString())
            .with("--by", "Trần Thị Ổi", "--why", "Giấy đã nộp ngày 3-2.")
            .with("--data", folder.resolve("data").toString())
            .run();
    assertThat(answered.code()).as(answered.err()).isZero();
    assertThat(answered.out()).contains("ANSWERED, with giấy giới thiệu.txt");
    assertThat(workplaceReport("after.pdf")).contains(subject());

    assertThat(
            new Auditor()
                .with("case", "close", "1", "--outcome", "explained", "--by", "An\u001b[31m")
                .with("--why", "x", "--data", folder.resolve("data").toString())
                .run()
                .err())
        .contains("--by holds a character that nobody sees (U+001B, the 3.)");
    assertThat(signed("case", "reject", "1", "--days", "5").out()).contains("ASSIGNED");
    assertThat(signed("case", "confirm", "1").code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(signed("case", "answer", "1", "--kind", "explanation").out()).contains("ANSWERED");
    assertThat(signed("case", "confirm", "1").out()).contains("CONFIRMED");
    assertThat(signed("case", "close", "1", "--outcome", "corrected").out())
        .contains("CLOSED, CORRECTED");
    assertThat(signed("case", "close", "1", "--outcome", "explained").err())
        .contains("it was closed on ", " by Lê Văn An");
  }

  @Test
  @Order(4)
  void all_steps_are_shown_and_stand_in_the_history() {
    assertThat(auditor("case", "show", "1").out())
        .contains("1. ", "ASSIGNED until ", "Trần Thị Ổi (PERSON", "Giấy đã nộp", "sha256 ")
        .contains("6. ", "CLOSED CORRECTED");
    Path back = folder.resolve("evidence");
    auditor("case", "show", "1", "--evidence", back.toString());
    assertThat(back.resolve("1-2 giấy giới thiệu.txt")).content().isEqualTo("Số 12-GGT/ĐU");
    assertThat(auditor("case", "show", "1", "--evidence", back.toString()).err())
        .contains("nothing is overwritten");
    assertThat(auditor("case", "show", "99").err()).contains("There is no case 99");
    assertThat(auditor("history").out()).contains("case-step", "1/6");
    assertThat(auditor("verify", "--chain").code()).isZero();
    assertThat(auditor("case", "list", "--json", "--state", "closed").out())
        .contains("\"finding_now\":\"NEW\"", "\"outcome\":\"CORRECTED\"");
  }
}
