package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.intake.SubmittedFile;

class ReportPdfTest {

  private static final float MM = 72f / 25.4f;

  @TempDir Path folder;

  private PDDocument pdf(SampleAudit audit, Language language) throws Exception {
    Wording wording = new Wording(ReportDefinition.load(Path.of("reports")), language);
    Path file = folder.resolve("report.pdf");
    ReportPdf.write(
        new Report(audit.result(), audit.input(), wording, "0.1.0"), new byte[32], List.of(), file);
    return Loader.loadPDF(Files.readAllBytes(file));
  }

  private static String text(PDDocument pdf, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(pdf);
  }

  private static String text(PDDocument pdf) throws IOException {
    return text(pdf, 1, pdf.getNumberOfPages());
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private record Glyph(
      int page, float left, float right, float baseline, String letter, String face) {}

  private static List<Glyph> glyphs(PDDocument pdf) throws IOException {
    List<Glyph> glyphs = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition at) {
            glyphs.add(
                new Glyph(
                    getCurrentPageNo(),
                    at.getXDirAdj(),
                    at.getXDirAdj() + at.getWidthDirAdj(),
                    at.getYDirAdj(),
                    at.getUnicode(),
                    at.getFont().getName()));
          }
        };
    stripper.getText(pdf);
    return glyphs;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailureOfTheDisk() throws Exception {
    Wording wording = new Wording(ReportDefinition.load(Path.of("reports")), Language.VI);
    SampleAudit audit = SampleAudit.of(3, 4, 5, 100);
    Report report = new Report(audit.result(), audit.input(), wording, "0.1.0");

    assertThatThrownBy(() -> ReportPdf.write(report, new byte[32], List.of(), Path.of("/dev/full")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");
  }

  @Test
  void firstPageBearsTheLetterheadAndSaysItAll() throws Exception {
    try (PDDocument pdf = pdf(SampleAudit.of(3, 4, 5, 100), Language.VI)) {
      String first = flat(text(pdf, 1, 1));
      assertThat(first)
          .contains("THÀNH ỦY THỬ NGHIỆM")
          .contains("BAN TỔ CHỨC")
          .contains("-BC/BTCTU")
          .contains("ĐẢNG CỘNG SẢN VIỆT NAM")
          .contains("ngày …… tháng …… năm ………")
          .contains("BÁO CÁO")
          .contains("DỰ THẢO")
          .contains("Có 100 vấn đề cần xem xét: 34 mức cao, 33 mức trung bình, 33 mức thấp.")
          .contains(
              "Trong 31 quy tắc: 12 có phát hiện, 19 không phát hiện gì, 0 không có gì để xét, 0 tạm tắt, 0 không chạy được.")
          .contains("không phải kết luận")
          .contains("Nơi nhận:")
          .contains("TRƯỞNG BAN");
    }
    try (PDDocument pdf = pdf(SampleAudit.of(3, 4, 5, 100), Language.EN)) {
      assertThat(flat(text(pdf, 1, 1)))
          .contains("COMMUNIST PARTY OF VIET NAM")
          .contains("…… ………… ………")
          .contains("There are 100 gaps to look into: 34 of high, 33 of medium")
          .contains("will be heard first");
    }
  }

  @Test
  void everyVietnameseLetterComesBackFromEveryEmbeddedFace() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 1);
    audit.unit("CB900", SampleAudit.EVERY_LETTER, UnitKind.RESIDENCE_BRANCH, "P01");
    audit.finding("sample-rule-01", Severity.LOW, "1", "CB900", SampleAudit.EVERY_LETTER);
    try (PDDocument pdf = pdf(audit, Language.VI)) {
      for (String face : List.of("Tinos-Regular", "Tinos-Bold")) {
        Set<String> letters = new TreeSet<>();
        glyphs(pdf).stream()
            .filter(glyph -> glyph.face().endsWith(face))
            .forEach(glyph -> letters.add(glyph.letter()));
        assertThat(letters).as(face).contains(SampleAudit.EVERY_LETTER.replace(" ", "").split(""));
      }
      Set<String> faces = new TreeSet<>();
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          faces.add(font.getName());
        }
      }
      assertThat(faces).hasSize(3).allMatch(face -> face.matches("[A-Z]{6}\\+Tinos.*"));
    }
  }

  @Test
  void decomposedNamesAreComposedAndUnknownLettersLeaveAMark() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    String decomposed = Normalizer.normalize("Đặng Thị Ươm", Normalizer.Form.NFD);
    audit.finding(
        "sample-rule-01", Severity.LOW, "1", "CB001", decomposed + " 中 \uD83D\uDE00\u0007.");
    try (PDDocument pdf = pdf(audit, Language.VI)) {
      assertThat(flat(text(pdf))).containsPattern("Đặng Thị Ươm [□?] [□?]");
    }
  }

  @Test
  void nothingStandsOutsideTheMargins() throws Exception {
    SampleAudit audit = SampleAudit.of(4, 5, 6, 300);
    audit.unit(
        SampleAudit.LONG_CODE, "Chi bộ " + "rất".repeat(60), UnitKind.RESIDENCE_BRANCH, "P01");
    audit.finding("sample-rule-01", Severity.HIGH, "1", SampleAudit.LONG_CODE, "dài ".repeat(2500));
    audit.finding("sample-rule-02", Severity.HIGH, "2", SampleAudit.LONG_CODE, "x".repeat(5000));
    audit.file("thư mục/" + "tên-tệp-dài".repeat(20) + ".xlsx");
    audit.couldNotRun.add(
        new CouldNotRun("sample-rule-01", SampleAudit.LONG_CODE, "y".repeat(400)));
    try (PDDocument pdf = pdf(audit, Language.VI)) {
      float wide = pdf.getPage(0).getMediaBox().getWidth();
      float high = pdf.getPage(0).getMediaBox().getHeight();
      List<Glyph> glyphs = glyphs(pdf);
      assertThat(glyphs).hasSizeGreaterThan(10_000);
      assertThat(glyphs)
          .filteredOn(glyph -> !glyph.letter().isBlank())
          .allMatch(glyph -> glyph.left() >= 30 * MM - 0.5 && glyph.right() <= wide - 15 * MM + 0.5)
          // The foot alone stands below the lower margin.
          .allMatch(
              glyph ->
                  glyph.baseline() <= high - 20 * MM + 0.5
                      || Math.abs(glyph.baseline() - (high - 11 * MM)) < 0.5)
          .filteredOn(glyph -> glyph.baseline() < 20 * MM)
          .allMatch(glyph -> glyph.page() > 1 && glyph.baseline() > 10 * MM);
      long crosses = glyphs.stream().filter(glyph -> glyph.letter().equals("x")).count();
      assertThat(crosses).as("nothing of a long word is cut off").isGreaterThanOrEqualTo(5000);
    }
  }

  @Test
  void pagesSayTheirNumberAndHowManyThereAre() throws Exception {
    try (PDDocument pdf = pdf(SampleAudit.of(3, 4, 5, 200), Language.VI)) {
      int pages = pdf.getNumberOfPages();
      assertThat(text(pdf, 1, 1).stripLeading()).doesNotStartWith("1");
      for (int page = 1; page <= pages; page++) {
        assertThat(text(pdf, page, page)).contains("Trang " + page + "/" + pages);
      }
      for (int page = 2; page <= pages; page++) {
        assertThat(text(pdf, page, page).stripLeading()).startsWith(page + " DỰ THẢO");
      }
    }
  }

  @Test
  void contentsBookmarksAndLinksLeadToThePagesTheyName() throws Exception {
    SampleAudit audit = SampleAudit.of(6, 10, 20, 600);
    try (PDDocument pdf = pdf(audit, Language.VI)) {
      Map<String, Integer> bookmarks = new HashMap<>();
      collect(pdf, pdf.getDocumentCatalog().getDocumentOutline(), bookmarks);
      assertThat(bookmarks)
          .containsKeys(
              "Mục lục",
              "Số liệu tổng hợp",
              "Đảng ủy phường 6",
              "Chi bộ 3 phường 2 (CB013)",
              "Đảng bộ cơ quan số 7 (CQ007)",
              "Phụ lục A. Quy tắc");
      String contents = text(pdf, 2, 2);
      for (String title : List.of("Số liệu tổng hợp", "Đảng ủy phường 6", "Phụ lục A. Quy tắc")) {
        int page = bookmarks.get(title);
        assertThat(contents).containsPattern(Pattern.quote(title) + "[ .]+" + page + "\\s");
        assertThat(text(pdf, page, page)).contains(title);
      }
      int branch = bookmarks.get("Chi bộ 3 phường 2 (CB013)");
      assertThat(text(pdf, branch, branch)).contains("Chi bộ 3 phường 2 (CB013): ");
      assertThat(flat(text(pdf, pdf.getNumberOfPages() - 2, pdf.getNumberOfPages())))
          .containsPattern("Chi bộ 3 phường 2 CB013 \\d+ " + branch + " ");

      Set<Integer> reached = new HashSet<>();
      for (PDAnnotation annotation : pdf.getPage(1).getAnnotations()) {
        reached.add(target(pdf, ((PDActionGoTo) ((PDAnnotationLink) annotation).getAction())));
      }
      assertThat(reached)
          .contains(bookmarks.get("Số liệu tổng hợp"), bookmarks.get("Đảng ủy phường 6"))
          .doesNotContain(0);
    }
  }

  private static int target(PDDocument pdf, PDActionGoTo action) throws IOException {
    return page(pdf, action.getDestination());
  }

  private static int page(PDDocument pdf, PDDestination destination) throws IOException {
    PDPageDestination page =
        destination instanceof PDNamedDestination named
            ? pdf.getDocumentCatalog().findNamedDestinationPage(named)
            : (PDPageDestination) destination;
    return page.retrievePageNumber() + 1;
  }

  private static void collect(PDDocument pdf, PDOutlineNode node, Map<String, Integer> pages)
      throws IOException {
    for (PDOutlineItem item : node.children()) {
      pages.put(item.getTitle(), page(pdf, item.getDestination()));
      collect(pdf, item, pages);
    }
  }

  @Test
  void tablesRepeatTheirHeaderAndGroupOnEveryPage() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 0, 120);
    try (PDDocument pdf = pdf(audit, Language.VI)) {
      int pages = 0;
      for (int page = 3; page <= pdf.getNumberOfPages(); page++) {
        String text = text(pdf, page, page);
        if (text.contains("Căn cứ: ")) {
          pages++;
          assertThat(text).contains("Mức độ, quy tắc Vấn đề cần xem xét và căn cứ");
          assertThat(text.contains("(tiếp theo)")).isEqualTo(pages > 1);
        }
      }
      assertThat(pages).isGreaterThan(3);
    }
  }

  @Test
  void noHeadingStandsAloneAtTheFootOfAPage() throws Exception {
    for (int findings = 40; findings < 60; findings++) {
      try (PDDocument pdf = pdf(SampleAudit.of(7, 3, 2, findings), Language.VI)) {
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
          List<String> lines = text(pdf, page, page).strip().lines().toList();
          assertThat(lines.getLast())
              .as("last line of page " + page + " with " + findings + " findings")
              .doesNotStartWith("Đảng ủy phường")
              .doesNotStartWith("Mức độ, quy tắc")
              .doesNotEndWith(" vấn đề");
        }
      }
    }
  }

  @Test
  void whatTheAuditCouldNotSeeIsSaid() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 2, 1, 3);
    audit.couldNotRun.add(new CouldNotRun("sample-rule-02", "CB002", "chia cho không"));
    audit.silent = 3;
    audit.files.add(new SubmittedFile("ward-P09.xlsx", "ef".repeat(32), 9, true, 50, 3, 4));
    audit.problems.add(
        new Problem(
            Problem.Severity.CONFLICT, "a.xlsx", "Members", "C7", "CB001", "", "hai nơi cư trú"));
    audit.commendation("100000009", "CB001", "Lê Thị Bưởi");
    audit.commendation("100000008", "CB001", "Vũ Văn Ánh");
    try (PDDocument pdf = pdf(audit, Language.VI)) {
      String first = flat(text(pdf, 1, 1));
      assertThat(first)
          .contains("1 quy tắc không chạy được ở 1 chi bộ")
          .contains("Không chạy được: Quy tắc sample-rule-02 (lỗi).")
          .contains("3 chi bộ không có dữ liệu về đảng viên")
          .contains("7 trong 170 dòng dữ liệu của 2 tệp không dùng được")
          .contains("Có 1 chỗ các đơn vị báo khác nhau")
          .contains("2 đảng viên dự đủ các kỳ sinh hoạt");
      String all = flat(text(pdf));
      assertThat(all)
          .contains("Quy tắc sample-rule-02 Chi bộ 2 phường 1 (CB002) chia cho không")
          .contains("ward-P09.xlsx 50 3 4")
          .contains("a.xlsx › Members › C7 CB001 hai nơi cư trú")
          .containsSubsequence("Vũ Văn Ánh", "Lê Thị Bưởi");
    }
  }

  @Test
  void annexNamesParametersWithTheirSourceAndClausesThatNoRuleWatches() throws Exception {
    try (PDDocument pdf = pdf(SampleAudit.of(1, 1, 1, 1), Language.VI)) {
      String all = flat(text(pdf));
      assertThat(all)
          .containsPattern("introductionDays 30 ngày từ đầu Ban tổ chức đặt")
          .containsPattern("introductionDays 20 ngày 01/07/2025 Ban tổ chức đặt")
          .containsPattern("lenientFalseDiscoveryRate 0,1 từ đầu Đặt riêng cho lần rà soát này")
          .contains("evaluationDue 10/12")
          .contains("ab".repeat(32))
          .contains("cd".repeat(32));
      assertThat(all).containsSubsequence("Điều 2.1", "Cần người xem xét");
    }
  }

  @Test
  void anAuditWithoutFindingsSaysSo() throws Exception {
    try (PDDocument pdf = pdf(SampleAudit.of(1, 1, 1, 0), Language.VI)) {
      assertThat(flat(text(pdf, 1, 1))).contains("Không có vấn đề nào cần xem xét.");
    }
  }

  @Test
  void eachFindingSaysTheVersionOfItsRuleAndADraftIsCalledOneOnPageOne() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 3);
    try (PDDocument pdf = pdf(audit, Language.EN)) {
      assertThat(flat(text(pdf, 1, 1))).doesNotContain("draft of the rules");
      assertThat(flat(text(pdf)))
          .contains("Rules qd213 as published in version 3.")
          .contains("Rule of version 1")
          .contains("Rule of version 2");
    }
    audit.published = false;
    try (PDDocument pdf = pdf(audit, Language.EN)) {
      assertThat(flat(text(pdf, 1, 1)))
          .contains("This report rests on a draft of the rules qd213 that is not published.");
      assertThat(flat(text(pdf))).doesNotContain("Rule of version");
    }
  }
}
