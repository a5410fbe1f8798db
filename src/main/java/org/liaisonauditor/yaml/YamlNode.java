package org.liaisonauditor.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a YAML file. What is missing or of the wrong kind becomes a fault and reads as null or
 * empty, so that reading goes on and finds the next fault too.
 */
public final class YamlNode {

  private final String file;
  private final int lineOffset;
  private final Node node;
  private final List<Fault> faults;

  YamlNode(String file, int lineOffset, Node node, List<Fault> faults) {
    this.file = file;
    this.lineOffset = lineOffset;
    this.node = node;
    this.faults = faults;
  }

  /** Whether there is a value (a key with nothing behind it has none). */
  public boolean present() {
    return node != null && !node.getTag().equals(Tag.NULL);
  }

  /** The line on which the value begins, from 1; 0 where there is none. */
  public int line() {
    return node == null ? 0 : node.getStartMark().getLine() + 1 + lineOffset;
  }

  /** The column in which the value begins, from 1; 0 where there is none. */
  public int column() {
    return node == null ? 0 : node.getStartMark().getColumn() + 1;
  }

  /** Tells a fault at this place. */
  public void fault(String message) {
    fault(message, "");
  }

  /**
   * Tells a fault at this place.
   *
   * @param remedy what to do
   */
  public void fault(String message, String remedy) {
    faults.add(new Fault(file, line(), column(), message, remedy));
  }

  /** The keys and values of a mapping, in order. */
  public Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    if (!present()) {
      return entries;
    }
    if (!(node instanceof MappingNode mapping)) {
      fault("expected settings as `key: value`");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = key.getValue();
        YamlNode value = new YamlNode(file, lineOffset, tuple.getValueNode(), faults);
        if (entries.put(name, value) != null) {
          value.fault("the key " + name + " stands here a second time", "remove one");
        }
      } else {
        new YamlNode(file, lineOffset, tuple.getKeyNode(), faults).fault("a key must be a word");
      }
    }
    return entries;
  }

  /** The entries of a mapping whose keys must be among those allowed. */
  public Map<String, YamlNode> entries(Collection<String> allowed) {
    Map<String, YamlNode> entries = entries();
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            key(key).fault("the key " + key + " is not known here", Nearest.remedy(key, allowed));
          }
        });
    return entries;
  }

  /** The key itself, to tell faults about. */
  public YamlNode key(String name) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(name)) {
          return new YamlNode(file, lineOffset, scalar, faults);
        }
      }
    }
    return this;
  }

  /** The value of a key that must be there. */
  public YamlNode need(String key) {
    YamlNode value = get(key);
    if (present() && !value.present()) {
      fault("the key " + key + " is missing", "add `" + key + ": …`");
    }
    return value;
  }

  /** The value of a key, which may be missing. */
  public YamlNode get(String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return new YamlNode(file, lineOffset, tuple.getValueNode(), faults);
        }
      }
    }
    return new YamlNode(file, lineOffset, null, faults);
  }

  /** The items of a list; a single value counts as a list of one. */
  public List<YamlNode> items() {
    if (!present()) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlNode> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(new YamlNode(file, lineOffset, item, faults)));
    return items;
  }

  /** The item of a list that is a text; the list itself where it has no such item. */
  public YamlNode item(String text) {
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar && scalar.getValue().strip().equals(text)) {
          return new YamlNode(file, lineOffset, item, faults);
        }
      }
    }
    return this;
  }

  /** Whether the value is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether the value is settings, as {@code key: value}. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The value as text, without white space around; null where there is none. */
  public String text() {
    if (!present()) {
      return null;
    }
    if (!(node instanceof ScalarNode scalar)) {
      fault("expected one value, not a list or settings");
      return null;
    }
    int invisible = Signs.invisible(scalar.getValue());
    if (invisible >= 0) {
      fault(
          String.format(
              "the text holds an invisible sign (U+%04X)",
              (int) scalar.getValue().charAt(invisible)),
          "delete it, or what stands for it");
      return null;
    }
    return scalar.getValue().strip();
  }

  /** The texts of a list. */
  public Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    for (YamlNode item : items()) {
      String text = item.text();
      if (text != null && !texts.add(text)) {
        item.fault(text + " stands here twice", "remove one");
      }
    }
    return texts;
  }

  /** The value as an ISO date; null where there is none. */
  public LocalDate date() {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      fault(text + " is no date", "write it as 2025-03-31");
      return null;
    }
  }

  /** The value as a constant of an enumeration; null where there is none. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    String text = text();
    if (text == null) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().replace('_', '-');
      if (name.equalsIgnoreCase(text.replace('_', '-').replace(' ', '-'))) {
        return constant;
      }
      names.add(name.toLowerCase(Locale.ROOT));
    }
    fault(text + " is not allowed here", Nearest.remedy(text, names));
    return null;
  }
}
