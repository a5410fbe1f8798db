package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.yaml.Fault;

/** Tries all mutants of one rule on the scenarios of that rule, compiled and run by the engine. */
final class MutantTrial {

  /** Mutants that were compiled together. */
  private record Compiled(KieBase base, List<Mutant> mutants) {}

  private final CompiledPack compiled;
  private final RulePack pack;
  private final Rule rule;
  private final List<Scenario> scenarios;
  private final Map<Mutant, String> drl;
  private final Map<Mutant, Integer> numbers = new HashMap<>();
  private final Map<Mutant, Compiled> alone = new HashMap<>();
  private final Set<Mutant> uncompiled = new LinkedHashSet<>();
  private final Set<Mutant> alive = new LinkedHashSet<>();
  private final Map<Mutant, String> stubs = new HashMap<>();

  /**
   * A trial.
   *
   * @param scenarios those of the rule
   * @param drl the mutants, each with its DRL
   */
  MutantTrial(CompiledPack compiled, Rule rule, List<Scenario> scenarios, Map<Mutant, String> drl) {
    this.compiled = compiled;
    this.pack = compiled.pack();
    this.rule = rule;
    this.scenarios = scenarios;
    this.drl = drl;
    drl.keySet().forEach(mutant -> numbers.put(mutant, numbers.size()));
  }

  /**
   * Runs the scenarios with each mutant.
   *
   * @param known ids of mutants for which no scenario is to be searched
   */
  void run(Set<String> known) {
    List<Compiled> groups = compile(new ArrayList<>(drl.keySet()));
    groups.forEach(group -> alive.addAll(group.mutants()));
    for (Scenario scenario : scenarios) {
      for (Compiled group : groups) {
        List<Mutant> left = group.mutants().stream().filter(alive::contains).toList();
        if (!left.isEmpty()) {
          Map<Mutant, List<Report>> reports = reports(group, scenario, left);
          for (Mutant mutant : left) {
            List<Report> reported = reports.get(mutant);
            if (reported == null || !ScenarioRunner.differences(scenario, reported).isEmpty()) {
              alive.remove(mutant);
            }
          }
        }
      }
    }
    Set<Mutant> wanted = new LinkedHashSet<>(alive);
    wanted.removeIf(mutant -> known.contains(mutant.id()));
    if (!wanted.isEmpty()) {
      search(wanted);
    }
  }

  /** All mutants that compile, in the order of the DRL. */
  List<Mutant> mutants() {
    return drl.keySet().stream().filter(mutant -> !uncompiled.contains(mutant)).toList();
  }

  /** How many the compiler refuses. */
  int uncompiled() {
    return uncompiled.size();
  }

  /** Whether no scenario noticed a mutant. */
  boolean survived(Mutant mutant) {
    return alive.contains(mutant);
  }

  /** A scenario that would notice a mutant, as YAML. */
  String stub(Mutant mutant) {
    return stubs.getOrDefault(mutant, "");
  }

  /**
   * What the rule reports on a scenario with each mutant, all branches together; null where it
   * could not run.
   */
  private Map<Mutant, List<Report>> reports(
      Compiled group, Scenario scenario, Collection<Mutant> wanted) {
    Map<Mutant, List<Report>> reports = new HashMap<>();
    wanted.forEach(mutant -> reports.put(mutant, new ArrayList<>()));
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    for (List<Fact> facts : facts(scenario)) {
      Map<String, List<Report>> sound = compiled.reportsByName(rule.code(), facts, units);
      Map<String, List<Report>> changed = changed(group, facts, units);
      for (Mutant mutant : wanted) {
        Map<String, List<Report>> own =
            changed == null ? changed(alone(mutant), facts, units) : changed;
        if (own == null || reports.get(mutant) == null) {
          reports.put(mutant, null);
        } else {
          Map<String, List<Report>> all = new LinkedHashMap<>(sound);
          all.put(
              mutant.name(),
              own.getOrDefault(MutantMaker.nameOf(rule.code(), numbers.get(mutant)), List.of()));
          reports
              .get(mutant)
              .addAll(Reports.merged(all.values().stream().flatMap(List::stream).toList()));
        }
      }
    }
    return reports;
  }

  private List<List<Fact>> facts(Scenario scenario) {
    AuditContext context = scenario.context();
    return ScenarioRunner.facts(
        scenario,
        new AuditContext(
            context.from(),
            context.to(),
            context.asOf(),
            MutantParameters.withMoved(context.parameters(), pack.regulation())));
  }

  /** By name of the mutant's rule, what it reports; null where one of them could not run. */
  private Map<String, List<Report>> changed(Compiled group, List<Fact> facts, UnitDirectory units) {
    MessageWriter messages = new MessageWriter(units, pack.regulation().ratingScale());
    try {
      return RuleSession.byName(
          group.base(), pack, messages, facts, compiled.limits().times(group.mutants().size()));
    } catch (RuntimeException | StackOverflowError e) {
      // A mutant that can't run is noticed; the others of its group are then tried one by one.
      return null;
    }
  }

