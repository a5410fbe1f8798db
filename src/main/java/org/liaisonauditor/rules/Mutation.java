package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Nearest;

/**
 * Puts one small mistake after another into the rules and parameters of a pack, and tells which of
 * them no scenario notices.
 */
public final class Mutation {

  /** What became of a mutant. */
  public enum Fate {
    /** Some scenario fails with it. */
    KILLED,
    /** No scenario can notice it; the pack says why. */
    EQUIVALENT,
    /** No scenario notices it. */
    SURVIVED
  }

  /**
   * A mutant and what became of it.
   *
   * @param reason of an equivalent one, why; else null
   * @param stub of one that survived, a scenario that would notice it, as YAML; else blank
   */
  public record Judged(Mutant mutant, Fate fate, Text reason, String stub) {}

  /**
   * All mutants that were tried.
   *
   * @param judged by rule, in the order of the DRL; those of parameters last
   * @param uncompiled how many slips the compiler refuses: these can't go unnoticed
   * @param needless what is wrong in the list of equivalent mutants, {@code file:line: what}
   */
  public record Result(List<Judged> judged, int uncompiled, List<String> needless) {

    /** How many met a fate. */
    public int count(Fate fate) {
      return (int) judged.stream().filter(one -> one.fate() == fate).count();
    }

    /** Whether nothing is left to do. */
    public boolean clean() {
      return count(Fate.SURVIVED) == 0 && needless.isEmpty();
    }
  }

  private final CompiledPack compiled;
  private final RulePack pack;
  private final List<Scenario> scenarios;
  private final Map<String, MutantEquivalents.Entry> equivalents;
  private final int threads;

  /**
   * Mutants of a pack whose scenarios all pass.
   *
   * @param folder the pack's folder
   * @param threads how many rules are tried at the same time, from 1
   * @throws PackRefused with all faults of the list of equivalent mutants
   */
  public Mutation(CompiledPack compiled, List<Scenario> scenarios, Path folder, int threads)
      throws IOException, PackRefused {
    this.compiled = compiled;
    this.pack = compiled.pack();
    this.scenarios = List.copyOf(scenarios);
    this.equivalents = MutantEquivalents.read(folder);
    this.threads = threads;
  }

  /**
   * Tries the mutants of some rules, and where these are all rules those of the parameters.
   *
   * @param rules codes of the rules
   * @param progress takes how many rules are done, and of how many
   * @throws IllegalStateException where a scenario fails without any mutant
   */
  public Result run(List<String> rules, BiConsumer<Integer, Integer> progress)
      throws InterruptedException {
    ScenarioRunner runner = new ScenarioRunner(compiled);
    for (Scenario scenario : scenarios) {
      if (rules.contains(scenario.rule()) && !runner.run(scenario).isEmpty()) {
        throw new IllegalStateException(
            "the scenario "
                + scenario.file()
                + ":"
                + scenario.line()
                + " fails by itself: "
                + runner.run(scenario));
      }
    }
    AtomicInteger done = new AtomicInteger();
    List<Callable<List<Judged>>> trials = new ArrayList<>();
    AtomicInteger uncompiled = new AtomicInteger();
    for (String code : rules) {
      trials.add(
          () -> {
            Rule rule = pack.rule(code);
            MutantTrial trial =
                new MutantTrial(compiled, rule, of(code), MutantMaker.of(pack, code));
            trial.run(equivalents.keySet());
            uncompiled.addAndGet(trial.uncompiled());
            progress.accept(done.incrementAndGet(), rules.size());
            return trial.mutants().stream()
                .map(mutant -> judge(mutant, trial.survived(mutant), trial.stub(mutant)))
                .toList();
          });
    }
    boolean all = rules.size() == pack.rules().size();
    if (all) {
      for (String name : pack.regulation().parameters().keySet()) {
        trials.add(() -> parameter(name));
      }
    }
    List<Judged> judged = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Future<List<Judged>> trial : executor.invokeAll(trials)) {
        judged.addAll(trial.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the mutants could not be tried", e.getCause());
    }
    return new Result(judged, uncompiled.get(), needless(judged, new HashSet<>(rules), all));
  }

  private List<Scenario> of(String rule) {
    return scenarios.stream().filter(scenario -> scenario.rule().equals(rule)).toList();
  }

  private Judged judge(Mutant mutant, boolean survived, String stub) {
    MutantEquivalents.Entry entry = equivalents.get(mutant.id());
    if (!survived) {
      return new Judged(mutant, Fate.KILLED, null, "");
    }
    return entry == null
        ? new Judged(mutant, Fate.SURVIVED, null, stub)
        : new Judged(mutant, Fate.EQUIVALENT, entry.reason(), "");
  }

  /** The mutants of a parameter: each of its dated values moved. */
  private List<Judged> parameter(String name) {
    MutantParameterTrial trial = new MutantParameterTrial(compiled, name, scenarios);
    List<Judged> judged = new ArrayList<>();
    for (Map.Entry<LocalDate, Object> dated : pack.parameters().dated(name).entrySet()) {
      for (String move : MutantParameters.moves(name, pack.regulation())) {
        Mutant mutant = MutantParameters.mutant(name, dated.getKey(), dated.getValue(), move);
        boolean survived = !trial.noticed(dated.getKey(), move);
        boolean wanted = survived && !equivalents.containsKey(mutant.id());
        judged.add(judge(mutant, survived, wanted ? trial.stub(dated.getKey(), move, mutant) : ""));
      }
    }
    return judged;
  }

  private List<String> needless(List<Judged> judged, Set<String> rules, boolean all) {
    List<String> needless = new ArrayList<>();
    List<String> survivors =
        judged.stream()
            .filter(one -> one.fate() == Fate.SURVIVED)
            .map(one -> one.mutant().id())
            .toList();
    equivalents.forEach(
        (id, entry) -> {
          boolean tried =
              all
                  || rules.contains(
                      DrlChecks.codeOf(id.substring(0, id.indexOf(Mutant.SEPARATOR))));
          String place = MutantEquivalents.FILE + ":" + entry.line() + ": ";
          List<Judged> same = judged.stream().filter(one -> one.mutant().id().equals(id)).toList();
          if (tried && same.isEmpty()) {
            needless.add(
                place + "there is no mutant " + id + Nearest.hint(id, survivors) + "; remove it");
          } else if (tried && same.getFirst().fate() == Fate.KILLED) {
            needless.add(place + "a scenario notices the mutant " + id + "; remove it");
          }
        });
    return needless;
  }
}
