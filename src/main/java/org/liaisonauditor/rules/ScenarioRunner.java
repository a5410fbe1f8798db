package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.BranchFacts;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Partitions;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.facts.RatingStatistics;

/** Runs the scenarios of a pack, each by the same loader and session as an audit. */
public final class ScenarioRunner {

  private final CompiledPack rules;

  public ScenarioRunner(CompiledPack rules) {
    this.rules = rules;
  }

  /**
   * All scenarios of the pack in a folder.
   *
   * @throws PackRefused with all faults of the scenario files
   */
  public List<Scenario> read(Path folder) throws IOException, PackRefused {
    return new ScenarioReader(rules.pack()).read(folder);
  }

  /** Runs a scenario; gives what differs, line by line, and nothing where it passes. */
  public List<String> run(Scenario scenario) {
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    List<String> differences = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    for (List<Fact> facts : facts(scenario, scenario.context())) {
      Outcome outcome = rules.run(facts, units);
      String failure = outcome.failures().get(scenario.rule());
      if (failure != null) {
        differences.add("the rule could not run: " + failure);
      }
      reports.addAll(outcome.reports());
    }
    differences.addAll(differences(scenario, reports));
    return differences;
  }

  /** The facts of each branch of a scenario, as an audit with that context would compute them. */
  static List<List<Fact>> facts(Scenario scenario, AuditContext context) {
    Partitions partitions = new Partitions(scenario.records());
    List<BranchFacts> branches = new ArrayList<>();
    List<RatingSample> samples = new ArrayList<>();
    for (String branch : partitions.branches()) {
      BranchFacts facts = new BranchFacts(partitions.of(branch), context);
      branches.add(facts);
      samples.addAll(facts.ratings());
    }
    RatingStatistics statistics = new RatingStatistics(samples, context.parameters());
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    return branches.stream().map(branch -> branch.facts(statistics, units)).toList();
  }

  /**
   * What differs between the findings that a scenario expects and those that its rule reported.
   *
   * @param reports of all branches, merged branch by branch; those of other rules do not matter
   */
  static List<String> differences(Scenario scenario, List<Report> reports) {
    return new ScenarioDifferences(scenario, reports).lines();
  }

  /** A finding in one line, with its sentence in both languages. */
  static String line(Report report) {
    return line(
        report.subject(),
        report.unit(),
        report.severity().name(),
        report.occasion(),
        report.message().vi() + " | " + report.message().en());
  }

  private static String line(
      String subject, String unit, String severity, String occasion, String message) {
    return subject
        + ", unit "
        + unit
        + ", "
        + severity
        + ", occasion '"
        + occasion
        + "': "
        + message;
  }
}
