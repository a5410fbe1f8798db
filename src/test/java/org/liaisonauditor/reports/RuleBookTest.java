package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.rules.Rule;

/** The PDF of the rule book, opened again. */
class RuleBookTest {

  private static final float MM = 72f / 25.4f;

  private static PackContents ours;

  @TempDir private Path folder;

  @BeforeAll
  static void readOurPack() throws Exception {
    ours = PackContents.read(Path.of("rules"));
  }

  private PDDocument pdf(Language language, List<RuleRun> runs) throws Exception {
    return open(BookPack.book(ours, language, runs, folder.resolve("out")));
  }

  private static PDDocument open(List<Path> book) throws IOException {
    return Loader.loadPDF(Files.readAllBytes(book.getFirst()));
  }

  private static String text(PDDocument pdf, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(pdf);
  }

  private static String flat(PDDocument pdf) throws IOException {
    return text(pdf, 1, pdf.getNumberOfPages()).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleIsToldFromItsClauseToItsScenarios(Language language) throws Exception {
    try (PDDocument pdf = pdf(language, List.of())) {
      String all = flat(pdf);
      for (Rule rule : ours.pack().rules()) {
        assertThat(all).contains(rule.code(), rule.title().in(language), rule.code() + "/rule.drl");
        assertThat(ours.pack().drl().get(rule.code()).lines().filter(line -> line.length() < 60))
            .allSatisfy(line -> assertThat(all).contains(line.strip().replaceAll("\\s+", " ")));
        assertThat(ours.scenarios().get(rule.code()))
            .isNotEmpty()
            .allSatisfy(
                one ->
                    assertThat(all.replace(" ", ""))
                        .contains(one.scenario().name().replace(" ", "")));
      }
      boolean vi = language == Language.VI;
      assertThat(all)
          .contains(ours.pack().hash().substring(0, 50))
          .contains(vi ? "Chưa có quy tắc" : "No rule yet")
          .contains(vi ? "Chưa có lần rà soát nào." : "No run yet.")
          .contains(vi ? "Xét tại ngày 31/12/2025" : "Seen on 31 December 2025")
          .contains(vi ? "Vắng có phép" : "EXCUSED")
          .contains("atThisBranch =>", "(dropped)");
      assertThat(pdf.getDocumentInformation().getTitle())
          .startsWith(vi ? "Sổ tay quy tắc rà soát: Quy định" : "Rule book: Regulation");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
    }
  }

  @Test
  void whatRulesFoundInTheLastRunsIsCountedRunByRun() throws Exception {
    String hash = ours.pack().hash();
    List<RuleRun> runs =
        List.of(
            BookPack.run(
                12,
                2025,
                hash,
                Map.of(
                    "late-introduction", new RuleRun.Fired(1234, 0),
                    "no-briefing", new RuleRun.Fired(0, 3))),
            BookPack.run(
                11, 2024, "ab".repeat(32), Map.of("late-introduction", new RuleRun.Fired(7, 0))));
    try (PDDocument pdf = pdf(Language.VI, runs)) {
      assertThat(flat(pdf))
          .contains("12 01/01/2025 – 31/12/2025 15/01/2026 tất cả 1.234 1 như bản này")
          .contains("11 01/01/2024 – 31/12/2024 15/01/2025 tất cả 7 0 bản khác")
          .contains("Giới thiệu chậm 1.241 2 / 2 0 / 2")
          .contains("Không thông báo tình hình 0 0 / 1 1 / 1");
      Map<String, Integer> bookmarks = bookmarks(pdf);
      int page = bookmarks.get("Giới thiệu chậm");
      int next = bookmarks.get("Chi bộ nhận xét cao hơn mặt bằng chung");
      assertThat(text(pdf, page, next - 1).replaceAll("\\s+", " "))
          .contains("12 01/01/2025 – 31/12/2025 15/01/2026 tất cả 1.234 không")
          .contains("11 01/01/2024 – 31/12/2024 15/01/2025 tất cả 7 không");
      page = bookmarks.get("Không thông báo tình hình");
      next = bookmarks.get("Không trao đổi");
      assertThat(text(pdf, page, next - 1).replaceAll("\\s+", " "))
          .contains("15/01/2026 tất cả 0 ở 3 chi bộ")
          .contains("15/01/2025 tất cả khi đó chưa có");
    }
  }

  @Test
  void contentsAndBookmarksLeadToThePagesOfRules() throws Exception {
    try (PDDocument pdf = pdf(Language.VI, List.of())) {
      Map<String, Integer> bookmarks = bookmarks(pdf);
      String contents = text(pdf, 2, 3);
      for (Rule rule : ours.pack().rules()) {
        int page = bookmarks.get(rule.title().vi());
        assertThat(contents)
            .containsPattern(Pattern.quote(rule.title().vi()) + "[ .]+" + page + "\\s");
        assertThat(text(pdf, page, page)).contains(rule.title().vi(), rule.code());
      }
      assertThat(bookmarks)
          .containsKeys("Điều khoản và quy tắc", "Tham số", "Quy tắc đã bỏ", "Điều kiện (DRL)");
    }
  }

  @Test
  void everyPageNamesTheBookTheHashAndHowManyPagesThereAre() throws Exception {
    try (PDDocument pdf = pdf(Language.EN, List.of())) {
      int pages = pdf.getNumberOfPages();
      String hash = ours.pack().hash().substring(0, 12);
      for (int page = 2; page <= pages; page++) {
        assertThat(text(pdf, page, page).strip())
            .startsWith("Rule book qd213 " + page + "/" + pages + " " + hash);
      }
    }
  }

  @Test
  void theSamePackGivesTheSameBytesAndAnotherDoesNot() throws Exception {
    BookPack pack = new BookPack(folder);
    List<Path> first = pack.book(Language.VI, List.of(), folder.resolve("a"));
    List<Path> second = pack.book(Language.VI, List.of(), folder.resolve("b"));
    pack.replace("late-letter/scenarios/limit.yaml", "as-of: 2025-", "as-of:  2025-");
    List<Path> spaced = pack.book(Language.VI, List.of(), folder.resolve("c"));
    List<RuleRun> runs = List.of(BookPack.run(1, 2025, "ab", Map.of()));
    List<Path> other = pack.book(Language.VI, runs, folder.resolve("d"));
    for (int i = 0; i < 2; i++) {
      assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
      assertThat(spaced.get(i)).hasSameBinaryContentAs(first.get(i));
      assertThat(Files.readAllBytes(other.get(i))).isNotEqualTo(Files.readAllBytes(first.get(i)));
    }
  }

  @Test
  void valuesInTimeStandWithTheirDayAndSource() throws Exception {
    BookPack pack =
        new BookPack(folder)
            .replace(
                "regulation.yaml",
                "      - value: 10\n        source: {vi: Địa phương quy định, en: Local setting}\n",
                "      - value: 10\n        source: {vi: Địa phương quy định, en: Local setting}\n"
                    + "      - from: 2025-07-01\n        value: 15\n"
                    + "        source: {vi: Công văn 12, en: Letter 12}\n");
    try (PDDocument pdf = open(pack.book(Language.VI, List.of(), folder.resolve("out")))) {
      assertThat(flat(pdf))
          .contains("receiptDays 10 ngày từ đầu Địa phương quy định")
          .contains("receiptDays 15 ngày 01/07/2025 Công văn 12")
          .contains("earlyLetterDays 60 ngày từ đầu Địa phương quy định dữ kiện của mọi")
          .contains("old-letter 01/01/2024 Gộp vào late-letter")
          .contains("{due} giá trị như ghi nhận $due : deadline(issuedOn, \"receiptDays\")")
          .contains("{residence:unit} tên và mã của tổ chức $residence : residence");
    }
  }

  @Test
  void everyVietnameseLetterOfARuleIsShownInTheEmbeddedFace() throws Exception {
    BookPack pack =
        new BookPack(folder)
            .replace(
                "late-letter/rule.drl",
                "rule \"late",
                "// " + SampleAudit.EVERY_LETTER + "\nrule \"late");
    try (PDDocument pdf = open(pack.book(Language.VI, List.of(), folder.resolve("out")))) {
      Set<String> letters = new TreeSet<>();
      glyphs(pdf).stream()
          .filter(glyph -> glyph.face().endsWith("Cousine-Regular"))
          .forEach(glyph -> letters.add(glyph.letter()));
      assertThat(letters).contains(SampleAudit.EVERY_LETTER.replace(" ", "").split(""));
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void nothingStandsOutsideTheMarginsAndNothingIsCutOff() throws Exception {
    BookPack pack =
        new BookPack(folder)
            .replace(
                "late-letter/rule.drl", "rule \"late", "// " + "z".repeat(999) + "\nrule \"late")
            .replace("late-letter/about.md", "Giấy có thể thất lạc.", "w".repeat(500) + " *x*")
            .replace("late-letter/about.md", "vi: Chưa xác nhận", "vi: " + "q".repeat(300));
    for (PDDocument pdf :
        List.of(
            open(pack.book(Language.VI, List.of(), folder.resolve("long"))),
            pdf(Language.VI, List.of()))) {
      try (pdf) {
        float wide = pdf.getPage(0).getMediaBox().getWidth();
        List<Glyph> glyphs = glyphs(pdf);
        assertThat(glyphs)
            .filteredOn(glyph -> !glyph.letter().isBlank())
            .allMatch(
                glyph -> glyph.left() >= 30 * MM - 0.5 && glyph.right() <= wide - 15 * MM + 0.5)
            .filteredOn(glyph -> glyph.baseline() < 20 * MM - 1)
            .allMatch(glyph -> glyph.page() > 1 && glyph.baseline() > 10 * MM);
        if (pdf.getNumberOfPages() < 30) {
          assertThat(glyphs.stream().filter(glyph -> glyph.letter().equals("z"))).hasSize(999);
          assertThat(glyphs.stream().filter(glyph -> glyph.letter().equals("w")).count())
              .isGreaterThanOrEqualTo(500);
        }
      }
    }
  }

  @Test
  void aWordThatIsMissingOrUnknownIsRefusedByName() throws Exception {
    Path reports = folder.resolve("reports");
    for (String file :
        List.of(
            "report.yaml", "texts.yaml", "rule-book.yaml", "letterheads/organization-board.yaml")) {
      Files.createDirectories(reports.resolve(file).getParent());
      Files.copy(Path.of("reports").resolve(file), reports.resolve(file));
    }
    Path words = reports.resolve("rule-book.yaml");
    Files.writeString(
        words, Files.readString(words).replace("no-run:", "norun:").replace("{pack}", "{packet}"));
    assertThatThrownBy(() -> new RuleBook(ours, List.of(), reports, Language.VI, "0.1.0"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("norun")
        .hasMessageContaining("no-run")
        .hasMessageContaining("{packet} can't be used here");
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

  /** Pages of bookmarks, by title; of equal titles the first. */
  private static Map<String, Integer> bookmarks(PDDocument pdf) throws IOException {
    Map<String, Integer> pages = new HashMap<>();
    collect(pdf.getDocumentCatalog().getDocumentOutline(), pages);
    return pages;
  }

  private static void collect(PDOutlineNode node, Map<String, Integer> pages) throws IOException {
    for (PDOutlineItem item : node.children()) {
      PDPageDestination page = (PDPageDestination) item.getDestination();
      pages.putIfAbsent(item.getTitle(), page.retrievePageNumber() + 1);
      collect(item, pages);
    }
  }
}
