package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlNode;

/** Reads a rule pack from its folder and finds the faults that need no compiler. */
final class PackReader {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");

  private static final int MOST_RULES = 200;

  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();
  private YamlNode regulation;

  PackReader(Path folder) {
    this.folder = folder;
  }

  /** Reads the pack; refuses it with all faults where there are some. */
  RulePack read() throws IOException, PackRefused {
    RulePack pack = readAll();
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    return pack;
  }

  /** The faults found while reading. */
  List<Fault> faults() {
    return faults;
  }

  /** Where the settings of the regulation stand, once read. */
  YamlNode regulation() {
    return regulation;
  }

  /**
   * Reads what can be read, so that more can be checked; parts with faults may be null.
   *
   * @throws PackRefused where there is nothing to go on with
   */
  RulePack readAll() throws IOException, PackRefused {
    String regulationText = text(folder.resolve(RegulationReader.FILE));
    if (regulationText == null) {
      throw new PackRefused(faults);
    }
    RegulationReader reader = new RegulationReader();
    String code = folder.toAbsolutePath().normalize().getFileName().toString();
    Regulation regulation = reader.read(code, RegulationReader.FILE, regulationText, faults);
    List<Rule> rules = new ArrayList<>();
    Map<String, String> drls = new HashMap<>();
    Map<String, String> abouts = new HashMap<>();
    Map<String, DrlCells> cells = new HashMap<>();
    List<String> content = new ArrayList<>(List.of(regulationText));
    Set<String> codes = new TreeSet<>();
    for (Path ruleFolder : ruleFolders()) {
      codes.add(name(ruleFolder));
      Rule rule = rule(ruleFolder, drls, abouts, cells, content);
      if (rule != null) {
        rules.add(rule);
      }
    }
    if (rules.isEmpty() && faults.isEmpty()) {
      faults.add(
          new Fault(
              ".", 0, 0, "the pack has no rule", "make a folder with rule.drl; see README.md"));
    }
    if (!regulation.clauses().isEmpty()) {
      clausesAndRulesAgree(regulation, rules, reader, codes, abouts);
    }
    retiredCodes(reader, regulation, rules);
    formerCodes(reader, regulation, rules, codes, abouts);
    switchedOff(reader, regulation, codes);
    links();
    this.regulation = reader.root();
    Parameters parameters = reader.parameters();
    return new RulePack(regulation, rules, parameters, drls, abouts, Hashes.of(content), cells);
  }

  private List<Path> ruleFolders() throws IOException, PackRefused {
    List<Path> folders;
    try (Stream<Path> children = Files.list(folder)) {
      folders =
          children
              .filter(Files::isDirectory)
              .filter(child -> !child.getFileName().toString().startsWith("."))
              .sorted((a, b) -> CodePoints.ORDER.compare(name(a), name(b)))
              .toList();
    }
    if (folders.size() > MOST_RULES) {
      faults.add(
          new Fault(
              ".",
              0,
              0,
              "the pack has " + folders.size() + " rules, more than " + MOST_RULES,
              "make several packs of it"));
      throw new PackRefused(faults);
    }
    return folders.stream().filter(child -> PackFiles.isOfPack(folder, child, faults)).toList();
  }

