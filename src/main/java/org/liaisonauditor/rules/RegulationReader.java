package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.facts.Terms;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;
import org.liaisonauditor.yaml.YamlNode;

/** Reads {@code regulation.yaml}. */
final class RegulationReader {

  static final String FILE = "regulation.yaml";
  static final String RETIRED_RULES = "retired-rules";
  static final String SWITCHED_OFF = "switched-off";

  private static final Map<String, String> UNITS_OF_TERMS =
      Map.of(
          Terms.EARLY_LETTER_DAYS,
          "days",
          Terms.EVALUATION_DUE,
          ParameterValues.DAY,
          Terms.TOP_RATINGS,
          ParameterValues.RATINGS,
          Terms.COMPARED_FROM,
          "evaluations");

  private final Map<String, Map<LocalDate, Object>> values = new HashMap<>();
  private YamlNode root;
  private YamlNode clausesNode;

  Regulation read(String code, String file, String text, List<Fault> faults) {
    root = YamlFile.parse(file, text, 1, faults);
    root.entries(
        List.of(
            "title", "validity", "ratings", "clauses", "parameters", RETIRED_RULES, SWITCHED_OFF));
    YamlNode validity = root.need("validity");
    validity.entries(List.of("from", "to"));
    RatingScale scale = scale(root.need("ratings"));
    clausesNode = root.need("clauses");
    return new Regulation(
        code,
        text(root.need("title")),
        validity.need("from").date(),
        validity.get("to").date(),
        clauses(),
        scale,
        parameters(root.need("parameters"), scale),
        retiredRules(root.get(RETIRED_RULES)),
        switchedOff(root.get(SWITCHED_OFF)));
  }

  /** The whole file, for faults about it. */
  YamlNode root() {
    return root;
  }

  private static NavigableMap<String, Regulation.RetiredRule> retiredRules(YamlNode node) {
    NavigableMap<String, Regulation.RetiredRule> retired = new TreeMap<>();
    node.entries()
        .forEach(
            (code, rule) -> {
              rule.entries(List.of("on", "reason"));
              retired.put(
                  code,
                  new Regulation.RetiredRule(rule.need("on").date(), text(rule.need("reason"))));
            });
    return retired;
  }

  private static NavigableMap<String, Regulation.SwitchedOff> switchedOff(YamlNode node) {
    NavigableMap<String, Regulation.SwitchedOff> off = new TreeMap<>();
    node.entries()
        .forEach(
            (code, rule) -> {
              rule.entries(List.of("from", "to", "reason"));
              LocalDate from = rule.need("from").date();
              LocalDate to = rule.get("to").date();
              Text reason = text(rule.need("reason"));
              if (from != null && to != null && to.isBefore(from)) {
                rule.get("to")
                    .fault(
                        "the rule " + code + " would be switched off from " + from + " to " + to,
                        "write a last day that does not come before the first");
              }
              if (from != null) {
                off.put(code, new Regulation.SwitchedOff(from, to, reason));
              }
            });
    return off;
  }

  /** The parameters' values, once read. */
  Parameters parameters() {
    return new Parameters(values);
  }

  /** Where the clauses stand, for faults about them. */
  YamlNode clausesNode() {
    return clausesNode;
  }

  /** A text that must be there in both languages. */
  static Text text(YamlNode node) {
    node.entries(List.of("vi", "en"));
    return new Text(node.need("vi").text(), node.need("en").text());
  }

  private static RatingScale scale(YamlNode node) {
    List<RatingScale.Rating> ratings = new ArrayList<>();
    node.entries().forEach((code, name) -> ratings.add(new RatingScale.Rating(code, text(name))));
    return new RatingScale(ratings);
  }

  private List<Regulation.Clause> clauses() {
    List<Regulation.Clause> clauses = new ArrayList<>();
    clausesNode
        .entries()
        .forEach(
            (id, node) -> {
              node.entries(List.of("reference", "text", "status", "rules"));
              Regulation.ClauseStatus status =
                  node.need("status").constant(Regulation.ClauseStatus.class);
              List<String> rules = List.copyOf(node.get("rules").texts());
              boolean watched =
                  status == Regulation.ClauseStatus.COVERED
                      || status == Regulation.ClauseStatus.PARTLY;
              if (status != null && watched == rules.isEmpty()) {
                clausesNode
                    .key(id)
                    .fault(
                        watched
                            ? "clause " + id + " is watched by no rule"
                            : "clause " + id + " has rules, its status says otherwise",
                        watched
                            ? "name its rules under `rules`, or change its status"
                            : "set its status to covered or partly");
              }
              clauses.add(
                  new Regulation.Clause(
                      id, text(node.need("reference")), text(node.need("text")), status, rules));
            });
    return clauses;
  }

  private NavigableMap<String, Regulation.ParameterInfo> parameters(
      YamlNode node, RatingScale scale) {
    NavigableMap<String, Regulation.ParameterInfo> infos = new TreeMap<>();
    ParameterValues parser = new ParameterValues(scale);
    Map<String, YamlNode> entries = node.entries();
    entries.forEach(
        (name, parameter) -> {
          parameter.entries(List.of("unit", "meaning", "values"));
          String unit = parameter.need("unit").text();
          Text meaning = text(parameter.need("meaning"));
          if (unit == null) {
            infos.put(name, new Regulation.ParameterInfo("", meaning, List.of()));
          } else {
            List<Regulation.DatedValue> dated =
                datedValues(name, unit, parameter.need("values"), parser);
            infos.put(name, new Regulation.ParameterInfo(unit, meaning, dated));
          }
        });
    if (!node.present()) {
      return infos;
    }
    UNITS_OF_TERMS.forEach(
        (name, unit) -> {
          if (!entries.containsKey(name)) {
            root.key("parameters")
                .fault(
                    "the parameter " + name + " (unit " + unit + ") is missing; the terms need it",
                    "add it under `parameters`");
          } else if (infos.containsKey(name) && !infos.get(name).unit().equals(unit)) {
            entries.get(name).fault("the unit of " + name + " must be " + unit);
          }
        });
    return infos;
  }

  private List<Regulation.DatedValue> datedValues(
      String name, String unit, YamlNode node, ParameterValues parser) {
    List<Regulation.DatedValue> dated = new ArrayList<>();
    Map<LocalDate, Object> byDay = new TreeMap<>();
    Set<LocalDate> days = new HashSet<>();
    for (YamlNode item : node.items()) {
      item.entries(List.of("from", "value", "source"));
      YamlNode value = item.need("value");
      String text = value.isList() ? String.join(", ", value.texts()) : value.text();
      LocalDate from = item.get("from").date();
      if (!days.add(from)) {
        item.fault(name + " has two values from the same day on", "remove one");
      }
      if (text != null) {
        try {
          byDay.put(from == null ? LocalDate.MIN : from, parser.parse(unit, text));
        } catch (IllegalArgumentException e) {
          String[] parts = e.getMessage().split("; ", 2);
          value.fault(name + ": " + parts[0], parts.length > 1 ? parts[1] : "");
        }
      }
      dated.add(new Regulation.DatedValue(from, text, text(item.need("source"))));
    }
    if (node.present() && dated.isEmpty()) {
      node.fault(name + " needs at least one value");
    }
    values.put(name, byDay);
    return dated;
  }
}
