package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.rules.PackContents;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The HTML of the rule book. It is written so that it is well-formed XML, too: a parser that
 * forgives nothing reads it.
 */
class RuleBookHtmlTest {

  private static final String SCRIPT = "<script>alert('x')</script>";

  @TempDir private Path folder;

  private static Document parse(Path html) throws Exception {
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    parser.setErrorHandler(null);
    return parser.parse(html.toFile());
  }

  private static Stream<Element> elements(Document page, String name) {
    var found = page.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  @ParameterizedTest
  @EnumSource
  void ourPackMakesOneWholePage(Language language) throws Exception {
    PackContents ours = PackContents.read(Path.of("rules"));
    List<RuleRun> runs =
        List.of(
            BookPack.run(
                12, 2025, "ab".repeat(32), Map.of("no-briefing", new RuleRun.Fired(1234, 0))));
    Path html = BookPack.book(ours, language, runs, folder).getLast();
    assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>").doesNotContain(" th:", "<th:");

    Document page = parse(html);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
    List<String> ids =
        elements(page, "*").map(one -> one.getAttribute("id")).filter(id -> !id.isEmpty()).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z][A-Za-z0-9._-]*"));
    List<String> links = elements(page, "a").map(one -> one.getAttribute("href")).toList();
    assertThat(links).allMatch(link -> link.startsWith("#") && ids.contains(link.substring(1)));
    assertThat(elements(page, "th")).allMatch(one -> one.getAttribute("scope").matches("row|col"));
    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "*"))
        .noneMatch(one -> one.hasAttribute("src") || one.getTagName().equals("link"));
    assertThat(elements(page, "style").map(Element::getTextContent))
        .noneMatch(style -> style.contains("url(") || style.contains("@import"));

    ours.pack().rules().forEach(rule -> assertThat(links).contains("#rule-" + rule.code()));
    ours.pack()
        .regulation()
        .clauses()
        .forEach(clause -> assertThat(ids).contains("clause-" + clause.id()));
    assertThat(page.getDocumentElement().getTextContent())
        .contains(language == Language.VI ? "1.234" : "1,234")
        .contains("deadline(obligationDay, \"introductionDays\")");
    List<String> code = new ArrayList<>();
    elements(page, "pre").forEach(pre -> code.add(pre.getTextContent()));
    assertThat(code)
        .hasSize(ours.pack().rules().size())
        .allMatch(drl -> drl.startsWith("package qd213import"), "has no numbers in its text");
  }

  @Test
  void whatAPackSaysIsShownAndNeverDone() throws Exception {
    BookPack pack =
        new BookPack(folder)
            .replace("late-letter/about.md", "vi: Chưa xác nhận", "vi: \"Q1 " + SCRIPT + "\"")
            .replace("late-letter/about.md", "vi: Chưa ghi ngày", "vi: " + SCRIPT + " ngày")
            .replace("late-letter/about.md", "Giấy {letter} của", SCRIPT + " {letter} của")
            .replace("regulation.yaml", "Điều 1", "<b onclick=\\\"x()\\\">1</b>")
            .replace("regulation.yaml", "Gộp vào late-letter", SCRIPT)
            .replace("regulation.yaml", "vi: Thời hạn xác nhận", "vi: " + SCRIPT)
            .replace("regulation.yaml", "clause-2:", "\"c2\\\" onclick=\\\"x()\":")
            .replace("regulation.yaml", "vi: Quy định thử", "vi: \"${7*6} [[1]] " + SCRIPT + "\"")
            .replace("late-letter/rule.drl", "rule \"late", "// </pre>" + SCRIPT + "\nrule \"late")
            .write(
                "late-letter/scenarios/x.yaml",
                "- name: \"<img src=x onerror=alert(1)>\"\n  as-of: 2025-12-31\n"
                    + "  period: 2025-01-01/2025-12-31\n"
                    + "  given: {members: [{member_code: \"<i>M1</i>\", full_name: \"&lt;\"}]}\n"
                    + "  expect: []\n");

    Path html = pack.book(Language.VI, List.of(), folder.resolve("out")).getLast();

    assertThat(Files.readString(html)).doesNotContain("<script", "<b onclick", "<img", "<i>");
    Document page = parse(html);
    assertThat(elements(page, "*")).noneMatch(one -> one.hasAttribute("onclick"));
    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Q1 " + SCRIPT)
        .contains("${7*6} [[1]] " + SCRIPT)
        .contains("// </pre>" + SCRIPT)
        .contains("<b onclick=\"x()\">1</b>")
        .contains("<img src=x onerror=alert(1)>")
        .contains("<i>M1</i>")
        .contains("&lt;");
    assertThat(elements(page, "tr").map(row -> row.getAttribute("id"))).contains("clause-2");
  }

  @Test
  void descriptionsKeepTheirListsAndStress() throws Exception {
    BookPack pack =
        new BookPack(folder)
            .replace(
                "late-letter/about.md",
                "Giấy có thể thất lạc.",
                "Hai điều **quan trọng**, *rất* gần `due`:\n\n- một\n  dòng\n- hai\n\n1. ba\n2. bốn");
    Document page = parse(pack.book(Language.VI, List.of(), folder.resolve("out")).getLast());
    assertThat(elements(page, "span").map(one -> one.getAttribute("class") + one.getTextContent()))
        .contains("strongquan trọng", "stressedrất", "codedue");
    assertThat(elements(page, "li").map(Element::getTextContent))
        .contains("một dòng", "hai", "ba", "bốn");
    assertThat(elements(page, "ol").map(Element::getTextContent)).contains("babốn");
  }
}
