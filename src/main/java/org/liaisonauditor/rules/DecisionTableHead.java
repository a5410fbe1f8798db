package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Findings;
import org.liaisonauditor.rules.DecisionTableSheet.Entry;
import org.liaisonauditor.yaml.Nearest;

/** The rows above a decision table: the package, the facts and the findings; else notes. */
final class DecisionTableHead {

  private static final String PACKAGE = "RuleSet";
  private static final String IMPORT = "Import";
  private static final String GLOBALS = "Variables";
  private static final String DEFAULT_PACKAGE = "rule_table";
  private static final String FACTS = Fact.class.getPackageName() + ".*";
  private static final String REPORTS_FORM =
      "(?:" + Pattern.quote(Fact.class.getPackageName()) + "\\.)?Findings +" + AllowList.GLOBAL;
  private static final String REPORTS = Findings.class.getSimpleName() + " " + AllowList.GLOBAL;

  /** What Drools knows above a table, and why it is refused. */
  private static final Map<String, String> REFUSED = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** By the letter that stands for it, what Drools knows as an attribute of a rule. */
  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("P", "PRIORITY"),
          Map.entry("D", "DURATION"),
          Map.entry("T", "TIMER"),
          Map.entry("B", "ENABLED"),
          Map.entry("E", "CALENDARS"),
          Map.entry("U", "NO-LOOP"),
          Map.entry("L", "LOCK-ON-ACTIVE"),
          Map.entry("F", "AUTO-FOCUS"),
          Map.entry("X", "ACTIVATION-GROUP"),
          Map.entry("G", "AGENDA-GROUP"),
          Map.entry("R", "RULEFLOW-GROUP"),
          Map.entry("V", "DATE-EFFECTIVE"),
          Map.entry("Z", "DATE-EXPIRES"));

  static {
    REFUSED.put("Functions", "a function is Java code");
    REFUSED.put("Queries", "a query is no rule");
    REFUSED.put("Declare", "`Declare` makes a Java class");
    REFUSED.put("Unit", "a rule unit is Java code");
    REFUSED.put("Dialect", "a dialect is another language");
    for (String order : List.of("Sequential", "SequentialMinPriority", "SequentialMaxPriority")) {
      REFUSED.put(order, order + " gives rules an order");
    }
    for (String reading : List.of("EscapeQuotes", "NumericDisabled", "IgnoreNumericFormat")) {
      REFUSED.put(reading, reading + " changes how cells are read");
    }
    ATTRIBUTES
        .values()
        .forEach(name -> REFUSED.put(name, name + " gives rules an order, a group or a timetable"));
  }

  private final DecisionTableSheet sheet;
  private final List<Entry> packages = new ArrayList<>();
  private final List<Entry> imports = new ArrayList<>();
  private final List<Entry> globals = new ArrayList<>();

  /** Words that are there, but not as they should be; they are told of once. */
  private final Set<String> told = new HashSet<>();

  DecisionTableHead(DecisionTableSheet sheet) {
    this.sheet = sheet;
  }

  /** The attribute that a word or letter above a column stands for; null = none. */
  static String attribute(String word) {
    return ATTRIBUTES.containsValue(word) ? word : ATTRIBUTES.get(word);
  }

  /** Reads a row above the table. */
  void row(int row) {
    List<Entry> entries = sheet.row(row, 0);
    if (entries.isEmpty()) {
      return;
    }
    Entry key = entries.getFirst();
    String word = key.text();
    List<Entry> values =
        word.equalsIgnoreCase(PACKAGE)
            ? packages
            : word.equalsIgnoreCase(IMPORT)
                ? imports
                : word.equalsIgnoreCase(GLOBALS) ? globals : null;
    if (values != null) {
      if (entries.size() > 1) {
        values.add(entries.get(1));
      } else {
        String wanted =
            values == packages ? "the package" : "`" + (values == imports ? FACTS : REPORTS) + "`";
        sheet.fault(
            key, "nothing stands beside " + word, "write " + wanted + " into the next cell");
        told.add(values == imports ? IMPORT : values == globals ? GLOBALS : PACKAGE);
      }
    } else if (REFUSED.containsKey(word)) {
      sheet.fault(key, REFUSED.get(word), "delete the row");
    } else {
      misspelt(key);
    }
  }

  private void misspelt(Entry key) {
    String[] words = key.text().split("\\s+");
    for (String tried : List.of(words[0], words.length > 1 ? words[0] + words[1] : words[0])) {
      List<String> known = List.of(PACKAGE, IMPORT, GLOBALS, "RuleTable");
      Optional<String> nearest = Nearest.of(tried, known);
      if (tried.length() > 4 && nearest.isPresent()) {
        sheet.fault(key, tried + " is no word of a table", "did you mean " + nearest.get() + "?");
        told.add(nearest.get());
        return;
      }
    }
  }

  /** Writes what comes before the rules; what is missing is told of the cell of the table. */
  void write(DecisionTableText drl, Entry table) {
    drl.own("package ", table.cell());
    Entry name = packages.isEmpty() ? null : packages.getFirst();
    if (name == null) {
      drl.own(DEFAULT_PACKAGE, table.cell());
    } else if (name.text().matches("[a-z][a-z0-9_]*")) {
      drl.written(name.text(), name, 0);
    } else {
      sheet.fault(
          name, "the package is named " + name.text(), "write one plain word in small letters");
      drl.own(DEFAULT_PACKAGE, table.cell());
    }
    drl.own("\n\n", table.cell());
    list(IMPORT, drl, table);
    list(GLOBALS, drl, table);
  }

  private void list(String key, DecisionTableText drl, Entry table) {
    boolean facts = key.equals(IMPORT);
    String word = facts ? "import " : "global ";
    String wanted = facts ? FACTS : REPORTS;
    List<Entry> entries = facts ? imports : globals;
    if (entries.isEmpty() && !told.contains(key)) {
      sheet.fault(
          table,
          "above the table the row " + key + " is missing",
          "write `" + key + "` into a cell above it, and `" + wanted + "` into the next");
    }
    boolean any = false;
    for (Entry entry : entries) {
      int at = 0;
      for (String part : entry.text().split(",", -1)) {
        int start = at + part.length() - part.stripLeading().length();
        if (part.strip().matches(facts ? "[A-Za-z_][\\w.]*(?:\\.\\*)?" : REPORTS_FORM)) {
          drl.own(word, entry.cell()).written(part.strip(), entry, start).own("\n", entry.cell());
          any = true;
        } else {
          sheet.fault(
              entry,
              start + 1,
              "`" + part.strip() + "` is not what stands beside " + key,
              "write `" + wanted + "`");
        }
        at += part.length() + 1;
      }
    }
    drl.own(any ? "\n" : word + wanted + "\n\n", table.cell());
  }
}
