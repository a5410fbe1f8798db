package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liaisonauditor.domain.Text;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A definition file as a tree that knows its lines; what is wrong is added to a list of faults. */
final class DefinitionFile {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private final String name;
  private final List<String> faults;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  /** Reads the file's top-level entries. */
  DefinitionFile(Path folder, String name, List<String> faults) throws IOException {
    this.name = name;
    this.faults = faults;
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      faults.add(name + ":1: there is no such file in " + folder);
      return;
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        mapping.getValue().forEach(this::add);
      } else {
        faults.add(name + ":1: the file must hold “name: value” entries");
      }
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1;
      faults.add(name + ":" + line + ": no valid YAML: " + wrong.getProblem());
    }
  }

  private void add(NodeTuple entry) {
    String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (entries.putIfAbsent(key, entry.getValueNode()) != null) {
      fault(entry.getKeyNode(), "“" + key + "” is given twice; once is allowed");
    }
    keys.putIfAbsent(key, entry.getKeyNode());
  }

  /** Whether the file could be read at all. */
  boolean readable() {
    return !entries.isEmpty();
  }

  /** Refuses entries other than these, and asks for each of these. */
  void allow(Set<String> allowed) {
    if (!readable()) {
      return;
    }
    keys.forEach(
        (key, node) -> {
          if (!allowed.contains(key)) {
            fault(node, "“" + key + "” is unknown; allowed are " + new TreeSet<>(allowed));
          }
        });
    for (String key : new TreeSet<>(allowed)) {
      if (!entries.containsKey(key)) {
        faults.add(name + ":1: “" + key + "” is missing");
      }
    }
  }

  /** A plain value; blank where it is missing or none. */
  String value(String key) {
    return scalar(entries.get(key), key);
  }

  /** A text in both languages, which may use some placeholders. */
  Text text(String key, Set<String> placeholders) {
    Node node = entries.get(key);
    return node == null ? new Text("", "") : text(node, key, placeholders);
  }

  /** A list of texts in both languages. */
  List<Text> texts(String key) {
    Node node = entries.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> text(item, key, Set.of())).toList();
    }
    if (node != null) {
      fault(node, "“" + key + "” must be a list of texts with “vi:” and “en:”");
    }
    return List.of();
  }

  /** Whole numbers by name, each within limits. */
  Map<String, Integer> numbers(String key, Set<String> names, int least, int most) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<String, Node> parts = parts(entries.get(key), key, names);
    parts.forEach(
        (part, node) -> {
          String value = scalar(node, part);
          if (value.matches("\\d{1,4}")
              && Integer.parseInt(value) >= least
              && Integer.parseInt(value) <= most) {
            numbers.put(part, Integer.parseInt(value));
          } else {
            fault(
                node,
                "“%s” is “%s”; allowed are whole numbers from %d to %d"
                    .formatted(part, value, least, most));
          }
        });
    names.forEach(part -> numbers.putIfAbsent(part, least));
    return numbers;
  }

  /** Adds a fault at the line of an entry. */
  void refuse(String key, String message) {
    Node node = entries.get(key);
    if (node == null) {
      faults.add(name + ":1: " + message);
    } else {
      fault(node, message);
    }
  }

  private Text text(Node node, String key, Set<String> placeholders) {
    Map<String, Node> parts = parts(node, key, Set.of("vi", "en"));
    String vi = phrase(parts.get("vi"), key, placeholders);
    String en = phrase(parts.get("en"), key, placeholders);
    return new Text(vi, en);
  }

  private String phrase(Node node, String key, Set<String> placeholders) {
    String phrase = Normalizer.normalize(scalar(node, key), Normalizer.Form.NFC);
    Matcher used = PLACEHOLDER.matcher(phrase);
    while (used.find()) {
      if (!placeholders.contains(used.group(1))) {
        fault(
            node,
            "“%s” may not use {%s}; allowed are %s"
                .formatted(key, used.group(1), new TreeSet<>(placeholders)));
      }
    }
    return phrase;
  }

  private Map<String, Node> parts(Node node, String key, Set<String> names) {
    Map<String, Node> parts = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String part = scalar(tuple.getKeyNode(), key);
        if (!names.contains(part)) {
          fault(tuple.getKeyNode(), "“" + part + "” is unknown; allowed are " + new TreeSet<>(names));
        } else if (parts.put(part, tuple.getValueNode()) != null) {
          fault(tuple.getKeyNode(), "“" + part + "” is given twice; once is allowed");
        }
      }
    }
    if (node != null) {
      for (String part : new TreeSet<>(names)) {
        if (!parts.containsKey(part)) {
          fault(node, "“" + key + "” must have “" + part + "”");
        }
      }
    }
    return parts;
  }

  private String scalar(Node node, String key) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    if (node != null) {
      fault(node, "“" + key + "” must be a text");
    }
    return "";
  }

  private void fault(Node node, String message) {
    faults.add(name + ":" + (node.getStartMark().getLine() + 1) + ": " + message);
  }
}
