package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.Fact;

/** Writes a scenario that was found out, with the findings that the rule gives on it today. */
final class ScenarioStub {

  /** By subject, unit and occasion. */
  static final Comparator<Report> ORDER =
      Comparator.comparing(Report::subject, CodePoints.ORDER)
          .thenComparing(Report::unit, CodePoints.ORDER)
          .thenComparing(Report::occasion, CodePoints.ORDER);

  private final CompiledPack compiled;

  ScenarioStub(CompiledPack compiled) {
    this.compiled = compiled;
  }

  /**
   * A scenario to start from, where none was found.
   *
   * @param own the scenarios of the rule
   * @param until what is to be reached
   */
  String blank(List<Scenario> own, String until, String name) {
    return "# No small change of a scenario that there is shows it. Change this one until\n# "
        + until
        + ", and say what is expected:\n"
        + (own.isEmpty()
            ? ""
            : of(own.getFirst().rule(), own.getFirst().draft().named(name), false));
  }

  /**
   * The scenario as YAML.
   *
   * @param words whether it tells the sentences of the findings, too
   */
  String of(String rule, ScenarioDraft draft, boolean words) {
    try {
      Scenario scenario = ScenarioReader.of(compiled.pack(), rule, draft);
      UnitDirectory units = new UnitDirectory(scenario.records().units());
      List<Report> reports = new ArrayList<>();
      for (List<Fact> facts : ScenarioRunner.facts(scenario, scenario.context())) {
        compiled.reportsByName(rule, facts, units).values().forEach(reports::addAll);
      }
      return draft.yaml(Reports.merged(reports).stream().sorted(ORDER).toList(), words);
    } catch (PackRefused e) {
      throw new IllegalStateException("a scenario that was found out can't be read", e);
    }
  }
}
