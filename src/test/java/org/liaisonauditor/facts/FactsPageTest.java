package org.liaisonauditor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code rules/facts.md} tells rule authors what a rule may use. It is made of the documentation
 * comments of the facts, so that it can't say anything else than the program does.
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
    page.append("## In every fact\n\n");
    methods(Files.readString(SOURCES.resolve("Fact.java")), page);
    page.append("\n## What the right side of a rule can do\n\n");
    page.append(
        "`findings.report(subject, unit)`, `findings.report(subject, unit, occasion)`, and the same as\n"
            + "`findings.reportAs(\"variant\", …)` for a variant that `about.md` names.\n");
    for (Class<?> type : FactTypes.ALL) {
      String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
      page.append("\n## ").append(type.getSimpleName()).append("\n\n");
      Matcher comment = TYPE_COMMENT.matcher(source);
      assertThat(comment.find()).as(type + " has a comment").isTrue();
      String[] parts = plain(comment.group(1)).split("@param ");
      page.append(parts[0].strip()).append("\n\n| field | type | meaning |\n| --- | --- | --- |\n");
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
          row(page, words[1], words[0], meaning);
        }
      }
      methods(source, page);
    }
    return page.toString();
  }

  private static void methods(String source, StringBuilder page) {
    if (!page.toString().endsWith("| --- | --- | --- |\n") && !page.toString().endsWith("|\n")) {
      page.append("| field | type | meaning |\n| --- | --- | --- |\n");
    }
    Matcher method = METHOD.matcher(source.substring(source.indexOf('{')));
    while (method.find()) {
      String name = method.group(3);
      if (name.matches(ENGINE_ONLY) || name.startsWith("get")) {
        continue;
      }
      String arguments = method.group(4).replaceAll("\\s+", " ").strip();
      row(
          page,
          arguments.isEmpty() ? name : name + "(" + arguments.replaceAll("\\w+ (\\w+)", "$1") + ")",
          method.group(2),
          plain(method.group(1)));
    }
  }

  private static void row(StringBuilder page, String name, String type, String meaning) {
    page.append("| `").append(name).append("` | ").append(typeName(type.strip())).append(" | ");
    page.append(meaning.strip()).append(" |\n");
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
