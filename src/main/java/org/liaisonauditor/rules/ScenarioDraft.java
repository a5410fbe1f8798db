package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.YamlNode;

/**
 * A scenario as it is written: only what its author named. It can be changed and written again, as
 * the proposal of another scenario.
 *
 * @param name what it shows
 * @param asOf as-of date
 * @param period first and last day, joined by {@code /}
 * @param with by parameter, its value as YAML in one line
 * @param given by table, its rows; of each the columns named and their values, blank = ""
 */
record ScenarioDraft(
    String name,
    String asOf,
    String period,
    Map<String, String> with,
    Map<String, List<Map<String, String>>> given) {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ()/~._-]*[\\p{L}\\p{N}()/])?");

  /** Words that YAML would read as something else than text. */
  private static final Set<String> NO_TEXT = Set.of("null", "Null", "NULL", "~");

  /** What is written in a file. */
  static ScenarioDraft of(YamlNode node) {
    Map<String, String> with = new LinkedHashMap<>();
    node.get("with").entries().forEach((parameter, value) -> with.put(parameter, inOneLine(value)));
    Map<String, List<Map<String, String>>> given = new LinkedHashMap<>();
    node.get("given")
        .entries()
        .forEach(
            (table, rows) -> {
              List<Map<String, String>> copied = new ArrayList<>();
              for (YamlNode row : rows.items()) {
                Map<String, String> values = new LinkedHashMap<>();
                row.entries()
                    .forEach(
                        (column, value) -> values.put(column, value.present() ? value.text() : ""));
                copied.add(values);
              }
              given.put(table, copied);
            });
    return new ScenarioDraft(
        node.get("name").text(), node.get("as-of").text(), node.get("period").text(), with, given);
  }

  private static String inOneLine(YamlNode node) {
    if (node.isList()) {
      return node.items().stream()
          .map(ScenarioDraft::inOneLine)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isMapping()
        ? node.entries().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + inOneLine(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"))
        : quoted(node.text());
  }

  /** The same, free to be changed. */
  ScenarioDraft copy() {
    Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    given.forEach(
        (table, rows) -> {
          List<Map<String, String>> copied = new ArrayList<>();
          rows.forEach(row -> copied.add(new LinkedHashMap<>(row)));
          tables.put(table, copied);
        });
    return new ScenarioDraft(name, asOf, period, new LinkedHashMap<>(with), tables);
  }

  ScenarioDraft named(String other) {
    return new ScenarioDraft(other, asOf, period, with, given);
  }

  /** Seen on another day; a period that would end later ends with it. */
  ScenarioDraft seenOn(String day) {
    String[] days = period.split("/");
    boolean cut = days[1].compareTo(day) > 0;
    String from = days[0].compareTo(day) > 0 ? day : days[0];
    return new ScenarioDraft(name, day, cut ? from + "/" + day : period, with, given);
  }

  ScenarioDraft during(String days) {
    return new ScenarioDraft(name, asOf, days, with, given);
  }

  /**
   * The scenario as YAML, with the findings that it must give.
   *
   * @param words whether with their sentences
   */
  String yaml(List<Report> expected, boolean words) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("- name: ").append(quoted(name)).append('\n');
    yaml.append("  as-of: ").append(asOf).append('\n');
    yaml.append("  period: ").append(period).append('\n');
    if (!with.isEmpty()) {
      yaml.append("  with:\n");
      with.forEach((name, value) -> yaml.append("    " + name + ": " + value + "\n"));
    }
    yaml.append("  given:").append(given.isEmpty() ? " {}\n" : "\n");
    given.forEach(
        (table, rows) -> {
          yaml.append("    ").append(table).append(":").append(rows.isEmpty() ? " []\n" : "\n");
          rows.forEach(row -> yaml.append("      - ").append(flow(row)).append('\n'));
        });
    yaml.append("  expect:").append(expected.isEmpty() ? " []\n" : "\n");
    for (Report report : expected) {
      Map<String, String> finding = new LinkedHashMap<>();
      finding.put("subject", report.subject());
      finding.put("unit", report.unit());
      finding.put("severity", report.severity().name());
      if (!report.occasion().isEmpty()) {
        finding.put("occasion", report.occasion());
      }
      String line = flow(finding);
      if (words) {
        Text message = report.message();
        line = line.substring(0, line.length() - 1) + ", message: " + flow(inBoth(message)) + "}";
      }
      yaml.append("    - ").append(line).append('\n');
    }
    return yaml.toString();
  }

  private static Map<String, String> inBoth(Text text) {
    Map<String, String> both = new LinkedHashMap<>();
    both.put("vi", text.vi());
    both.put("en", text.en());
    return both;
  }

  private static String flow(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + quoted(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(String text) {
    return text != null && PLAIN.matcher(text).matches() && !NO_TEXT.contains(text)
        ? text
        : '"'
            + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
            + '"';
  }
}
