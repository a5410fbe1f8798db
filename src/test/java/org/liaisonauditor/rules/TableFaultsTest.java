package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.yaml.Fault;

/**
 * What authors of tables get wrong, and what hostile ones try. Each spoils the table of the small
 * pack in one place; what {@code rules check} must say of it stands below {@code tables}, to the
 * letter.
 *
 * <p>To write the texts anew: {@code mvn test -Dtest=TableFaultsTest -Dslips=write}; then read
 * them.
 */
class TableFaultsTest {

  private static final Path TEXTS = TrialPack.RESOURCES.resolve("tables");

  @TempDir private Path folder;

  private static final Map<String, Consumer<TrialTable>> SLIPS = new LinkedHashMap<>();
  private static final Map<String, Consumer<TrialTable>> HOSTILE = new LinkedHashMap<>();

  static {
    SLIPS.put("keyword-misspelt", table -> table.set("D7", "CONDTION"));
    SLIPS.put("keyword-missing", table -> table.set("E7", ""));
    SLIPS.put("keyword-priority", table -> table.set("E7", "PRIORITY"));
    SLIPS.put("keyword-metadata", table -> table.set("E7", "METADATA"));
    SLIPS.put("table-missing", table -> table.set("B6", ""));
    SLIPS.put("table-misspelt", table -> table.set("B6", "Rule Tabel late-letter"));
    SLIPS.put("table-named-otherwise", table -> table.set("B6", "RuleTable letters"));
    SLIPS.put("table-on-further-sheet", table -> table.sheet("More", false).set("B2", "RuleTable"));
    SLIPS.put("tables-side-by-side", table -> table.set("H6", "RuleTable late-letter"));
    SLIPS.put("table-without-rows", table -> table.clearRow(11).clearRow(12).clearRow(13));
    SLIPS.put("first-row-empty", table -> table.clearRow(11));
    SLIPS.put("empty-row", table -> table.clearRow(12));
    SLIPS.put("note-below-table", table -> table.set("B15", "Nguồn: Ban Tổ chức"));
    SLIPS.put("headings-missing", table -> table.set("D10", 4));
    SLIPS.put("import-missing", table -> table.clearRow(3));
    SLIPS.put("import-misspelt", table -> table.set("B3", "Imports"));
    SLIPS.put("findings-missing", table -> table.clearRow(4));
    SLIPS.put("value-of-head-missing", table -> table.set("C4", ""));
    SLIPS.put("package-of-two-words", table -> table.set("C2", "Late letters"));
    SLIPS.put("sequential", table -> table.set("B5", "Sequential").set("C5", "true"));
    SLIPS.put("fact-misspelt", table -> table.set("C8", "Workplac"));
    SLIPS.put("fact-with-conditions", table -> table.set("B8", "Liaison( $member : code )"));
    SLIPS.put("code-in-row-of-facts", table -> table.set("C8", "parent == \"$param\""));
    SLIPS.put("facts-not-merged", table -> table.unmerge());
    SLIPS.put("field-misspelt", table -> table.set("D9", "member == $member, mised >= $param"));
    SLIPS.put("code-missing", table -> table.set("E9", ""));
    SLIPS.put("param-missing", table -> table.set("E9", "missed < 4"));
    SLIPS.put("param-misspelt", table -> table.set("E9", "missed < $parm"));
    SLIPS.put("comment-in-code", table -> table.set("E9", "missed < $param // kỳ"));
    SLIPS.put("code-in-merged-cells", table -> table.merge("D9:E9"));
    SLIPS.put("parameter-misspelt", table -> table.set("E9", "missed < limit(\"$param\")"));
    SLIPS.put("number-for-x", table -> table.set("F12", 3));
    SLIPS.put("number-with-word", table -> table.set("D12", "3 kỳ"));
    SLIPS.put("number-with-comma", table -> table.set("D12", "2,5"));
    SLIPS.put("text-for-number", table -> table.set("D12", "\"3\""));
    SLIPS.put(
        "text-without-quotes", table -> table.set("C9", "code == $workplace, parent == $param"));
    SLIPS.put("stray-quote", table -> table.set("C12", "LLVT\""));
    SLIPS.put("quotes-twice", table -> table.set("C12", "\"LLVT\""));
    SLIPS.put("two-conditions-in-cell", table -> table.set("D12", "3, missed < 5"));
    SLIPS.put("two-lines-in-cell", table -> table.set("C12", "LLVT\nKDN"));
    SLIPS.put("day", table -> table.day("D12", LocalDate.of(2025, 3, 5)));
    SLIPS.put("error-value", table -> table.error("D12"));
    SLIPS.put("formula", table -> table.formula("D12", "2+3", 5));
    SLIPS.put("merged-values", table -> table.set("E12", "").merge("D12:E12"));
    SLIPS.put("hidden-sheet", table -> table.sheet("Old", true).set("A1", "5"));
    SLIPS.put("hidden-row", table -> table.hideRow(12));
    SLIPS.put("hidden-code", table -> table.hideRow(9));
    SLIPS.put("hidden-column", table -> table.hideColumn("E"));
    SLIPS.put("nothing-reported", table -> table.set("F12", ""));
    SLIPS.put("no-condition", table -> table.set("B12", "").set("C12", "").set("D12", ""));
    SLIPS.put("member-not-kept", table -> table.set("B12", ""));
    SLIPS.put("report-misspelt", table -> table.set("F9", "reprot($member, $residence)"));
    SLIPS.put(
        "variant-unknown",
        table -> table.set("F9", "reportAs(\"$param\", $member, $residence)").set("F12", "grave"));
    SLIPS.put(
        "name-twice",
        table -> table.set("G7", "NAME").set("G11", "army").set("G12", "army").set("G13", "city"));
    SLIPS.put(
        "several-at-once",
        table -> table.set("C8", "Workplac").set("D11", "3 kỳ").set("F13", "").set("C4", ""));

    HOSTILE.put("exit", table -> table.set("F8", "").set("F9", "System.exit(0);"));
    HOSTILE.put("exit-by-object", table -> table.set("F8", "System").set("F9", "exit(0)"));
    HOSTILE.put(
        "exit-in-value",
        table ->
            table
                .set("F9", "report($param, $residence)")
                .set("F11", "$member")
                .set("F12", "$member); System.exit(0")
                .set("F13", "$member"));
    HOSTILE.put("eval", table -> table.set("C8", "").set("C9", "eval( \"$param\" != null )"));
    HOSTILE.put("eval-by-object", table -> table.set("C8", "eval()").set("C9", "true == $param"));
    HOSTILE.put("facts-from-code", table -> table.set("C8", "Workplace() from new ArrayList()"));
    HOSTILE.put(
        "functions",
        table -> table.set("B5", "Functions").set("C5", "function void f() { System.exit(0); }"));
    HOSTILE.put("declare", table -> table.set("B5", "Declare").set("C5", "declare A end"));
    HOSTILE.put("queries", table -> table.set("B5", "Queries").set("C5", "query q Liaison() end"));
    HOSTILE.put("dialect", table -> table.set("B5", "Dialect").set("C5", "mvel"));
    HOSTILE.put("unit", table -> table.set("B5", "Unit").set("C5", "java.lang.Runtime"));
    HOSTILE.put(
        "import-runtime",
        table -> table.set("C3", "org.liaisonauditor.facts.*, java.lang.Runtime"));
    HOSTILE.put("import-breaks-out", table -> table.set("C3", "a.b; function void f() {}"));
    HOSTILE.put("global-of-java", table -> table.set("C4", "java.lang.Runtime findings"));
    HOSTILE.put("static-call", table -> table.set("E9", "missed < Integer.parseInt(\"$param\")"));
    HOSTILE.put("unicode-escape", table -> table.set("C12", "\\u0022 || eval(true)"));
    HOSTILE.put(
        "unicode-escape-in-code", table -> table.set("F9", "report($member, $resid\\u0065nce)"));
    HOSTILE.put("update", table -> table.set("F8", "").set("F9", "update($member);"));
    HOSTILE.put("loop", table -> table.set("F8", "").set("F9", "while (true) {}"));
    HOSTILE.put("rule-in-value", table -> table.set("D12", "3 ) then end rule \"x\" when Letter("));
    HOSTILE.put(
        "name-breaks-out",
        table -> table.set("G7", "NAME").set("G12", "a\" salience 5 when then end rule \"b"));
    HOSTILE.put(
        "link-to-another-file",
        table ->
            table
                .formula("D12", "2+3", 5)
                .part("xl/externalLinks/externalLink1.xml", "<externalLink/>"));
    HOSTILE.put("embedded-object", table -> table.part("xl/embeddings/oleObject1.bin", "x"));
    HOSTILE.put(
        "macros",
        table ->
            table.part(
                "[Content_Types].xml",
                types("application/vnd.ms-excel.sheet.macroEnabled.main+xml")));
    HOSTILE.put(
        "doctype",
        table ->
            table.part(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>"));
    HOSTILE.put(
        "zip-bomb",
        table -> table.part("xl/worksheets/sheet1.xml", "<worksheet>" + " ".repeat(64 << 20)));
    HOSTILE.put("too-many-cells", table -> table.part("xl/worksheets/sheet1.xml", cells(30_000)));
    HOSTILE.put("far-cell", table -> table.set("XFD9", "1"));
    HOSTILE.put("not-a-workbook", table -> table.part("[Content_Types].xml", types("text/plain")));
  }

  private static String types(String type) {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + type
        + "\"/></Types>";
  }

  private static String cells(int count) {
    StringBuilder xml =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>");
    for (int i = 1; i <= count; i++) {
      xml.append("<row r=\"" + i + "\"><c r=\"A" + i + "\"><v>1</v></c></row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  @Test
  void theTableThatIsSpoiltHasNoFaultOfItsOwn() throws IOException {
    assertThat(PackCheck.faults(new TrialTable().pack(folder))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everySlipIsToldToTheLetter() {
    return SLIPS.entrySet().stream().map(slip -> test(slip.getKey(), slip.getValue(), "slips"));
  }

  @TestFactory
  Stream<DynamicTest> everyHostileTableIsRefusedByName() {
    return HOSTILE.entrySet().stream().map(one -> test(one.getKey(), one.getValue(), "hostile"));
  }

  private DynamicTest test(String name, Consumer<TrialTable> spoil, String kind) {
    return DynamicTest.dynamicTest(name, () -> toldAsExpected(name, spoil, kind));
  }

  private void toldAsExpected(String name, Consumer<TrialTable> spoil, String kind)
      throws IOException {
    TrialTable table = new TrialTable();
    spoil.accept(table);
    Path pack = table.pack(folder.resolve(name));
    StringBuilder told = new StringBuilder();
    for (Fault fault : PackCheck.faults(pack)) {
      told.append(FaultText.of(fault, pack));
    }
    Path expected = TEXTS.resolve(kind).resolve(name + ".txt");
    if ("write".equals(System.getProperty("slips"))) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, told);
    }
    assertThat(told.toString()).isNotEmpty();
    assertThat(told.toString()).isEqualTo(Files.readString(expected));
  }
}
