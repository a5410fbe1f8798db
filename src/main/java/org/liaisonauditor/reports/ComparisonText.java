package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.rules.PackDifferences;

/** A comparison as lines of text, for a terminal. */
final class ComparisonText {

  private final ComparisonWording wording;
  private final String version;
  private final List<String> lines = new ArrayList<>();

  ComparisonText(ComparisonWording wording, String version) {
    this.wording = wording;
    this.version = version;
  }

  /**
   * The lines.
   *
   * @param most how many findings are named
   */
  List<String> lines(Comparison comparison, int most) {
    wording
        .compared(comparison, version)
        .forEach(line -> lines.add(line.getKey() + ": " + line.getValue()));
    section(ComparisonLabel.SECTION_DIFFERENCES);
    differences(comparison);
    lines.add("");
    lines.addAll(wording.summary(comparison));
    if (!comparison.findings().isEmpty()) {
      section(ComparisonLabel.SECTION_BY_RULE);
      comparison.byRule().forEach(count -> count(wording.rule(comparison, count.code()), count));
      section(ComparisonLabel.SECTION_BY_UNIT);
      ComparedFindings.inOrder(comparison.byUnit(), comparison)
          .forEach(count -> count(wording.unit(comparison, count.code()), count));
      section(ComparisonLabel.SECTION_FINDINGS);
      findings(comparison, comparison.findings(), most);
    }
    if (!comparison.commendations().isEmpty()) {
      section(ComparisonLabel.SECTION_COMMENDATIONS);
      findings(comparison, comparison.commendations(), most);
    }
    return lines;
  }

  private void section(ComparisonLabel title) {
    lines.add("");
    lines.add(wording.of(title) + ":");
  }

  private void differences(Comparison comparison) {
    PackDifferences differences = comparison.differences();
    if (differences.none()) {
      lines.add("  " + wording.of(ComparisonLabel.NO_DIFFERENCES));
    }
    for (PackDifferences.OfParameter parameter : differences.parameters()) {
      lines.add(
          "  "
              + wording.of(
                  ComparisonLabel.PARAMETER,
                  "name",
                  parameter.name(),
                  "meaning",
                  wording.of(parameter.meaning())));
      if (parameter.moved()) {
        lines.add(
            "    "
                + String.join(
                    ", ",
                    wording.values(
                        parameter.valuesBefore(), parameter.before(), comparison.base().pack()))
                + " → "
                + String.join(
                    ", ",
                    wording.values(
                        parameter.valuesAfter(), parameter.after(), comparison.draft().pack())));
      }
      wording.notes(parameter).forEach(note -> lines.add("    " + note));
    }
    for (PackDifferences.OfRule rule : differences.rules()) {
      lines.add(
          "  "
              + wording.of(
                  ComparisonLabel.RULE, "title", wording.of(rule.title()), "rule", rule.rule()));
      rule.notes().forEach(note -> lines.add("    " + wording.of(note)));
      rule.drl().forEach(line -> lines.add("      " + line));
    }
    differences.others().forEach(other -> lines.add("  " + wording.of(other)));
  }

  private void count(String name, Comparison.Count count) {
    lines.add(
        "  %s: +%d -%d ~%d%s"
            .formatted(
                name,
                count.added(),
                count.gone(),
                count.changed(),
                count.notCompared() == 0 ? "" : " ?" + count.notCompared()));
  }

  private void findings(Comparison comparison, List<FindingChange> changes, int most) {
    for (FindingChange change : changes.subList(0, Math.min(most, changes.size()))) {
      String sign =
          switch (change.kind()) {
            case ADDED -> "+";
            case GONE -> "-";
            case CHANGED -> "~";
            case NOT_COMPARED -> "?";
          };
      lines.add(
          sign
              + " "
              + change.rule()
              + " "
              + change.subject()
              + (change.occasion().isEmpty() ? "" : " [" + change.occasion() + "]")
              + " "
              + wording.unit(comparison, change.unit())
              + ", "
              + wording.of(change.finding().severity().title()));
      if (change.differs(FindingChange.Part.MESSAGE)) {
        lines.add(
            "    "
                + wording.of(
                    ComparisonLabel.BEFORE_SENTENCE,
                    "sentence",
                    wording.of(change.before().message())));
      }
      lines.add("    " + wording.of(change.finding().message()));
      wording.changes(change, comparison).forEach(line -> lines.add("    " + line));
      lines.add("    " + wording.of(ComparisonLabel.REASON, "reason", wording.of(change.reason())));
    }
    if (changes.size() > most) {
      lines.add(wording.of(ComparisonLabel.TERMINAL_REST, "count", changes.size() - most));
    }
  }
}
