package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/** Reads the scenarios of a pack. */
final class ScenarioReader {

  private final RulePack pack;
  private final List<Fault> faults = new ArrayList<>();

  ScenarioReader(RulePack pack) {
    this.pack = pack;
  }

  List<Scenario> read(Path folder) throws IOException, PackRefused {
    List<Scenario> scenarios = new ArrayList<>();
    for (Rule rule : pack.rules()) {
      Set<String> names = new HashSet<>();
      for (Path file : files(folder.resolve(rule.code()).resolve(RuleReader.SCENARIOS))) {
        String path = rule.code() + "/" + RuleReader.SCENARIOS + "/" + file.getFileName();
        String text = PackFiles.text(folder, file, faults);
        if (text == null) {
          continue;
        }
        YamlNode root = YamlFile.parse(path, text, 1, faults);
        for (YamlNode node : root.items()) {
          Scenario scenario = scenario(rule, path, node);
          if (scenario != null) {
            scenarios.add(scenario);
          }
          String name = node.get("name").text();
          if (name != null && !names.add(name)) {
            node.fault("the rule has a scenario of this name already: " + name);
          }
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    return scenarios;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .sorted(
              (a, b) ->
                  CodePoints.ORDER.compare(a.getFileName().toString(), b.getFileName().toString()))
          .toList();
    }
  }

  private Scenario scenario(Rule rule, String path, YamlNode node) {
    node.entries(List.of("name", "as-of", "period", "with", "given", "expect"));
    String name = node.need("name").text();
    LocalDate asOf = node.need("as-of").date();
    YamlNode period = node.need("period");
    Parameters parameters = parameters(node.get("with"));
    Records records = new ScenarioTables(path).read(node.need("given"));
    references(records);
    keys(records);
    List<Scenario.Expected> expected =
        node.need("expect").items().stream().map(ScenarioReader::expected).toList();
    AuditContext context = context(period, asOf, parameters);
    return context == null
        ? null
        : new Scenario(
            rule.code(),
            path,
            node.line(),
            name,
            context,
            records,
            expected,
            ScenarioDraft.of(node));
  }

  /**
   * A scenario that is not in a file yet, without the findings that it expects.
   *
   * @throws PackRefused where what it says can't be
   */
  static Scenario of(RulePack pack, String rule, ScenarioDraft draft) throws PackRefused {
    ScenarioReader reader = new ScenarioReader(pack);
    YamlNode root = YamlFile.parse("draft", draft.yaml(List.of(), false), 1, reader.faults);
    Scenario scenario = reader.scenario(pack.rule(rule), "draft", root.items().getFirst());
    if (!reader.faults.isEmpty()) {
      throw new PackRefused(reader.faults);
    }
    return scenario;
  }

  /** Records that name a member or meeting that is not given would never be looked at. */
  private void references(Records records) {
    Set<String> members = new TreeSet<>(CodePoints.ORDER);
    records.members().forEach(member -> members.add(member.code()));
    Set<String> meetings = new TreeSet<>(CodePoints.ORDER);
    records.meetings().forEach(meeting -> meetings.add(meeting.code()));
    records.introductions().forEach(row -> check(row, row.member(), "member", members));
    records.evaluations().forEach(row -> check(row, row.member(), "member", members));
    records.classifications().forEach(row -> check(row, row.member(), "member", members));
    records.followUps().forEach(row -> check(row, row.member(), "member", members));
    for (Attendance row : records.attendance()) {
      check(row, row.member(), "member", members);
      check(row, row.meeting(), "meeting", meetings);
    }
  }

  private void check(Submitted row, String code, String kind, Set<String> given) {
    if (!given.contains(code)) {
      fault(
          row,
          "no "
              + kind
              + " "
              + code
              + " is given"
              + Nearest.hint(code, given)
              + (given.isEmpty() ? " Add it." : " Add it, or name one that is: ")
              + String.join(", ", given));
    }
  }

  /** The same key twice is an error in a submission, so that a rule never sees it. */
  private void keys(Records records) {
    Set<List<Object>> seen = new HashSet<>();
    Stream.of(
            records.units(),
            records.members(),
            records.introductions(),
            records.groups(),
            records.meetings(),
            records.attendance(),
            records.evaluations(),
            records.classifications())
        .flatMap(List::stream)
        .filter(row -> !seen.add(List.of(row.table(), row.key())))
        .forEach(
            row ->
                fault(
                    row,
                    row.table().english()
                        + " "
                        + row.key()
                        + " is given twice; give each row a key of its own"));
  }

  private void fault(Submitted row, String message) {
    faults.add(new Fault(row.source().file(), row.source().row(), 0, message));
  }

  private static AuditContext context(YamlNode node, LocalDate asOf, Parameters parameters) {
    String text = node.text();
    String[] days = text == null ? new String[0] : text.split("/");
    if (asOf == null || parameters == null || days.length != 2) {
      if (text != null && days.length != 2) {
        node.fault(text + " is no period; write it as 2025-01-01/2025-12-31");
      }
      return null;
    }
    try {
      return new AuditContext(LocalDate.parse(days[0]), LocalDate.parse(days[1]), asOf, parameters);
    } catch (DateTimeException | IllegalArgumentException e) {
      node.fault(text + " can't be: " + e.getMessage());
      return null;
    }
  }

  /** A parameter takes one value, or a list of values in time as in regulation.yaml. */
  private Parameters parameters(YamlNode node) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, Map<LocalDate, Object>> dated = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (name, value) -> {
              if (value.items().stream().anyMatch(item -> item.get("value").present())) {
                dated.put(name, dated(name, value));
              } else {
                settings.put(name, value.isList() ? String.join(",", value.texts()) : value.text());
              }
            });
    try {
      return RulePacks.parameters(pack, settings).withDated(dated);
    } catch (IllegalArgumentException e) {
      node.fault(e.getMessage());
      return null;
    }
  }

  private Map<LocalDate, Object> dated(String name, YamlNode values) {
    Map<LocalDate, Object> dated = new TreeMap<>();
    for (YamlNode item : values.items()) {
      item.entries(List.of("from", "value"));
      LocalDate from = item.get("from").date();
      YamlNode value = item.need("value");
      String text = value.isList() ? String.join(",", value.texts()) : value.text();
      try {
        Object parsed = RulePacks.value(pack, name, text);
        if (dated.put(from == null ? LocalDate.MIN : from, parsed) != null) {
          item.fault(name + " has two values from the same day on; remove one");
        }
      } catch (IllegalArgumentException e) {
        value.fault(e.getMessage());
      }
    }
    return dated;
  }

  private static Scenario.Expected expected(YamlNode node) {
    node.entries(List.of("subject", "unit", "severity", "occasion", "message"));
    String occasion = node.get("occasion").text();
    YamlNode message = node.get("message");
    Text text = null;
    if (message.present()) {
      text = RegulationReader.text(message);
    }
    return new Scenario.Expected(
        node.need("subject").text(),
        node.need("unit").text(),
        node.need("severity").constant(Severity.class),
        occasion == null ? "" : occasion,
        text);
  }
}
