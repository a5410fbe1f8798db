package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.reports.TaggedPdf.Element;
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.rules.Rule;

/** What readers are told who can't see the pages: the structure tree, as PDFBox reads it. */
class TaggedPdfTest {

  private static final Path REPORTS = Path.of("reports");

  @TempDir private static Path folder;

  /** A report with something in every chapter, over enough pages for headers to be repeated. */
  private static Path report(Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(3, 4, 5, 200);
    audit.commendation("100000090", "CB001", "Lê Thị Bưởi");
    audit.couldNotRun.add(new CouldNotRun("sample-rule-09", "CB001", "no such member"));
    return report(audit, language);
  }

  private static Path report(SampleAudit audit, Language language) throws Exception {
    Path file = Files.createTempFile(folder, "report", ".pdf");
    Wording wording = new Wording(ReportDefinition.load(REPORTS), language);
    ReportPdf.write(
        new Report(audit.result(), audit.input(), wording, "0.1.0"), new byte[32], List.of(), file);
    return file;
  }

  private static List<TaggedPdf> documents;

  @BeforeAll
  static void read() throws Exception {
    documents = new ArrayList<>();
    documents.add(new TaggedPdf(report(Language.VI)));
    documents.add(new TaggedPdf(report(Language.EN)));
    documents.add(new TaggedPdf(report(SampleAudit.of(1, 1, 1, 0), Language.VI)));
    PackContents rules = PackContents.read(Path.of("rules"));
    for (Language language : Language.values()) {
      Path made = Files.createTempDirectory(folder, "book");
      Path book = BookPack.book(rules, language, List.of(), made).getFirst();
      documents.add(new TaggedPdf(book));
    }
  }

  @AfterAll
  static void close() throws Exception {
    for (TaggedPdf pdf : documents) {
      pdf.close();
    }
  }

