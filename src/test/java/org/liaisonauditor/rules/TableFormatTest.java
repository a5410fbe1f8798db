package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.rules.DrlText.Token;
import org.liaisonauditor.yaml.Fault;

/** The tables are those of Drools: of the same workbook, its own reader makes the same rules. */
class TableFormatTest {

  private static final Map<String, Consumer<TrialTable>> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("as it stands", table -> {});
    TABLES.put("letters for words", table -> table.set("B7", "c").set("F7", "A").set("D7", "C"));
    TABLES.put("keys of the head in small letters", table -> table.set("B2", "ruleset"));
    TABLES.put(
        "whole patterns in the code",
        table ->
            table.set("C8", "").set("C9", "Workplace( code == $workplace, parent == \"$param\" )"));
    TABLES.put("a field alone", table -> table.set("C8", "Workplace()").set("C9", "parent"));
    TABLES.put("a field with a comparison", table -> table.set("C9", "parent !="));
    TABLES.put(
        "a text with quotation marks", table -> table.set("C9", "parent").set("C12", "\"TU\""));
    TABLES.put("a fact that is not there", table -> table.set("C8", "not Workplace"));
    TABLES.put("a fact with a name", table -> table.set("C8", "$w : Workplace"));
    TABLES.put(
        "several values",
        table ->
            table
                .set("E9", "missed > $1, missed < $2")
                .set("E11", "1, 5")
                .set("E12", "2,6")
                .set("E13", "3 , 9"));
    TABLES.put(
        "any number of values",
        table -> table.set("C9", "forall(||){parent == \"$\"}").set("C11", "KDN, LLVT,TU"));
    TABLES.put(
        "values in brackets",
        table ->
            table
                .set("C9", "parent in ( $param )")
                .set("C11", "\"KDN\", \"TU\"")
                .set("C12", "\"A\"")
                .set("C13", "\"B\""));
    TABLES.put("a number stored as text", table -> table.set("D11", "3"));
    TABLES.put("a share", table -> table.set("E9", "missed < $param * expected").set("E11", 0.5));
    TABLES.put("a value over two rows", table -> table.set("C12", "").merge("C11:C12"));
    TABLES.put("a pattern left out", table -> table.set("C11", ""));
    TABLES.put(
        "code in two lines", table -> table.set("D9", "member == $member,\nmissed >= $param"));
    TABLES.put(
        "notes left of the table", table -> table.set("A12", "quân đội").set("A16", "Nguồn"));
    TABLES.put(
        "two reports",
        table ->
            table
                .set("G7", "ACTION")
                .set("G9", "findings.report($param, $workplace);")
                .set("G12", "$member"));
    TABLES.put(
        "a column of notes", table -> table.set("G7", "DESCRIPTION").set("G11", "người lao động"));
    TABLES.put(
        "two tables",
        table ->
            table
                .set("B15", "RuleTable late-letter")
                .set("B16", "CONDITION")
                .set("C16", "ACTION")
                .set("B17", "Liaison")
                .set("B18", "$m : code, $r : residence, exemption == \"$param\"")
                .set("C18", "findings.report($m, $r);")
                .set("B20", "NONE")
                .set("C20", "x"));
  }

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> droolsMakesTheSameRules() {
    return TABLES.entrySet().stream()
        .map(table -> DynamicTest.dynamicTest(table.getKey(), () -> same(table.getValue())));
  }

  private void same(Consumer<TrialTable> change) throws IOException {
    TrialTable table = new TrialTable();
    change.accept(table);
    Path file = table.write(folder.resolve("rule.drl.xlsx"));
    List<Fault> faults = new ArrayList<>();
    DecisionTable ours = DecisionTableFile.read("late-letter", "rule.drl.xlsx", file, faults);
    String theirs;
    try (InputStream in = Files.newInputStream(file)) {
      theirs = new SpreadsheetCompiler().compile(in, InputType.XLS);
    }

    assertThat(faults).isEmpty();
    assertThat(rules(ours.drl())).isEqualTo(rules(theirs));
  }

  /** The words of each rule between its name and its end, and those before the first rule. */
  private static List<List<String>> rules(String drl) {
    List<List<String>> rules = new ArrayList<>();
    rules.add(new ArrayList<>());
    for (Token token : DrlText.of("", drl).tokens()) {
      if (token.is("rule")) {
        rules.add(new ArrayList<>());
      } else if (rules.size() > 1 || !token.is(";")) {
        rules.getLast().add(token.text());
      }
    }
    // Drools names rules after the table; here they are named after their rows, as codes ask.
    rules.stream().skip(1).forEach(List::removeFirst);
    return rules;
  }
}
