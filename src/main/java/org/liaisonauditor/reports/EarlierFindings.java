package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Occurrence;
import org.liaisonauditor.findings.Seen;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The findings of an earlier audit, read from its {@code findings.json}: what an audit of files is
 * compared with. A file that says nothing of lives is that of a first audit.
 */
public final class EarlierFindings {

  private static final String FILE = "findings.json";
  private static final int FAULTS_SHOWN = 20;

  private final List<String> faults = new ArrayList<>();

  private EarlierFindings() {}

  /**
   * An earlier audit.
   *
   * @param lives how its findings stood
   * @param before the audit itself
   * @param pack code of the rule pack
   * @param scope code of the unit whose branches were judged; null = all
   */
  public record Earlier(Lives lives, Lives.Before before, String pack, String scope) {}

  /** The file is not what an audit writes. */
  public static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private Unreadable(Path file, List<String> faults) {
      super(
          file
              + " is not the findings.json of an audit:\n  "
              + String.join("\n  ", faults.subList(0, Math.min(FAULTS_SHOWN, faults.size())))
              + (faults.size() > FAULTS_SHOWN
                  ? "\n  … and " + (faults.size() - FAULTS_SHOWN) + " more"
                  : "")
              + "\nName the file as an audit wrote it, or the folder that holds it.");
    }
  }

  /**
   * Reads an earlier audit.
   *
   * @param place its findings.json, or the folder of its outputs
   * @throws Unreadable with all faults found
   */
  public static Earlier read(Path place) throws IOException, Unreadable {
    Path file = Files.isDirectory(place) ? place.resolve(FILE) : place;
    EarlierFindings reading = new EarlierFindings();
    Earlier earlier = null;
    if (!Files.isRegularFile(file)) {
      reading.faults.add("there is no such file");
    } else {
      try {
        earlier = reading.audit(reading.node("", json(file)), AuditIdentity.sha256(file));
      } catch (JacksonException e) {
        reading.faults.add("it can't be read as JSON: " + e.getOriginalMessage());
      }
    }
    if (!reading.faults.isEmpty()) {
      throw new Unreadable(file, reading.faults);
    }
    return earlier;
  }

  private static Object json(Path file) throws IOException {
    try (JsonParser parser =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .createParser(ObjectReadContext.empty(), file)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (name.equals("evidence")) {
            parser.skipChildren();
          } else {
            object.put(name, value(parser));
          }
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        return list;
      }
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_NULL -> {
        return null;
      }
      case null -> {
        return null;
      }
      default -> {
        return parser.getString();
      }
    }
  }

  /** An object of the file, with where it stands. */
  private final class Node {

    private final String at;
    private final Map<?, ?> values;

    Node(String at, Map<?, ?> values) {
      this.at = at;
      this.values = values;
    }

    boolean has(String name) {
      return values.get(name) != null;
    }

    String text(String name) {
      if (values.get(name) instanceof String text) {
        return text;
      }
      fault(name, "a text is missing");
      return "";
    }

    Long number(String name, long least) {
      if (values.get(name) instanceof Long number && number >= least) {
        return number;
      }
      fault(name, "a whole number from " + least + " on is missing");
      return least;
    }

    LocalDate day(String name) {
      if (values.get(name) instanceof String text) {
        try {
          return LocalDate.parse(text);
        } catch (DateTimeException e) {
          fault(name, text + " is no day; write it as 2025-06-30");
          return LocalDate.EPOCH;
        }
      }
      fault(name, "a day is missing");
      return LocalDate.EPOCH;
    }

    <E extends Enum<E>> E of(Class<E> allowed, String name) {
      for (E one : allowed.getEnumConstants()) {
        if (one.name().equals(values.get(name))) {
          return one;
        }
      }
      fault(
          name,
          values.get(name)
              + " is not allowed; allowed are "
              + String.join(", ", Stream.of(allowed.getEnumConstants()).map(Enum::name).toList()));
      return allowed.getEnumConstants()[0];
    }

    Node object(String name) {
      return node(at + name, values.get(name));
    }

    Text both(String name) {
      Node text = object(name);
      return new Text(text.text("vi"), text.text("en"));
    }

    List<Node> list(String name) {
      List<Node> nodes = new ArrayList<>();
      if (values.get(name) instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          nodes.add(node(at + name + "[" + i + "]", list.get(i)));
        }
      } else {
        fault(name, "a list is missing");
      }
      return nodes;
    }

    void fault(String name, String what) {
      faults.add(at + name + ": " + what);
    }
  }

  private Node node(String at, Object value) {
    String prefix = at.isEmpty() ? "" : at + ".";
    if (value instanceof Map<?, ?> map) {
      return new Node(prefix, map);
    }
    faults.add((at.isEmpty() ? "the file" : at) + ": an object is missing");
    return new Node(prefix, Map.of());
  }

  private Earlier audit(Node file, String sha256) {
    LocalDate asOf = file.day("as_of");
    Node period = file.object("period");
    Lives.Before before =
        new Lives.Before(new Seen(null, asOf), period.day("from"), period.day("to"), sha256);
    boolean lived = file.has("finding_states");
    List<Life> lives = new ArrayList<>();
    List<Node> found = new ArrayList<>(file.list("findings"));
    if (file.has("accepted")) {
      // What was counted apart was found all the same: it keeps its age.
      found.addAll(file.list("accepted"));
    }
    for (Node finding : found) {
      lives.add(
          lived
              ? life(finding, asOf, true)
              : life(
                  finding,
                  Life.State.NEW,
                  before.audit(),
                  new Occurrence(1, before.audit(), before.audit()),
                  null));
    }
    if (lived) {
      for (String others : List.of("gone", "not_judged", "gone_before")) {
        file.list(others).forEach(node -> lives.add(life(node, asOf, false)));
      }
    }
    TreeSet<String> names = new TreeSet<>();
    for (Life life : lives) {
      if (!names.add(life.fingerprint())) {
        faults.add("the fingerprint " + life.fingerprint() + " stands twice");
      }
    }
    String pack = file.object("rule_pack").text("code");
    return new Earlier(
        faults.isEmpty() ? new Lives(before.audit(), null, null, lives) : null,
        before,
        pack,
        file.has("scope") ? file.text("scope") : null);
  }

  private Life life(Node node, LocalDate asOf, boolean found) {
    Life.State state = node.of(Life.State.class, "state");
    if (state.found() != found) {
      node.fault("state", state + " does not belong into this list");
    }
    Seen first = seen(node.object("first"));
    Occurrence occurrence = occurrence(node.object("occurrence"));
    Occurrence previous =
        node.has("previous_occurrence") ? occurrence(node.object("previous_occurrence")) : null;
    boolean linked =
        previous == null
            ? occurrence.number() == 1
            : previous.number() == occurrence.number() - 1
                && !previous.last().asOf().isAfter(occurrence.since().asOf());
    if (!linked) {
      node.fault("occurrence", "it does not follow the one before");
    }
    if (first.asOf().isAfter(occurrence.since().asOf())
        || occurrence.since().asOf().isAfter(occurrence.last().asOf())
        || occurrence.last().asOf().isAfter(asOf)) {
      node.fault("occurrence", "its days are not in order");
    }
    return life(node, state, first, occurrence, previous);
  }

  private Life life(
      Node node, Life.State state, Seen first, Occurrence occurrence, Occurrence previous) {
    String fingerprint = node.text("fingerprint");
    if (!fingerprint.matches("[0-9a-f]{32}")) {
      node.fault("fingerprint", fingerprint + " is none");
    }
    return new Life(
        fingerprint,
        node.text("rule"),
        node.text("subject"),
        node.text("occasion"),
        node.text("unit"),
        node.text("branch"),
        node.of(Severity.class, "severity"),
        node.both("message"),
        state,
        node.has("why") ? node.both("why") : null,
        node.has("severity_before") ? node.of(Severity.class, "severity_before") : null,
        node.has("unit_before") ? node.text("unit_before") : null,
        first,
        occurrence,
        previous);
  }

  private static Occurrence occurrence(Node node) {
    return new Occurrence(
        node.number("number", 1).intValue(), seen(node.object("since")), seen(node.object("last")));
  }

  private static Seen seen(Node node) {
    return new Seen(node.has("run") ? node.number("run", 1) : null, node.day("as_of"));
  }
}
