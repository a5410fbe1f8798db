package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;

/**
 * What must hold of a rule's DRL beside what the compiler says: it has none of the usual slips, it
 * parses, it says nothing but what the {@link AllowList} allows, its rules are named after the
 * folder, the parameters and variants that it names exist, and the message is filled.
 */
final class DrlChecks {

  /** Comes between a rule's code and what tells several rules of one file apart. */
  static final String NAME_SEPARATOR = ": ";

  /** What a rule may be named. */
  static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} .,:;()/'_-]+");

  private static final Pattern UNEXPECTED = Pattern.compile("(?:mismatched|at) input '([^']*)'");

  private final RulePack pack;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Set<String>> parametersRead = new TreeMap<>();

  DrlChecks(RulePack pack) {
    this.pack = pack;
  }

  /** All faults found in the DRL of the pack. */
  List<Fault> faults() {
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(pack.drl()).entrySet()) {
      int before = faults.size();
      check(entry.getKey(), entry.getValue(), names);
      inCells(entry.getKey(), faults.subList(before, faults.size()));
    }
    return faults;
  }

  /** Of a rule by table, what is wrong in the DRL made of it is wrong in its cells. */
  private void inCells(String code, List<Fault> found) {
    DrlCells cells = pack.cells().get(code);
    if (cells == null) {
      return;
    }
    String file = file(code);
    List<Fault> ofDrl = found.stream().filter(fault -> fault.file().equals(file)).toList();
    List<Fault> others = found.stream().filter(fault -> !fault.file().equals(file)).toList();
    found.clear();
    found.addAll(cells.located(file, ofDrl));
    found.addAll(others);
  }

  private String file(String code) {
    return code + "/" + (pack.cells().containsKey(code) ? DecisionTable.FILE : RuleReader.DRL);
  }

  /** The parameters that rules read, once checked. */
  Set<String> parametersRead() {
    Set<String> all = new LinkedHashSet<>();
    parametersRead.values().forEach(all::addAll);
    return all;
  }

  /** The parameters that one rule reads, in the order in which it names them, once checked. */
  Set<String> parametersRead(String code) {
    return parametersRead.getOrDefault(code, Set.of());
  }

  private void check(String code, String text, Map<String, String> names) {
    DrlText drl = DrlText.of(file(code), text);
    List<Fault> slips = DrlSlips.of(drl);
    faults.addAll(slips);
    PackageDescr file = slips.isEmpty() ? parse(drl, code) : null;
    if (file == null) {
      return;
    }
    RuleUse use = new RuleUse();
    int before = faults.size();
    try {
      new AllowList(drl, pack.regulation().parameters(), use, faults).check(file);
    } catch (StackOverflowError e) {
      faults.add(
          drl.fault(
              0, "a condition is nested too deep to be read", "make several conditions of it"));
    }
    boolean allowed = faults.size() == before;
    file.getRules().forEach(one -> name(drl, code, one, names));
    parametersRead.put(code, use.parameters);
    pack.rules().stream()
        .filter(rule -> rule.code().equals(code))
        .forEach(
            rule -> {
              variants(drl, rule, use);
              if (allowed) {
                placeholders(rule, use);
              }
            });
  }

  private PackageDescr parse(DrlText drl, String code) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr descr = parser.parse(false, drl.text());
      if (parser.hasErrors()) {
        faults.add(fault(drl, parser.getErrors().getFirst()));
        return null;
      }
      if (descr == null || descr.getRules().isEmpty()) {
        faults.add(drl.fault(0, "there is no rule in it", "write `rule \"" + code + "\"`"));
        return null;
      }
      return descr;
    } catch (DroolsParserException e) {
      faults.add(drl.fault(0, "the rule can't be read: " + e.getMessage(), ""));
      return null;
    } catch (StackOverflowError e) {
      faults.add(
          drl.fault(0, "the rule is nested too deep to be read", "make several conditions of it"));
      return null;
    }
  }

  /** The first thing that the parser did not expect; what follows it are consequences. */
  private static Fault fault(DrlText drl, DroolsError error) {
    Matcher unexpected = UNEXPECTED.matcher(error.getMessage());
    String message =
        unexpected.find()
            ? "`" + unexpected.group(1) + "` is not expected here"
            : "this can't be read: " + error.getMessage();
    int offset =
        error instanceof ParserError parserError && parserError.getRow() > 0
            ? drl.lineStart(parserError.getRow()) + Math.max(parserError.getCol(), 0)
            : 0;
    return drl.fault(
        offset,
        message,
        "see how rules/README.md writes a rule, and compare with a rule that works");
  }

  private void name(DrlText drl, String code, RuleDescr descr, Map<String, String> names) {
    String name = descr.getName();
    int at = Math.max(drl.text().indexOf('"', Math.max(descr.getStartCharacter(), 0)), 0);
    if (!codeOf(name).equals(code)) {
      faults.add(
          drl.fault(
              at,
              "the rule is named \"" + name + "\"",
              "name it \"" + code + "\" or \"" + code + NAME_SEPARATOR + "…\", after its folder"));
    } else if (!NAME.matcher(name).matches()) {
      faults.add(
          drl.fault(
              at, "the name of the rule holds a special sign", "use letters, digits and spaces"));
    }
    String before = names.put(name, drl.file());
    if (before != null) {
      faults.add(
          drl.fault(
              at,
              "a rule is named \"" + name + "\" already in " + before,
              "write \"" + code + NAME_SEPARATOR + "…\" with what tells the two apart"));
    }
  }

  private void variants(DrlText drl, Rule rule, RuleUse use) {
    Set<String> reported = new LinkedHashSet<>();
    for (RuleUse.Named variant : use.variants) {
      reported.add(variant.text());
      if (!rule.variants().containsKey(variant.text())) {
        faults.add(
            drl.fault(
                variant.offset() + 1,
                "there is no variant "
                    + variant.text()
                    + " in "
                    + rule.code()
                    + "/"
                    + RuleReader.FILE,
                Nearest.of(variant.text(), rule.variants().keySet())
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("add it there under `variants`")));
      }
    }
    for (String name : rule.variants().keySet()) {
      if (!reported.contains(name)) {
        faults.add(
            about(
                rule,
                name + ":",
                "the variant " + name + " is never reported",
                "remove it, or write reportAs(\""
                    + name
                    + "\", …) in "
                    + rule.drl().substring(rule.drl().lastIndexOf('/') + 1)));
      }
    }
  }

  private void placeholders(Rule rule, RuleUse use) {
    Set<String> bound = new LinkedHashSet<>(Placeholder.ALWAYS);
    bound.addAll(use.bound);
    placeholders(rule, rule.message(), bound);
    rule.variants().values().stream()
        .filter(variant -> variant.message() != null)
        .forEach(variant -> placeholders(rule, variant.message(), bound));
  }

  private void placeholders(Rule rule, Text message, Set<String> bound) {
    for (String text : new String[] {message.vi(), message.en()}) {
      if (text == null) {
        continue;
      }
      Placeholder.scan(
          text,
          new Placeholder.Visitor() {
            @Override
            public void literal(String literal) {
              if (literal.contains("{") || literal.contains("}")) {
                faults.add(
                    about(
                        rule,
                        literal.contains("{") ? literal.substring(literal.indexOf('{')) : literal,
                        "a brace of the message has no partner",
                        "write {name}, or leave the brace out"));
              }
            }

            @Override
            public void placeholder(Placeholder placeholder) {
              for (String name : placeholder.names()) {
                if (!bound.contains(name)) {
                  faults.add(
                      about(
                          rule,
                          "{" + placeholder.name(),
                          "the message needs {" + name + "}, but the rule binds no $" + name,
                          Nearest.of(name, bound)
                              .map(nearest -> "did you mean " + nearest + "?")
                              .orElse("keep the value in the rule: `$" + name + " : field`")));
                }
              }
            }

            @Override
            public void unreadable(String braces) {
              faults.add(
                  about(
                      rule,
                      braces,
                      braces + " in the message is no placeholder",
                      "write {name}, {from..to} or {name:format} with one of the formats "
                          + String.join(", ", Placeholder.FORMATS)));
            }
          });
    }
  }

  /** A fault at the first place of a text in the rule's about.md. */
  private Fault about(Rule rule, String text, String message, String remedy) {
    DrlText about =
        new DrlText(
            rule.code() + "/" + RuleReader.FILE,
            pack.about().getOrDefault(rule.code(), ""),
            List.of());
    return about.fault(Math.max(about.text().indexOf(text), 0), message, remedy);
  }

  /** The code of the rule that a DRL rule belongs to. */
  static String codeOf(String ruleName) {
    int end = ruleName.indexOf(NAME_SEPARATOR);
    return end < 0 ? ruleName : ruleName.substring(0, end);
  }
}
