package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.liaisonauditor.domain.Text;

/** Holds the findings that a scenario expects against those that its rule reported. */
final class ScenarioDifferences {

  private final List<Scenario.Expected> missing;
  private final List<Report> found = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  ScenarioDifferences(Scenario scenario, List<Report> reports) {
    this.missing = new ArrayList<>(scenario.expected());
    List<Report> unexpected = new ArrayList<>();
    for (Report report : reports) {
      // Two branches' records can give the same finding; an audit tells it once.
      boolean again = unexpected.stream().anyMatch(one -> same(one, report));
      if (report.rule().code().equals(scenario.rule()) && !again) {
        unexpected.add(report);
      }
    }
    for (Report report : unexpected) {
      Scenario.Expected as =
          missing.stream().filter(expected -> matches(expected, report)).findFirst().orElse(null);
      if (as == null) {
        found.add(report);
      } else {
        missing.remove(as);
      }
    }
    found.sort(ScenarioStub.ORDER);
  }

  /** What differs, line by line; nothing where all is as expected. */
  List<String> lines() {
    for (Scenario.Expected expected : missing) {
      Report nearest =
          found.stream().filter(report -> about(expected, report)).findFirst().orElse(null);
      if (nearest == null) {
        lines.add("expected, but not found: " + head(expected));
      } else {
        found.remove(nearest);
        lines.add(head(expected) + " is found, but otherwise:");
        differ("unit", expected.unit(), nearest.unit());
        differ("severity", String.valueOf(expected.severity()), String.valueOf(nearest.severity()));
        if (expected.message() != null) {
          differ("message vi", expected.message().vi(), nearest.message().vi());
          differ("message en", expected.message().en(), nearest.message().en());
        }
      }
    }
    for (Report report : found) {
      lines.add("found, but not expected: " + head(report));
      lines.add("  message vi: " + report.message().vi());
      lines.add("  message en: " + report.message().en());
    }
    return lines;
  }

  private void differ(String what, String expected, String found) {
    if (!Objects.equals(expected, found)) {
      int at = 0;
      while (at < Math.min(expected.length(), found.length())
          && expected.charAt(at) == found.charAt(at)) {
        at++;
      }
      lines.add("  " + what + " expected: " + expected);
      lines.add("  " + " ".repeat(what.length()) + "    found: " + found);
      lines.add("  " + " ".repeat(what.length() + " expected: ".length() + at) + "^");
    }
  }

  private static boolean matches(Scenario.Expected expected, Report report) {
    Text message = expected.message();
    return about(expected, report)
        && expected.unit().equals(report.unit())
        && expected.severity() == report.severity()
        && (message == null || message.equals(report.message()));
  }

  private static boolean about(Scenario.Expected expected, Report report) {
    return expected.subject().equals(report.subject())
        && expected.occasion().equals(report.occasion());
  }

  private static boolean same(Report one, Report other) {
    return one.rule().equals(other.rule())
        && ScenarioRunner.line(one).equals(ScenarioRunner.line(other));
  }

  private static String head(Scenario.Expected expected) {
    return expected.subject()
        + " (unit "
        + expected.unit()
        + ", "
        + expected.severity()
        + occasion(expected.occasion())
        + ")";
  }

  private static String head(Report report) {
    return report.subject()
        + " (unit "
        + report.unit()
        + ", "
        + report.severity()
        + occasion(report.occasion())
        + ")";
  }

  private static String occasion(String occasion) {
    return occasion.isEmpty() ? "" : ", occasion " + occasion;
  }
}
