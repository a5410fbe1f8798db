package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;

/**
 * All that a pack holds, for documents made from it: rules with what they read and the scenarios
 * beside them. No rule is run for it.
 *
 * @param pack the pack
 * @param parameters by rule code, the parameters that the rule reads, in the order of its DRL
 * @param usedByFacts the parameters on which the facts themselves rest, whatever rules there are
 * @param scenarios by rule code, its scenarios, by file and line
 * @param equivalents mistakes in rules that no scenario can notice, in the order of their file
 */
public record PackContents(
    RulePack pack,
    Map<String, List<String>> parameters,
    Set<String> usedByFacts,
    Map<String, List<Case>> scenarios,
    List<Equivalent> equivalents) {

  /**
   * A scenario, with the values that its author left out.
   *
   * @param scenario what is given and expected
   * @param settings parameters set for it, with their values by day; the first day may be {@link
   *     LocalDate#MIN}
   * @param tables what is given, in the order of the data contract
   */
  public record Case(
      Scenario scenario,
      Map<String, NavigableMap<LocalDate, Object>> settings,
      List<GivenTable> tables) {}

  /**
   * Rows of a table.
   *
   * @param columns the columns that some row names, in the order of the data contract
   */
  public record GivenTable(Table table, List<String> columns, List<List<GivenCell>> rows) {}

  /**
   * A value.
   *
   * @param value a text, day, whole number, yes or no, or constant; null = blank
   * @param named whether the author wrote it; otherwise it is what a row takes by itself
   */
  public record GivenCell(Object value, boolean named) {}

  /**
   * A mistake that can't be noticed.
   *
   * @param rule the code of its rule
   * @param mutant the mistake, as {@code auditor rules mutate} names it
   * @param reason why nothing can notice it
   */
  public record Equivalent(String rule, String mutant, Text reason) {}

  /**
   * Reads a pack.
   *
   * @param folder the pack's folder, or one that holds exactly one pack
   * @throws PackRefused with all faults that {@code auditor rules check} would tell, if there is
   *     one, and those of the list of mistakes that can't be noticed
   */
  public static PackContents read(Path folder) throws IOException, PackRefused {
    Path home = RulePacks.folder(folder);
    List<Fault> faults = new ArrayList<>(PackCheck.faults(home));
    Map<String, MutantEquivalents.Entry> unnoticed = new LinkedHashMap<>();
    try {
      unnoticed.putAll(MutantEquivalents.read(home));
    } catch (PackRefused refused) {
      faults.addAll(refused.faults());
    }
    if (!faults.isEmpty()) {
      throw new PackRefused(faults);
    }
    RulePack pack = RulePacks.read(home);
    DrlChecks checks = new DrlChecks(pack);
    if (!checks.faults().isEmpty()) {
      throw new PackRefused(checks.faults());
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    Map<String, List<Case>> scenarios = new LinkedHashMap<>();
    for (Rule rule : pack.rules()) {
      parameters.put(rule.code(), List.copyOf(checks.parametersRead(rule.code())));
      scenarios.put(rule.code(), new ArrayList<>());
    }
    for (Scenario scenario : new ScenarioReader(pack).read(home)) {
      scenarios.get(scenario.rule()).add(told(scenario));
    }
    return new PackContents(
        pack,
        parameters,
        new TreeSet<>(PackCheck.USED_BY_TERMS),
        scenarios,
        unnoticed.entrySet().stream()
            .map(entry -> equivalent(entry.getKey(), entry.getValue().reason()))
            .toList());
  }

  private static Equivalent equivalent(String id, Text reason) {
    String rule = id.substring(0, id.indexOf(Mutant.SEPARATOR));
    return new Equivalent(DrlChecks.codeOf(rule), id, reason);
  }

  private static Case told(Scenario scenario) {
    Map<String, NavigableMap<LocalDate, Object>> settings = new LinkedHashMap<>();
    for (String name : scenario.draft().with().keySet()) {
      settings.put(name, scenario.context().parameters().dated(name));
    }
    List<GivenTable> tables = new ArrayList<>();
    for (Table table : Table.values()) {
      List<Map<String, String>> written =
          scenario.draft().given().getOrDefault(ScenarioTables.key(table), List.of());
      if (written.isEmpty()) {
        continue;
      }
      List<? extends Submitted> records = of(scenario.records(), table);
      Set<String> named = new TreeSet<>(CodePoints.ORDER);
      written.forEach(row -> named.addAll(row.keySet()));
      List<String> columns =
          table.columns().stream()
              .filter(column -> named.contains(column) || isKey(table, column, named))
              .toList();
      List<List<GivenCell>> rows = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        List<GivenCell> cells = new ArrayList<>();
        for (String column : columns) {
          Object value = RecordColumns.value(records.get(i), column);
          cells.add(new GivenCell(value, written.get(i).containsKey(column)));
        }
        rows.add(cells);
      }
      tables.add(new GivenTable(table, columns, rows));
    }
    return new Case(scenario, settings, tables);
  }

  /** A row of which nothing is written still shows what it is about: its first column. */
  private static boolean isKey(Table table, String column, Set<String> named) {
    return named.isEmpty() && table.columns().getFirst().equals(column);
  }

  /** The records of a table. */
  static List<? extends Submitted> of(Records records, Table table) {
    return switch (table) {
      case UNITS -> records.units();
      case MEMBERS -> records.members();
      case INTRODUCTIONS -> records.introductions();
      case GROUPS -> records.groups();
      case MEETINGS -> records.meetings();
      case ATTENDANCE -> records.attendance();
      case EVALUATIONS -> records.evaluations();
      case CLASSIFICATIONS -> records.classifications();
      case FOLLOW_UPS -> records.followUps();
      case EXCHANGES -> records.exchanges();
    };
  }
}
