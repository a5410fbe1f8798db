package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.FactTypes;
import org.liaisonauditor.intake.ColumnWords;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;

/**
 * {@code rules/facts.md} tells rule authors what a rule may use. It is made of the documentation
 * comments of the facts, so that it can't say anything else than the program does. The columns that
 * a field is read from, or that feed it, stand in square brackets at the end of its comment.
 *
 * <p>To write it anew: {@code mvn test -Dtest=FactsPageTest -Dfacts=write}.
 */
class FactsPageTest {

  private static final Path PAGE = Path.of("rules", "facts.md");
  private static final Path SOURCES = Path.of("src/main/java/org/liaisonauditor/facts");
  private static final Pattern TYPE_COMMENT =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s*public (?:record|interface) \\w+", Pattern.DOTALL);
  private static final Pattern COMPONENTS =
      Pattern.compile("public record \\w+\\((.*?)\\)\\s*implements Fact", Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public|default) ([\\w<>?. ]+) (\\w+)\\(([^)]*)\\) \\{",
          Pattern.DOTALL);
  private static final String ENGINE_ONLY = "context|records|parameterDay";
  private static final Pattern COLUMNS = Pattern.compile("(.*) \\[([^\\]]*)]");
  private static final String HEADER =
      "| field | type | meaning | workbook column |\n| --- | --- | --- | --- |\n";

  /** The columns that say who is on the roll. */
  private static final List<String> ROLL =
      List.of(
          "Members.residence_code",
          "Members.residence_since",
          "Members.admitted_on",
          "Members.left_on",
          "Members.exemption",
          "Members.exempt_from",
          "Members.exempt_to",
          "Introductions.residence_code",
          "Introductions.issued_on");

  /** The columns that say, beside those, who is expected at a meeting. */
  private static final List<String> EXPECTED =
      List.of(
          "Members.group_code",
          "Meetings.residence_code",
          "Meetings.group_code",
          "Meetings.held_on");

  /** The codes that a scenario numbers by itself. */
  private static final Set<String> COUNTED =
      Set.of(
          "Members.member_code",
          "Introductions.letter_no",
          "Groups.group_code",
          "Groups.name",
          "Meetings.meeting_code");

  private static final Set<String> ALL_COLUMNS =
      Stream.of(Table.values())
          .flatMap(table -> table.columns().stream().map(column -> table.english() + "." + column))
          .collect(Collectors.toUnmodifiableSet());

  @Test
  void thePageSaysWhatTheFactsSay() throws IOException {
    String page = page();
    if ("write".equals(System.getProperty("facts"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("to write it anew: mvn test -Dtest=FactsPageTest -Dfacts=write")
        .hasContent(page);
  }

  @Test
  void everyFactIsListedForTheEngine() throws IOException {
    try (var files = Files.list(SOURCES)) {
      long records = files.filter(file -> read(file).contains(" implements Fact")).count();
      assertThat(FactTypes.ALL).hasSize((int) records);
    }
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# What a rule may use\n\n");
    page.append(
        "This page is made from the program; do not edit it. A pattern of a rule names a fact");
    page.append(" and puts\nconditions on its fields: `Letter( covering, issuedOn > $due )`.");
    page.append(" A blank field is `null`;\ncomparing with a blank is never true.\n\n");
    page.append(
        """
        The last column names the columns of the workbooks that a field is read from, or that feed it:
        those are the ones to set in a scenario. Some columns always go together:

        - *roll*: who is on the roll of a branch: %s
        - *expected*: who is expected at a meeting: those of the roll, and %s

        Where the column is `–`, the field comes from period, as-of date and parameters.

        """
            .formatted(listed(ROLL), listed(EXPECTED)));
    page.append("## In every fact\n\n");
    methods(Files.readString(SOURCES.resolve("Fact.java")), page, false);
    page.append("\n## What the right side of a rule can do\n\n");
    page.append(
        "`findings.report(subject, unit)`, `findings.report(subject, unit, occasion)`, and the same"
            + " as\n"
            + "`findings.reportAs(\"variant\", …)` for a variant that `about.md` names.\n");
    for (Class<?> type : FactTypes.ALL) {
      String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
      page.append("\n## ").append(type.getSimpleName()).append("\n\n");
      Matcher comment = TYPE_COMMENT.matcher(source);
      assertThat(comment.find()).as(type + " has a comment").isTrue();
      String[] parts = plain(comment.group(1)).split("@param ");
      page.append(parts[0].strip()).append("\n\n").append(HEADER);
      Map<String, String> meanings = new LinkedHashMap<>();
      for (int i = 1; i < parts.length; i++) {
        String[] words = parts[i].strip().split(" ", 2);
        meanings.put(words[0], words[1]);
      }
      Matcher components = COMPONENTS.matcher(source);
      assertThat(components.find()).as(type + " is a record").isTrue();
      for (String component : components.group(1).split(",\\s*(?![^<]*>)")) {
        String[] words = component.strip().split(" (?=\\w+$)");
        String meaning = meanings.get(words[1]);
        if (meaning != null && !words[1].matches(ENGINE_ONLY)) {
          row(page, words[1], words[0], meaning, true);
        }
      }
      methods(source, page, true);
    }
    columns(page);
    return page.toString();
  }

  private static void methods(String source, StringBuilder page, boolean columns) {
    if (!columns) {
      page.append("| field | type | meaning |\n| --- | --- | --- |\n");
    }
    Matcher method = METHOD.matcher(source.substring(source.indexOf('{')));
    while (method.find()) {
      String name = method.group(3);
      if (name.startsWith("get")) {
        name = Character.toLowerCase(name.charAt(3)) + name.substring(4);
      }
      String section = page.substring(page.lastIndexOf("\n## "));
      if (name.matches(ENGINE_ONLY) || section.contains("| `" + name + "` |")) {
        continue;
      }
      String arguments = method.group(4).replaceAll("\\s+", " ").strip();
      row(
          page,
          arguments.isEmpty() ? name : name + "(" + arguments.replaceAll("\\w+ (\\w+)", "$1") + ")",
          method.group(2),
          plain(method.group(1)),
          columns);
    }
  }

  private static void row(
      StringBuilder page, String name, String type, String meaning, boolean columns) {
    page.append("| `").append(name).append("` | ").append(typeName(type.strip())).append(" | ");
    if (!columns) {
      page.append(meaning.strip()).append(" |\n");
      return;
    }
    Matcher columned = COLUMNS.matcher(meaning.strip());
    assertThat(columned.matches()).as(name + " says its columns: " + meaning).isTrue();
    page.append(columned.group(1).strip()).append(" | ");
    page.append(columns(columned.group(2))).append(" |\n");
  }

  /** The columns as shown; each of them must be one of the data contract. */
  private static String columns(String named) {
    List<String> shown = new ArrayList<>();
    for (String column : named.split(", ")) {
      if (column.equals("–")) {
        shown.add(column);
      } else if (column.equals("roll") || column.equals("expected")) {
        shown.add("*" + column + "*");
      } else {
        assertThat(ALL_COLUMNS).contains(column);
        shown.add("`" + column + "`");
      }
    }
    return String.join(", ", shown);
  }

  private static String listed(List<String> columns) {
    assertThat(ALL_COLUMNS).containsAll(columns);
    return columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
  }

  /** The workbooks' columns, and what a row of a scenario takes where it does not name one. */
  private static void columns(StringBuilder page) {
    page.append(
        """

        ## Columns of the workbooks, and of scenarios

        A scenario has the columns of the workbooks, by their English names; its tables are `units`,
        `members`, `introductions` and so on. What a row leaves out takes the value of the last column; with
        `…` after it, the second row takes the next number. `""` makes a text or a day blank.

        | column | in Vietnamese | what a scenario takes |
        | --- | --- | --- |
        """);
    ColumnWords words = new ColumnWords(new RatingScale(List.of()));
    List<Fault> faults = new ArrayList<>();
    for (Table table : Table.values()) {
      String yaml = ScenarioTables.key(table) + ": [{}]\n";
      Records records = new ScenarioTables("page").read(YamlFile.parse("page", yaml, 1, faults));
      Submitted row = PackContents.of(records, table).getFirst();
      for (String column : table.columns()) {
        page.append("| `%s.%s` | ".formatted(table.english(), column));
        page.append(words.title(table, column, Language.VI)).append(" | ");
        page.append(byItself(table, column, RecordColumns.value(row, column))).append(" |\n");
      }
    }
    assertThat(faults).isEmpty();
  }

  private static String byItself(Table table, String column, Object value) {
    if (value == null) {
      return "blank";
    }
    String text = value instanceof Boolean yes ? (yes ? "YES" : "NO") : value.toString();
    boolean counted = COUNTED.contains(table.english() + "." + column);
    return "`" + text + "`" + (counted ? " …" : "");
  }

  /** What every field of a fact that a rule may use is listed with, and no other. */
  @Test
  void everyFieldThatARuleMayUseIsOnThePage() throws IOException {
    String page = page();
    for (Class<?> fact : FactTypes.ALL) {
      String part = page.substring(page.indexOf("\n## " + fact.getSimpleName() + "\n") + 1);
      part = part.substring(0, part.indexOf("\n## "));
      Set<String> listed = new TreeSet<>();
      Matcher field = Pattern.compile("(?m)^\\| `(\\w+)").matcher(part);
      while (field.find()) {
        listed.add(field.group(1));
      }
      Set<String> usable = new TreeSet<>();
      // Of a whole record a rule can read nothing, so most are not worth a line.
      FactFields.functions(fact).stream()
          .filter(
              method ->
                  !Submitted.class.isAssignableFrom(method.getReturnType())
                      || listed.contains(method.getName()))
          .forEach(method -> usable.add(FactFields.fieldName(method)));
      FactFields.functions(Fact.class).forEach(method -> usable.remove(method.getName()));
      assertThat(listed).as(fact.getSimpleName()).isEqualTo(usable);
    }
  }

  /** An explanation must not name another column than the page. */
  @Test
  void thePageNamesTheColumnsThatExplanationsShow() throws IOException {
    String page = page();
    for (Class<? extends Fact> fact : FactTypes.ALL) {
      String part = page.substring(page.indexOf("\n## " + fact.getSimpleName() + "\n") + 1);
      part = part.substring(0, part.indexOf("\n## "));
      for (var fed : ExplanationCells.FED_BY.entrySet()) {
        Matcher row =
            Pattern.compile("(?m)^\\| `" + fed.getKey() + "[(`].*\\| ([^|]*) \\|$").matcher(part);
        if (row.find()) {
          String columns =
              row.group(1).replace("*roll*", listed(ROLL)).replace("*expected*", listed(EXPECTED));
          assertThat(fed.getValue())
              .as(fact.getSimpleName() + "." + fed.getKey())
              .allMatch(column -> columns.contains("." + column + "`"));
        }
      }
    }
  }

  private static String typeName(String type) {
    return switch (type) {
      case "LocalDate" -> "day";
      case "String" -> "text";
      case "int" -> "number";
      case "double" -> "share";
      case "boolean" -> "yes/no";
      case "Set<String>" -> "codes";
      default -> type.startsWith("List") ? "list" : "record";
    };
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("\\n\\s*\\*", " ")
        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
        .replaceAll("\\{@link [\\w.#]*?(\\w+)\\}", "$1")
        .replaceAll("</?\\w+>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
