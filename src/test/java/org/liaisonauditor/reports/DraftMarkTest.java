package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Language;

/** Nobody takes a draft for a report that was issued, nor the other way round. */
class DraftMarkTest {

  private static final Stamp STAMP =
      new Stamp(
          "12",
          LocalDate.parse("2026-02-01"),
          "Nam Định",
          "Trần Thị Bưởi",
          "7:" + "ab".repeat(32),
          null,
          null);

  private static KindCity city;

  @TempDir private Path folder;

  @BeforeAll
  static void audit() throws Exception {
    city = KindCity.of(5);
  }

  /** What a document says: its title, then each page. */
  private static List<String> said(Path file) throws IOException {
    List<String> said = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      said.add(pdf.getDocumentInformation().getTitle());
      said.add(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), "UTF-8"));
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        said.add(text.getText(pdf));
      }
    }
    return said;
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_is_marked_on_every_page_and_in_its_title_until_it_is_issued(Language language)
      throws Exception {
    String mark = language == Language.VI ? "DỰ THẢO" : "DRAFT";
    KindReports kinds =
        new KindReports(ReportDefinition.load(Path.of("reports")), language, "0.1.0");
    List<String> seen = new ArrayList<>();
    for (KindReports.Kind kind : kinds.kinds()) {
      String unit = kind.ofUnit() ? kinds.units(kind, city.scope).getFirst() : null;
      Path draft = folder.resolve(kind.code() + "-" + language + ".pdf");
      Path issued = folder.resolve(kind.code() + "-" + language + "-issued.pdf");
      if (!kinds.write(kind, unit, city.scope, city.scope, one -> true, draft)) {
        continue;
      }
      kinds.write(kind, unit, city.scope, city.scope, one -> true, STAMP, issued);
      seen.add(kind.code());

      assertThat(said(draft)).as(kind.code()).allMatch(text -> text.contains(mark));
      assertThat(said(draft).getFirst()).startsWith(mark + " – ");
      assertThat(said(issued)).as(kind.code()).noneMatch(text -> text.contains(mark));
    }
    assertThat(seen).contains("city", "ward", "workplace", "branch", "reminder", "periods");
  }

  @Test
  void a_letterhead_that_leaves_the_mark_blank_marks_its_drafts_all_the_same() throws Exception {
    Path definitions = folder.resolve("definitions");
    try (var files = Files.walk(Path.of("reports"))) {
      for (Path file : files.toList()) {
        Files.copy(file, definitions.resolve(Path.of("reports").relativize(file).toString()));
      }
    }
    Path head = definitions.resolve("letterheads/organization-board.yaml");
    Files.writeString(
        head,
        Files.readString(head)
            .replace("  vi: DỰ THẢO\n", "  vi: \"\"\n")
            .replace("  en: DRAFT\n", "  en: \"\"\n"));
    KindReports kinds = new KindReports(ReportDefinition.load(definitions), Language.VI, "0.1.0");
    Path draft = folder.resolve("ward.pdf");
    kinds.write(kinds.find("ward").orElseThrow(), "P01", city.scope, null, one -> true, draft);

    assertThat(said(draft)).allMatch(text -> text.contains("DỰ THẢO"));
  }

  @Test
  void days_to_answer_count_from_the_day_of_issue_and_are_left_to_the_pen_before()
      throws Exception {
    KindReports kinds =
        new KindReports(ReportDefinition.load(Path.of("reports")), Language.EN, "0.1.0");
    KindReports.Kind reminder = kinds.find("reminder").orElseThrow();
    String unit = kinds.units(reminder, city.scope).getFirst();
    Path draft = folder.resolve("draft.pdf");
    Path issued = folder.resolve("issued.pdf");
    kinds.write(reminder, unit, city.scope, null, one -> true, draft);
    kinds.write(reminder, unit, city.scope, null, one -> true, STAMP, issued);

    assertThat(String.join(" ", said(draft)).replaceAll("\\s+", " "))
        .contains("by ……/……/……… (15 days from the day of issue)", "……………, …… ………… ………");
    assertThat(String.join(" ", said(issued)).replaceAll("\\s+", " "))
        .contains("by 16 February 2026 (15 days from the day of issue)")
        .contains("Nam Định, 01 February 2026");
    assertThat(kinds.question(reminder, unit, city.scope, one -> true, STAMP.on()).orElseThrow())
        .satisfies(
            question -> {
              assertThat(question.until()).isEqualTo(LocalDate.parse("2026-02-16"));
              assertThat(question.findings())
                  .isNotEmpty()
                  .allMatch(finding -> finding.answerable().contains(unit));
            });
    assertThat(
            kinds.question(
                kinds.find("ward").orElseThrow(), "P01", city.scope, one -> true, STAMP.on()))
        .isEmpty();
  }
}
