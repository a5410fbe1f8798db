package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/**
 * Reads a rule's {@code about.md}: settings between two lines {@code ---}, then what people read
 * about the rule, in Vietnamese and English.
 */
final class RuleReader {

  static final String FILE = "about.md";
  static final String DRL = "rule.drl";
  static final String SCENARIOS = "scenarios";
  static final String FORMER_CODES = "former-codes";

  private static final String VIETNAMESE = "# Tiếng Việt";
  private static final String ENGLISH = "# English";

  /** Heading of the section that says what to do about a finding. */
  static final Text REMEDY = new Text("Cách khắc phục", "How to put right");

  private static final List<Text> HEADINGS =
      List.of(
          new Text("Kiểm tra gì", "What it checks"),
          new Text("Vì sao", "Why"),
          REMEDY,
          new Text("Khi nào không áp dụng", "When it does not apply"));

  private static final int LONGEST_MESSAGE = 1000;

  private RuleReader() {}

  static Rule read(
      String code, String file, String about, String drlFile, String drl, List<Fault> faults) {
    List<String> lines = about.lines().toList();
    int end = lines.isEmpty() || !lines.getFirst().equals("---") ? -1 : closing(lines);
    if (end < 0) {
      faults.add(
          new Fault(
              file,
              1,
              0,
              lines.isEmpty() || !lines.getFirst().equals("---")
                  ? "the settings are missing"
                  : "the settings do not end",
              "begin them with a line `---` and end them with one"));
      return null;
    }
    YamlNode root =
        YamlFile.parse(file, String.join("\n", lines.subList(1, end)) + "\n", 2, faults);
    root.entries(
        List.of(
            "kind",
            "severity",
            "variants",
            "clauses",
            FORMER_CODES,
            "title",
            "summary",
            "message"));
    Rule.Kind kind = root.get("kind").constant(Rule.Kind.class);
    YamlNode clauses = root.need("clauses");
    if (clauses.present() && clauses.items().isEmpty()) {
      clauses.fault("the rule rests on no clause", "name at least one of regulation.yaml");
    }
    return new Rule(
        code,
        List.copyOf(root.get(FORMER_CODES).texts()),
        kind == null ? Rule.Kind.FINDING : kind,
        RegulationReader.text(root.need("title")),
        RegulationReader.text(root.need("summary")),
        message(root.need("message")),
        root.need("severity").constant(Severity.class),
        variants(root.get("variants")),
        List.copyOf(clauses.texts()),
        sections(file, lines, end + 1, faults),
        drlFile,
        Hashes.of(List.of(drl, about)));
  }

  /** A finding each is kept of it. */
  private static Text message(YamlNode node) {
    Text message = RegulationReader.text(node);
    for (String text : new String[] {message.vi(), message.en()}) {
      if (text != null && text.length() > LONGEST_MESSAGE) {
        node.fault(
            "the message has " + text.length() + " letters, more than " + LONGEST_MESSAGE,
            "say it in one sentence; what else there is to know stands below the settings");
      }
    }
    return message;
  }

  private static int closing(List<String> lines) {
    int closing = lines.subList(1, lines.size()).indexOf("---");
    return closing < 0 ? -1 : closing + 1;
  }

  private static Map<String, Rule.Variant> variants(YamlNode node) {
    Map<String, Rule.Variant> variants = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (name, variant) -> {
              variant.entries(List.of("severity", "message"));
              YamlNode message = variant.get("message");
              variants.put(
                  name,
                  new Rule.Variant(
                      variant.need("severity").constant(Severity.class),
                      message.present() ? message(message) : null));
            });
    return variants;
  }

  private static List<Rule.Section> sections(
      String file, List<String> lines, int start, List<Fault> faults) {
    Map<String, String> vietnamese = new HashMap<>();
    Map<String, String> english = new HashMap<>();
    Map<String, String> current = null;
    String heading = null;
    StringBuilder body = new StringBuilder();
    for (String line : lines.subList(start, lines.size())) {
      if (line.startsWith("# ") || line.startsWith("## ")) {
        keep(current, heading, body);
        heading = line.startsWith("## ") ? line.substring(3).strip() : null;
      }
      if (line.strip().equals(VIETNAMESE)) {
        current = vietnamese;
      } else if (line.strip().equals(ENGLISH)) {
        current = english;
      } else if (!line.startsWith("## ")) {
        body.append(line).append('\n');
      }
    }
    keep(current, heading, body);
    Prose.check(file, lines, start, faults);
    List<Rule.Section> sections = new ArrayList<>();
    for (Text wanted : HEADINGS) {
      String vi = vietnamese.getOrDefault(wanted.vi(), "");
      String en = english.getOrDefault(wanted.en(), "");
      if (vi.isEmpty()) {
        missing(file, lines, VIETNAMESE, wanted.vi(), faults);
      }
      if (en.isEmpty()) {
        missing(file, lines, ENGLISH, wanted.en(), faults);
      }
      sections.add(new Rule.Section(wanted, new Text(vi, en)));
    }
    return sections;
  }

  private static void keep(Map<String, String> sections, String heading, StringBuilder body) {
    if (sections != null && heading != null) {
      sections.put(heading, body.toString().strip());
    }
    body.setLength(0);
  }

  private static void missing(
      String file, List<String> lines, String part, String heading, List<Fault> faults) {
    int line = Math.max(lines.indexOf(part) + 1, 1);
    faults.add(
        new Fault(
            file,
            line,
            0,
            "below `" + part + "` the text of `## " + heading + "` is missing",
            "write the heading so, and its text below"));
  }
}
