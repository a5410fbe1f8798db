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
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;

/**
 * What must hold of a rule's DRL beside what the compiler says: it parses, its rules are named
 * after the folder, the parameters and variants that it names exist, and the message is filled.
 */
final class DrlChecks {

  /** Comes between a rule's code and what tells several rules of one file apart. */
  static final String NAME_SEPARATOR = ": ";

  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\b(?:limit|share|codes|deadline|dayMissed|birthday)\\(([^()\"]*(?:\\([^()]*\\))?[^()\"]*)((?:\"[^\"]*\"\\s*,?\\s*)+)\\)");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern VARIANT = Pattern.compile("\\breportAs\\(\\s*\"([^\"]*)\"");
  private static final Pattern BOUND = Pattern.compile("\\$(\\w+)\\s*:");

  private final RulePack pack;
  private final List<Fault> faults = new ArrayList<>();

  DrlChecks(RulePack pack) {
    this.pack = pack;
  }

  /** All faults found in the DRL of the pack. */
  List<Fault> faults() {
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(pack.drl()).entrySet()) {
      Rule rule = pack.rule(entry.getKey());
      parse(rule, entry.getValue(), names);
      parameters(rule, entry.getValue());
      variants(rule, entry.getValue());
      placeholders(rule, entry.getValue());
    }
    return faults;
  }

  private void parse(Rule rule, String drl, Map<String, String> names) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr descr = parser.parse(false, drl);
      if (parser.hasErrors()) {
        parser.getErrors().forEach(error -> faults.add(fault(rule, error)));
      } else if (descr == null || descr.getRules().isEmpty()) {
        faults.add(
            new Fault(
                rule.drl(), 0, 0, "there is no rule in it; write `rule \"" + rule.code() + "\"`"));
      } else {
        descr.getRules().forEach(one -> name(rule, one, names));
      }
    } catch (DroolsParserException e) {
      faults.add(new Fault(rule.drl(), 0, 0, "the rule can't be read: " + e.getMessage()));
    }
  }

  private void name(Rule rule, RuleDescr descr, Map<String, String> names) {
    String name = descr.getName();
    if (!codeOf(name).equals(rule.code())) {
      faults.add(
          new Fault(
              rule.drl(),
              descr.getLine(),
              0,
              "the rule is named \""
                  + name
                  + "\"; name it \""
                  + rule.code()
                  + "\" or \""
                  + rule.code()
                  + NAME_SEPARATOR
                  + "…\", after its folder"));
    }
    String before = names.put(name, rule.drl());
    if (before != null) {
      faults.add(
          new Fault(
              rule.drl(),
              descr.getLine(),
              0,
              "a rule is named \"" + name + "\" already in " + before));
    }
  }

  private static Fault fault(Rule rule, DroolsError error) {
    return error instanceof ParserError parserError
        ? new Fault(rule.drl(), parserError.getRow(), parserError.getCol() + 1, error.getMessage())
        : new Fault(rule.drl(), 0, 0, error.getMessage());
  }

  private void parameters(Rule rule, String drl) {
    Parameters parameters = pack.parameters();
    Matcher call = PARAMETER.matcher(drl);
    while (call.find()) {
      Matcher literal = LITERAL.matcher(call.group(2));
      while (literal.find()) {
        String name = literal.group(1);
        if (!parameters.names().contains(name)) {
          faults.add(
              at(
                  rule,
                  drl,
                  call.start(2) + literal.start(1),
                  "there is no parameter "
                      + name
                      + " in "
                      + RegulationReader.FILE
                      + Nearest.hint(name, parameters.names())));
        }
      }
    }
  }

  private void variants(Rule rule, String drl) {
    Matcher matcher = VARIANT.matcher(drl);
    Set<String> reported = new LinkedHashSet<>();
    while (matcher.find()) {
      String name = matcher.group(1);
      reported.add(name);
      if (!rule.variants().containsKey(name)) {
        faults.add(
            at(
                rule,
                drl,
                matcher.start(1),
                "there is no variant "
                    + name
                    + " in "
                    + rule.code()
                    + "/"
                    + RuleReader.FILE
                    + Nearest.hint(name, rule.variants().keySet())));
      }
    }
    for (String name : rule.variants().keySet()) {
      if (!reported.contains(name)) {
        faults.add(
            new Fault(
                rule.code() + "/" + RuleReader.FILE,
                0,
                0,
                "the variant "
                    + name
                    + " is never reported; remove it, or write reportAs(\""
                    + name
                    + "\", …) in "
                    + RuleReader.DRL));
      }
    }
  }

  private void placeholders(Rule rule, String drl) {
    Set<String> bound = new LinkedHashSet<>(Placeholder.ALWAYS);
    Matcher matcher = BOUND.matcher(drl);
    while (matcher.find()) {
      bound.add(matcher.group(1));
    }
    placeholders(rule, rule.message(), bound);
    rule.variants().values().stream()
        .filter(variant -> variant.message() != null)
        .forEach(variant -> placeholders(rule, variant.message(), bound));
  }

  private void placeholders(Rule rule, Text message, Set<String> bound) {
    String about = rule.code() + "/" + RuleReader.FILE;
    for (String text : List.of(message.vi(), message.en())) {
      Placeholder.scan(
          text,
          new Placeholder.Visitor() {
            @Override
            public void literal(String literal) {
              // Words need no check.
            }

            @Override
            public void placeholder(Placeholder placeholder) {
              for (String name : placeholder.names()) {
                if (!bound.contains(name)) {
                  faults.add(
                      new Fault(
                          about,
                          0,
                          0,
                          "the message needs {"
                              + name
                              + "}, but the rule binds no $"
                              + name
                              + Nearest.hint(name, bound)));
                }
              }
            }

            @Override
            public void unreadable(String braces) {
              faults.add(
                  new Fault(
                      about,
                      0,
                      0,
                      braces
                          + " in the message is no placeholder; write {name}, {from..to} or {name:format}"
                          + " with one of the formats "
                          + String.join(", ", Placeholder.FORMATS)));
            }
          });
    }
  }

  /** The code of the rule that a DRL rule belongs to. */
  static String codeOf(String ruleName) {
    int end = ruleName.indexOf(NAME_SEPARATOR);
    return end < 0 ? ruleName : ruleName.substring(0, end);
  }

  private static Fault at(Rule rule, String drl, int index, String message) {
    int line = (int) drl.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    int column = index - drl.lastIndexOf('\n', index - 1);
    return new Fault(rule.drl(), line, column, message);
  }
}
