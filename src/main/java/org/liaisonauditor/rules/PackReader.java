package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;

/** Reads a rule pack from its folder and finds the faults that need no compiler. */
final class PackReader {

  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();

  PackReader(Path folder) {
    this.folder = folder;
  }

  RulePack read() throws IOException, PackRefused {
    String regulationText = text(folder.resolve(RegulationReader.FILE));
    if (regulationText == null) {
      throw new PackRefused(faults);
    }
    RegulationReader reader = new RegulationReader();
    String code = folder.toAbsolutePath().normalize().getFileName().toString();
    Regulation regulation = reader.read(code, RegulationReader.FILE, regulationText, faults);
    List<Rule> rules = new ArrayList<>();
    Map<String, String> drls = new HashMap<>();
    List<String> content = new ArrayList<>(List.of(regulationText));
    for (Path ruleFolder : ruleFolders()) {
      Rule rule = rule(ruleFolder, drls, content);
      if (rule != null) {
        rules.add(rule);
      }
    }
    if (rules.isEmpty() && faults.isEmpty()) {
      faults.add(new Fault(".", 0, 0, "the pack has no rule; a rule is a folder with rule.drl"));
    }
    if (!regulation.clauses().isEmpty()) {
      clausesAndRulesAgree(regulation, rules, reader);
    }
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    Parameters parameters = reader.parameters();
    return new RulePack(regulation, rules, parameters, drls, Hashes.of(content));
  }

  private List<Path> ruleFolders() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted((a, b) -> CodePoints.ORDER.compare(name(a), name(b)))
          .toList();
    }
  }

  private Rule rule(Path ruleFolder, Map<String, String> drls, List<String> content)
      throws IOException {
    String code = name(ruleFolder);
    String drl = text(ruleFolder.resolve(RuleReader.DRL));
    String about = text(ruleFolder.resolve(RuleReader.FILE));
    if (!hasScenarios(ruleFolder.resolve(RuleReader.SCENARIOS))) {
      faults.add(
          new Fault(
              code + "/" + RuleReader.SCENARIOS,
              0,
              0,
              "the rule has no scenario; write at least one that fires and one near miss"));
    }
    if (drl == null || about == null) {
      return null;
    }
    drls.put(code, drl);
    content.addAll(List.of(code, drl, about));
    return RuleReader.read(code, code + "/" + RuleReader.FILE, about, drl, faults);
  }

  private static boolean hasScenarios(Path scenarios) throws IOException {
    if (!Files.isDirectory(scenarios)) {
      return false;
    }
    try (Stream<Path> files = Files.list(scenarios)) {
      return files.anyMatch(file -> name(file).endsWith(".yaml"));
    }
  }

  /** What clauses say of their rules and what rules say of their clauses must be the same. */
  private void clausesAndRulesAgree(
      Regulation regulation, List<Rule> rules, RegulationReader reader) {
    TreeSet<String> codes =
        rules.stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> ids =
        regulation.clauses().stream()
            .map(Regulation.Clause::id)
            .collect(Collectors.toCollection(TreeSet::new));
    for (Regulation.Clause clause : regulation.clauses()) {
      for (String code : clause.rules()) {
        if (!codes.contains(code)) {
          reader
              .clausesNode()
              .get(clause.id())
              .fault(
                  "clause "
                      + clause.id()
                      + " names the rule "
                      + code
                      + ", which has no folder"
                      + Nearest.hint(code, codes));
        }
      }
    }
    for (Rule rule : rules) {
      for (String id : rule.clauses()) {
        String about = rule.code() + "/" + RuleReader.FILE;
        if (!ids.contains(id)) {
          faults.add(new Fault(about, 0, 0, "there is no clause " + id + Nearest.hint(id, ids)));
        } else if (!regulation.clause(id).rules().contains(rule.code())) {
          reader
              .clausesNode()
              .get(id)
              .fault(
                  "clause "
                      + id
                      + " does not name the rule "
                      + rule.code()
                      + ", which rests on it");
        }
      }
      for (Regulation.Clause clause : regulation.clausesOf(rule.code())) {
        if (!rule.clauses().contains(clause.id())) {
          faults.add(
              new Fault(
                  rule.code() + "/" + RuleReader.FILE,
                  0,
                  0,
                  "clause " + clause.id() + " names this rule; add it to `clauses`"));
        }
      }
    }
  }

  /** The text of a file with plain line ends, or null, the fault told. */
  private String text(Path file) throws IOException {
    String path = folder.relativize(file).toString().replace('\\', '/');
    if (!Files.isRegularFile(file)) {
      faults.add(new Fault(path, 0, 0, "the file is missing"));
      return null;
    }
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      faults.add(new Fault(path, 0, 0, "the file is not UTF-8; save it with that encoding"));
      return null;
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
