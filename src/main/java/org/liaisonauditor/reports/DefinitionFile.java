package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/** A definition file whose entries are all known and all needed. */
final class DefinitionFile {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> LANGUAGES = List.of("vi", "en");

  private final YamlNode root;

  /** Reads a file; entries other than the allowed ones, and missing ones, are faults. */
  DefinitionFile(Path folder, String name, Collection<String> allowed, List<Fault> faults)
      throws IOException {
    this(folder, name, allowed, List.of(), faults);
  }

  /** Reads a file of which some entries may be missing. */
  DefinitionFile(
      Path folder,
      String name,
      Collection<String> needed,
      Collection<String> optional,
      List<Fault> faults)
      throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      faults.add(new Fault(name, 0, 0, "there is no such file in " + folder));
      root = null;
      return;
    }
    String content = content(name, file, faults);
    if (content == null) {
      root = null;
      return;
    }
    root = YamlFile.parse(name, content, 1, faults);
    List<String> allowed = new ArrayList<>(needed);
    allowed.addAll(optional);
    if (root.present()) {
      root.entries(allowed);
      needed.forEach(root::need);
    }
  }

  private DefinitionFile(YamlNode root) {
    this.root = root;
  }

  /** Reads a file that an earlier program wrote or read: entries may be missing, or be others. */
  static DefinitionFile kept(Path folder, String name, List<Fault> faults) throws IOException {
    String content = content(name, folder.resolve(name), faults);
    return of(name, content == null ? "" : content, faults);
  }

  /** Reads a text; entries are looked at when they are asked for. */
  static DefinitionFile of(String name, String content, List<Fault> faults) {
    return new DefinitionFile(YamlFile.parse(name, content, 1, faults));
  }

  /** The text of a file; null, told as a fault, where it is no text. */
  private static String content(String name, Path file, List<Fault> faults) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notText) {
      faults.add(new Fault(name, 0, 0, "the file is no UTF-8 text", "save it as UTF-8"));
      return null;
    }
  }

  /** An entry to be read by who knows its form; one that is missing is empty. */
  YamlNode node(String key) {
    return root.get(key);
  }

  /** The name of an entry, to tell faults about; null where the entry isn't named. */
  YamlNode named(String key) {
    return root != null && root.entries().containsKey(key) ? root.key(key) : null;
  }

  /** Whether an entry is there to be looked into. */
  boolean has(String key) {
    return root != null && root.get(key).present();
  }

  /** A plain value; blank where there is none. */
  String value(String key) {
    String value = has(key) ? root.get(key).text() : null;
    return value == null ? "" : value;
  }

  /** A text in both languages, which may use some placeholders. */
  Text text(String key, Collection<String> placeholders) {
    return has(key) ? text(root.get(key), placeholders) : new Text("", "");
  }

  /** A list of texts in both languages. */
  List<Text> texts(String key) {
    return has(key)
        ? root.get(key).items().stream().map(item -> text(item, List.of())).toList()
        : List.of();
  }

  /** Whole numbers by name, each within limits. */
  Map<String, Integer> numbers(String key, Collection<String> names, int least, int most) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String name : names) {
      numbers.put(name, least);
    }
    if (!has(key)) {
      return numbers;
    }
    root.get(key).entries(names);
    for (String name : names) {
      YamlNode node = root.get(key).need(name);
      String value = node.text();
      if (value == null) {
        continue;
      }
      int number = value.matches("\\d{1,4}") ? Integer.parseInt(value) : -1;
      if (number < least || number > most) {
        node.fault(
            "%s is not allowed for %s; allowed are whole numbers from %d to %d"
                .formatted(value, name, least, most));
      } else {
        numbers.put(name, number);
      }
    }
    return numbers;
  }

  /** Tells a fault at an entry. */
  void refuse(String key, String message) {
    root.get(key).fault(message);
  }

  /** A text in both languages or in neither, which may use some placeholders. */
  static Text text(YamlNode node, Collection<String> placeholders) {
    node.entries(LANGUAGES);
    Text text =
        new Text(phrase(node.need("vi"), placeholders), phrase(node.need("en"), placeholders));
    if (text.vi().isBlank() != text.en().isBlank()) {
      String blank = text.vi().isBlank() ? "vi" : "en";
      if (node.get(blank).present()) {
        node.get(blank).fault("the text is blank in " + blank + " alone", "write it there too");
      }
    }
    return text;
  }

  private static String phrase(YamlNode node, Collection<String> placeholders) {
    String text = node.text();
    if (text == null) {
      return "";
    }
    String phrase = Normalizer.normalize(text, Normalizer.Form.NFC);
    Matcher used = PLACEHOLDER.matcher(phrase);
    while (used.find()) {
      if (!placeholders.contains(used.group(1))) {
        node.fault(
            "{%s} can't be used here; allowed are %s"
                .formatted(used.group(1), new TreeSet<>(placeholders)));
      }
    }
    if (PLACEHOLDER.matcher(phrase).replaceAll("").matches("(?s).*[{}].*")) {
      node.fault("a brace stands here without its other one", "write placeholders as {from}");
    }
    return phrase;
  }
}