  private static Stream<TaggedPdf> documents() {
    return documents.stream();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("documents")
  void all_words_are_content_in_reading_order_or_artifacts(TaggedPdf pdf) throws Exception {
    assertThat(pdf.unmarked()).isEmpty();
    assertThat(pdf.root().type()).isEqualTo("Document");
    assertThat(pdf.root().text()).isEqualTo(pdf.asDrawn()).hasSizeGreaterThan(1000);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("documents")
  void the_headings_are_the_bookmarks(TaggedPdf pdf) throws Exception {
    List<Element> headings = pdf.root().all(type -> type.matches("H[1-3]"));
    List<String> bookmarks = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    collect(pdf.pdf().getDocumentCatalog().getDocumentOutline(), 1, bookmarks, levels);
    assertThat(headings).hasSameSizeAs(bookmarks);
    for (int i = 0; i < bookmarks.size(); i++) {
      assertThat(flat(headings.get(i).text())).startsWithIgnoringCase(flat(bookmarks.get(i)));
      assertThat(headings.get(i).type()).isEqualTo("H" + levels.get(i));
    }
  }

  private static void collect(
      PDOutlineNode node, int level, List<String> titles, List<Integer> levels) {
    for (PDOutlineItem item : node.children()) {
      titles.add(item.getTitle());
      levels.add(level);
      collect(item, level + 1, titles, levels);
    }
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("documents")
  void each_row_of_a_table_has_the_columns_of_its_header(TaggedPdf pdf) throws Exception {
    List<Element> tables = pdf.root().all("Table"::equals);
    assertThat(tables).hasSizeGreaterThan(3);
    for (Element table : tables) {
      List<Element> rows = table.all("TR"::equals);
      int columns = columns(rows.getFirst());
      assertThat(table.all("THead"::equals)).hasSize(1);
      assertThat(rows).allMatch(row -> columns(row) == columns);
      assertThat(table.all("TH"::equals))
          .isNotEmpty()
          .allMatch(header -> header.attribute("Scope") instanceof COSName)
          .allMatch(header -> !header.text().isBlank());
    }
  }

  private static int columns(Element row) {
    return row.elements().stream().mapToInt(Element::columns).sum();
  }

  @ParameterizedTest
  @EnumSource
  void a_chart_is_told_in_words_with_its_numbers(Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    for (int i = 0; i < 1234; i++) {
      Severity severity = i < 1000 ? Severity.HIGH : i < 1200 ? Severity.MEDIUM : Severity.LOW;
      audit.finding("sample-rule-03", severity, "m" + i, "CB001", "x");
    }
    try (TaggedPdf pdf = new TaggedPdf(report(audit, language))) {
      List<Element> figures = pdf.root().all("Figure"::equals);
      assertThat(figures).hasSize(1);
      assertThat(figures.getFirst().raw().getString(COSName.ALT))
          .isEqualTo(
              language == Language.VI
                  ? "Biểu đồ theo quy tắc. Quy tắc sample-rule-03: 1.234 (Cao 1.000, T. bình 200, Thấp 34)."
                  : "Chart by rule. Rule sample-rule-03: 1,234 (High 1,000, Medium 200, Low 34).");
      COSArray box = (COSArray) figures.getFirst().attribute("BBox");
      float[] edges = box.toFloatArray();
      assertThat(edges[2] - edges[0]).isGreaterThan(400);
      assertThat(edges[3] - edges[1]).isBetween(20f, 60f);
    }
  }

  @Test
  void a_chart_of_more_bars_than_a_page_holds_is_one_figure_a_page() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    for (int i = 0; i < 200; i++) {
      audit.rule("many-" + i, Rule.Kind.FINDING);
      audit.finding("many-" + i, Severity.LOW, "m" + i, "CB001", "x");
    }
    Path file = report(audit, Language.EN);
    try (TaggedPdf pdf = new TaggedPdf(file)) {
      List<Element> figures = pdf.root().all("Figure"::equals);
      assertThat(figures).hasSizeGreaterThan(2);
      StringBuilder told = new StringBuilder();
      for (Element figure : figures) {
        told.append(figure.raw().getString(COSName.ALT));
        assertThat(figure.kids()).hasSize(1);
      }
      for (int i = 0; i < 200; i++) {
        assertThat(told).contains("Rule many-" + i + ": 1 (");
      }
    }
    assertThat(ArchivalTest.failures(file)).isEmpty();
  }

  @Test
  void a_row_that_runs_over_pages_is_one_row() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    audit.unit("CB900", "Chi bộ", UnitKind.RESIDENCE_BRANCH, "P01");
    audit.finding("sample-rule-01", Severity.HIGH, "1", "CB900", "dài ".repeat(3000));
    Path file = report(audit, Language.VI);
    try (TaggedPdf pdf = new TaggedPdf(file)) {
      List<Element> cells =
          pdf.root().all("TD"::equals).stream()
              .filter(cell -> cell.text().startsWith("dài dài"))
              .toList();
      assertThat(cells).hasSize(1);
      assertThat(cells.getFirst().text()).startsWith("dài ".repeat(3000));
      assertThat(cells.getFirst().kids()).hasSizeGreaterThan(2);
    }
    assertThat(ArchivalTest.failures(file)).isEmpty();
  }

  @Test
  void what_is_on_every_page_is_no_content() throws Exception {
    try (TaggedPdf pdf = new TaggedPdf(report(Language.VI))) {
      int pages = pdf.pdf().getNumberOfPages();
      List<String> artifacts = pdf.artifacts().stream().filter(text -> !text.isBlank()).toList();
      assertThat(artifacts)
          .filteredOn(text -> text.endsWith("DỰ THẢO"))
          .hasSize(pages - 1)
          .allMatch(text -> text.matches("\\d+DỰ THẢO"));
      assertThat(artifacts)
          .filteredOn(text -> text.startsWith("Trang "))
          .hasSize(pages)
          .allMatch(text -> text.contains("/" + pages));
      assertThat(artifacts)
          .filteredOn(text -> !text.endsWith("DỰ THẢO") && !text.startsWith("Trang "))
          .isNotEmpty()
          .allMatch(text -> text.matches("[ .]+") || repeatsAHeader(text));
      assertThat(pdf.root().text()).containsOnlyOnce("DỰ THẢO").doesNotContain("(tiếp theo)");
    }
  }

  private static boolean repeatsAHeader(String text) {
    return text.contains("Mức độ, quy tắc") || text.contains("(tiếp theo)") || text.contains("Quy");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("documents")
  void links_say_where_they_lead_and_the_tree_finds_them(TaggedPdf pdf) throws Exception {
    int links = 0;
    Map<COSDictionary, String> words = new IdentityHashMap<>();
    pdf.root().all("Link"::equals).forEach(link -> words.put(link.raw(), link.text()));
    for (PDPage page : pdf.pdf().getPages()) {
      assertThat(page.getCOSObject().getNameAsString("Tabs")).isEqualTo("S");
      for (PDAnnotation link : page.getAnnotations()) {
        links++;
        COSDictionary element = (COSDictionary) pdf.parents(link.getStructParent());
        assertThat(element.getNameAsString(COSName.S)).isEqualTo("Link");
        assertThat(flat(words.get(element))).startsWith(flat(link.getContents())).isNotBlank();
      }
    }
    assertThat(links).isGreaterThan(10);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("documents")
  void each_page_leads_to_the_elements_of_its_words(TaggedPdf pdf) throws Exception {
    for (PDPage page : pdf.pdf().getPages()) {
      COSArray parents = (COSArray) pdf.parents(page.getStructParents());
      assertThat(parents.size()).isPositive();
      for (int id = 0; id < parents.size(); id++) {
        assertThat(((COSDictionary) parents.getObject(id)).getNameAsString(COSName.S)).isNotNull();
      }
    }
  }

  @Test
  void words_that_nobody_tagged_are_a_paragraph() throws Exception {
    Path file = Files.createTempFile(folder, "plain", ".pdf");
    try (var out = Files.newOutputStream(file);
        PageFlow flow =
            new PageFlow(out, new Letterhead.Margins(20, 20, 20, 20), new Styles(), "")) {
      flow.describe("A", "B", "en", ReportPdf.date(LocalDate.of(2026, 1, 2)), new byte[16]);
      flow.show("before", flow.styles().body, 100, 700);
      flow.show(" it", flow.styles().body, 150, 700);
      flow.heading(1, "Heading", flow.styles().chapter, 4);
      flow.show("after", flow.styles().body, 100, 600);
    }
    try (TaggedPdf pdf = new TaggedPdf(file)) {
      assertThat(pdf.root().all(type -> type.equals("P") || type.equals("H1")))
          .extracting(element -> element.type() + " " + element.text())
          .containsExactly("P before it", "H1 Heading", "P after");
    }
    assertThat(ArchivalTest.failures(file)).isEmpty();
  }
}