  private Compiled alone(Mutant mutant) {
    return alone.computeIfAbsent(mutant, one -> compile(List.of(one)).getFirst());
  }

  /** Compiles mutants together; those that the compiler refuses are set aside. */
  private List<Compiled> compile(List<Mutant> mutants) {
    if (mutants.isEmpty()) {
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    Map<String, Mutant> byFolder = new HashMap<>();
    for (Mutant mutant : mutants) {
      String folder = rule.code() + "-mutant-" + numbers.get(mutant);
      byFolder.put(folder, mutant);
      texts.put(folder, drl.get(mutant));
      rules.add(
          new Rule(
              folder,
              List.of(),
              rule.kind(),
              rule.title(),
              rule.summary(),
              rule.message(),
              rule.severity(),
              rule.variants(),
              rule.clauses(),
              rule.sections(),
              folder + "/" + RuleReader.DRL,
              rule.hash()));
    }
    String hash =
        Hashes.of(List.of(pack.hash(), texts.keySet().stream().sorted().toList().toString()));
    try {
      KieBase base =
          CompiledPack.unkept(
              new RulePack(pack.regulation(), rules, pack.parameters(), texts, Map.of(), hash));
      return List.of(new Compiled(base, mutants));
    } catch (PackRefused refused) {
      Set<Mutant> faulty =
          refused.faults().stream()
              .map(Fault::file)
              .map(file -> byFolder.get(file.split("/")[0]))
              .filter(mutant -> mutant != null)
              .collect(Collectors.toSet());
      if (mutants.size() == 1) {
        faulty.addAll(mutants);
      }
      uncompiled.addAll(faulty);
      List<Mutant> left = mutants.stream().filter(one -> !faulty.contains(one)).toList();
      if (!faulty.isEmpty()) {
        return compile(left);
      }
      // The compiler names no file: halves find out which one it means.
      List<Compiled> halves = new ArrayList<>(compile(left.subList(0, left.size() / 2)));
      halves.addAll(compile(left.subList(left.size() / 2, left.size())));
      return halves;
    }
  }

  private void search(Set<Mutant> wanted) {
    List<ConditionRule> rules = ConditionParser.parse(rule.code(), pack.drl().get(rule.code()));
    List<Compiled> groups = compile(List.copyOf(wanted));
    Map<Mutant, ScenarioDraft> found =
        new ScenarioSearch(pack)
            .search(
                scenarios,
                wanted,
                scenario -> ConditionWatch.compared(rules, scenario),
                scenario -> noticed(groups, scenario),
                ScenarioSearch.PAIRS);
    ScenarioStub stub = new ScenarioStub(compiled);
    for (Mutant mutant : wanted) {
      ScenarioDraft draft = found.get(mutant);
      String name = "notices " + mutant.change().replace(Mutant.INTO, " for ");
      stubs.put(
          mutant,
          draft == null
              ? stub.blank(scenarios, mutant.change() + " changes what is found", name)
              : stub.of(rule.code(), draft.named(name), onlyInWords(groups, mutant, draft)));
    }
  }

  /** The mutants that give other findings on a scenario than the rule. */
  private List<Mutant> noticed(List<Compiled> groups, Scenario scenario) {
    Set<String> sound = lines(sound(scenario));
    List<Mutant> noticed = new ArrayList<>();
    for (Compiled group : groups) {
      reports(group, scenario, group.mutants())
          .forEach(
              (mutant, reports) -> {
                if (reports != null && !lines(reports).equals(sound)) {
                  noticed.add(mutant);
                }
              });
    }
    return noticed;
  }

  private List<Report> sound(Scenario scenario) {
    List<Report> sound = new ArrayList<>();
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    for (List<Fact> facts : facts(scenario)) {
      sound.addAll(
          Reports.merged(
              compiled.reportsByName(rule.code(), facts, units).values().stream()
                  .flatMap(List::stream)
                  .toList()));
    }
    return sound;
  }

  private static Set<String> lines(List<Report> reports) {
    return reports.stream()
        .map(ScenarioRunner::line)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether only the sentence of a finding shows the mutant, so that the scenario must say it. */
  private boolean onlyInWords(List<Compiled> groups, Mutant mutant, ScenarioDraft draft) {
    try {
      Scenario scenario = ScenarioReader.of(pack, rule.code(), draft);
      for (Compiled group : groups) {
        if (group.mutants().contains(mutant)) {
          return heads(reports(group, scenario, List.of(mutant)).get(mutant))
              .equals(heads(sound(scenario)));
        }
      }
      return false;
    } catch (PackRefused e) {
      throw new IllegalStateException("a scenario that was found out can't be read", e);
    }
  }

  private static Set<List<String>> heads(List<Report> reports) {
    return reports.stream()
        .map(
            report ->
                List.of(
                    report.subject(), report.unit(), report.severity().name(), report.occasion()))
        .collect(Collectors.toSet());
  }
}
