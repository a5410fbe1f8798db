package org.liaisonauditor.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.UnitDirectory;
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
    Partitions partitions = new Partitions(scenario.records());
    List<BranchFacts> branches = new ArrayList<>();
    List<RatingSample> samples = new ArrayList<>();
    for (String branch : partitions.branches()) {
      BranchFacts facts = new BranchFacts(partitions.of(branch), scenario.context());
      branches.add(facts);
      samples.addAll(facts.ratings());
    }
    RatingStatistics statistics = new RatingStatistics(samples, scenario.context().parameters());
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    List<String> differences = new ArrayList<>();
    Map<String, Report> found = new LinkedHashMap<>();
    for (BranchFacts branch : branches) {
      List<Fact> facts = branch.facts(statistics);
      Outcome outcome = rules.run(facts, units);
      String failure = outcome.failures().get(scenario.rule());
      if (failure != null) {
        differences.add("the rule could not run: " + failure);
      }
      outcome.reports().stream()
          .filter(report -> report.rule().code().equals(scenario.rule()))
          .forEach(report -> found.put(line(report), report));
    }
    Set<String> expected = new TreeSet<>();
    for (Scenario.Expected wanted : scenario.expected()) {
      String line = line(wanted, found);
      if (!expected.add(line)) {
        differences.add("expected twice: " + line);
      }
    }
    expected.stream()
        .filter(line -> !found.containsKey(line))
        .forEach(line -> differences.add("expected: " + line));
    found.keySet().stream()
        .filter(line -> !expected.contains(line))
        .sorted()
        .forEach(line -> differences.add("   found: " + line));
    return differences;
  }

  private static String line(Report report) {
    return line(
        report.subject(),
        report.unit(),
        report.severity().name(),
        report.occasion(),
        report.message().vi() + " | " + report.message().en());
  }

  /** An expected finding without a message takes that of the one found, if it is the same else. */
  private static String line(Scenario.Expected wanted, Map<String, Report> found) {
    String head =
        line(
            wanted.subject(),
            wanted.unit(),
            String.valueOf(wanted.severity()),
            wanted.occasion(),
            "");
    if (wanted.message() != null) {
      return head + wanted.message().vi() + " | " + wanted.message().en();
    }
    return found.keySet().stream().filter(line -> line.startsWith(head)).findFirst().orElse(head);
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