  /** What a pack doesn't hold itself would be read, and kept with it, from anywhere. */
  private void links() throws IOException {
    List<Fault> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isSymbolicLink)
          .limit(MOST_RULES)
          .forEach(link -> PackFiles.isOfPack(folder, link, found));
    }
    found.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
  }

  private Rule rule(
      Path ruleFolder,
      Map<String, String> drls,
      Map<String, String> abouts,
      Map<String, DrlCells> cells,
      List<String> content)
      throws IOException {
    String code = name(ruleFolder);
    if (!CODE.matcher(code).matches()) {
      faults.add(
          new Fault(
              code,
              0,
              0,
              "a code is written in small letters a to z, digits and hyphens",
              "rename the folder, as in late-letter"));
    }
    boolean table = isTable(ruleFolder);
    String drl = table ? table(ruleFolder, cells) : text(ruleFolder.resolve(RuleReader.DRL));
    String about = text(ruleFolder.resolve(RuleReader.FILE));
    if (!hasScenarios(ruleFolder.resolve(RuleReader.SCENARIOS))) {
      faults.add(
          new Fault(
              code + "/" + RuleReader.SCENARIOS,
              0,
              0,
              "the rule has no scenario",
              "write at least one that fires and one near miss"));
    }
    if (drl != null) {
      drls.put(code, drl);
    }
    if (drl == null || about == null) {
      return null;
    }
    abouts.put(code, about);
    content.addAll(List.of(code, drl, about));
    String file = code + "/" + (table ? DecisionTable.FILE : RuleReader.DRL);
    return RuleReader.read(code, code + "/" + RuleReader.FILE, about, file, drl, faults);
  }

  /** Whether a rule is written as a table; one that is written both ways is told. */
  private boolean isTable(Path ruleFolder) {
    boolean table = Files.isRegularFile(ruleFolder.resolve(DecisionTable.FILE));
    if (table && Files.exists(ruleFolder.resolve(RuleReader.DRL))) {
      faults.add(
          new Fault(
              name(ruleFolder),
              0,
              0,
              "the rule is written twice: " + RuleReader.DRL + " and " + DecisionTable.FILE,
              "delete the one that does not count"));
    }
    return table;
  }

  /** The DRL that a table says; null where it can't be made, the faults told. */
  private String table(Path ruleFolder, Map<String, DrlCells> cells) {
    String code = name(ruleFolder);
    DecisionTable table =
        DecisionTableFile.read(
            code, code + "/" + DecisionTable.FILE, ruleFolder.resolve(DecisionTable.FILE), faults);
    if (table == null) {
      return null;
    }
    cells.put(code, table.cells());
    return table.drl();
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
      Regulation regulation,
      List<Rule> rules,
      RegulationReader reader,
      Set<String> codes,
      Map<String, String> abouts) {
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
              .get("rules")
              .item(code)
              .fault(
                  "clause " + clause.id() + " names the rule " + code + ", which has no folder",
                  Nearest.of(code, codes)
                      .map(nearest -> "did you mean " + nearest + "?")
                      .orElse("remove it here, or write the rule"));
        }
      }
    }
    for (Rule rule : rules) {
      for (String id : rule.clauses()) {
        if (!ids.contains(id)) {
          faults.add(
              clausesLine(
                  rule,
                  abouts,
                  "there is no clause " + id + " in " + RegulationReader.FILE,
                  Nearest.of(id, ids)
                      .map(nearest -> "did you mean " + nearest + "?")
                      .orElse("add it there under `clauses`")));
        } else if (!regulation.clause(id).rules().contains(rule.code())) {
          reader
              .clausesNode()
              .key(id)
              .fault(
                  "clause " + id + " does not name the rule " + rule.code() + ", which rests on it",
                  "add " + rule.code() + " to its `rules`");
        }
      }
      for (Regulation.Clause clause : regulation.clausesOf(rule.code())) {
        if (!rule.clauses().isEmpty() && !rule.clauses().contains(clause.id())) {
          faults.add(
              clausesLine(
                  rule,
                  abouts,
                  "clause " + clause.id() + " names this rule, the rule does not name the clause",
                  "add " + clause.id() + " to `clauses`"));
        }
      }
    }
  }

  /** The text of a file with plain line ends, or null, the fault told. */
  private String text(Path file) throws IOException {
    String path = folder.relativize(file).toString().replace('\\', '/');
    if (!PackFiles.exists(file)) {
      faults.add(new Fault(path, 0, 0, "the file is missing", missing(path)));
      return null;
    }
    return PackFiles.text(folder, file, faults);
  }

  private static String missing(String path) {
    return path.equals(RegulationReader.FILE)
        ? "a pack begins with it; see qd213/regulation.yaml"
        : "a rule has three parts: "
            + RuleReader.DRL
            + " (or "
            + DecisionTable.FILE
            + "), "
            + RuleReader.FILE
            + ", "
            + RuleReader.SCENARIOS;
  }

  /** A code once used means what it meant: findings of old audits name it. */
  private static void retiredCodes(
      RegulationReader reader, Regulation regulation, List<Rule> rules) {
    for (Rule rule : rules) {
      if (regulation.retiredRules().containsKey(rule.code())) {
        reader
            .root()
            .get(RegulationReader.RETIRED_RULES)
            .key(rule.code())
            .fault(
                "the code " + rule.code() + " belonged to a rule retired before",
                "choose another code; findings of old audits name this one");
      }
    }
  }

  /** A former code belongs to one rule alone, and names no rule that there is. */
  private void formerCodes(
      RegulationReader reader,
      Regulation regulation,
      List<Rule> rules,
      Set<String> codes,
      Map<String, String> abouts) {
    Map<String, String> claimed = new HashMap<>();
    for (Rule rule : rules) {
      for (String former : rule.formerCodes()) {
        String message = null;
        String remedy = "remove it from `" + RuleReader.FORMER_CODES + "`";
        String before = claimed.putIfAbsent(former, rule.code());
        if (!CODE.matcher(former).matches()) {
          message = former + " can't be a code that the rule had";
          remedy = "write the code of the folder that it had, as in late-letter";
        } else if (former.equals(rule.code())) {
          message = former + " is the code that the rule has now";
        } else if (codes.contains(former)) {
          message = former + " is the code of another rule, which is still there";
        } else if (rule.code().equals(before)) {
          message = former + " stands twice among the former codes";
        } else if (before != null) {
          message = "the rule " + before + " was named " + former + " before, too";
          remedy = "leave it to the rule that goes on with its findings";
        }
        if (message != null) {
          faults.add(formerLine(rule, former, abouts, message, remedy));
        } else if (regulation.retiredRules().containsKey(former)) {
          reader
              .root()
              .get(RegulationReader.RETIRED_RULES)
              .key(former)
              .fault(
                  "the rule " + former + " is not retired: " + rule.code() + " goes on with it",
                  "remove it here, or from `"
                      + RuleReader.FORMER_CODES
                      + "` of "
                      + rule.code()
                      + "/"
                      + RuleReader.FILE);
        }
      }
    }
  }

  private static Fault formerLine(
      Rule rule, String former, Map<String, String> abouts, String message, String remedy) {
    String text = abouts.get(rule.code());
    int list = Math.max(text.indexOf(RuleReader.FORMER_CODES + ":"), 0);
    int at =
        rule.formerCodes().indexOf(former) == rule.formerCodes().lastIndexOf(former)
            ? text.indexOf(former, list + RuleReader.FORMER_CODES.length())
            : list;
    return new DrlText(rule.code() + "/" + RuleReader.FILE, text, List.of())
        .fault(Math.max(at, list), message, remedy);
  }

  /** A rule that is switched off is one that there is. */
  private static void switchedOff(
      RegulationReader reader, Regulation regulation, Set<String> codes) {
    for (String code : regulation.switchedOff().keySet()) {
      if (!codes.contains(code)) {
        reader
            .root()
            .get(RegulationReader.SWITCHED_OFF)
            .key(code)
            .fault(
                "there is no rule " + code + " to be switched off",
                Nearest.of(code, codes)
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("remove it"));
      }
    }
  }

  private static Fault clausesLine(
      Rule rule, Map<String, String> abouts, String message, String remedy) {
    DrlText about =
        new DrlText(rule.code() + "/" + RuleReader.FILE, abouts.get(rule.code()), List.of());
    return about.fault(Math.max(about.text().indexOf("clauses:"), 0), message, remedy);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
