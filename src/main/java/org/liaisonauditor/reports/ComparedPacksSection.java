package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.rules.PackDifferences;

/** What differs between two packs that are compared: parameters, and rule by rule. */
final class ComparedPacksSection {

  private static final int LINES_OF_A_RULE = 16;

  private final Comparison comparison;
  private final ComparisonWording wording;
  private final PageFlow flow;
  private final Outline outline;
  private final Styles styles;

  ComparedPacksSection(
      Comparison comparison, ComparisonWording wording, PageFlow flow, Outline outline) {
    this.comparison = comparison;
    this.wording = wording;
    this.flow = flow;
    this.outline = outline;
    this.styles = flow.styles();
  }

  void draw() {
    outline.section(wording.of(ComparisonLabel.SECTION_DIFFERENCES), 60);
    PackDifferences differences = comparison.differences();
    if (differences.none()) {
      flow.paragraph(wording.of(ComparisonLabel.NO_DIFFERENCES), styles.body, 0, 6);
      return;
    }
    if (!differences.parameters().isEmpty()) {
      parameters(differences.parameters());
    }
    for (PackDifferences.OfRule rule : differences.rules()) {
      flow.need(40);
      flow.heading(
          3,
          wording.of(ComparisonLabel.RULE, "title", wording.of(rule.title()), "rule", rule.rule()),
          styles.bodyBold,
          2);
      List<String> notes = new ArrayList<>();
      rule.notes().forEach(note -> notes.add(wording.of(note)));
      if (!rule.drl().isEmpty()) {
        notes.add(wording.of(ComparisonLabel.LINES));
      }
      points(notes);
      if (!rule.drl().isEmpty()) {
        rule.drl().stream()
            .limit(LINES_OF_A_RULE)
            .forEach(line -> flow.paragraph(line, styles.small.in(Tint.BLACK), 24, 0));
        if (rule.drl().size() > LINES_OF_A_RULE) {
          flow.paragraph(
              wording.of(ComparisonLabel.MORE_LINES, "count", rule.drl().size() - LINES_OF_A_RULE),
              styles.small,
              24,
              0);
        }
      }
      flow.moveDown(6);
    }
    points(differences.others().stream().map(wording::of).toList());
    flow.moveDown(6);
  }

  private void points(List<String> sentences) {
    flow.items(sentences, "–", styles.cell, 12, 3);
  }

  private void parameters(List<PackDifferences.OfParameter> parameters) {
    FlowTable table =
        new FlowTable(
                flow,
                List.of(
                    new Column(wording.report().of(Label.COLUMN_PARAMETER), 46, Align.LEFT),
                    new Column(wording.of(ComparisonLabel.COLUMN_BEFORE), 27, Align.LEFT),
                    new Column(wording.of(ComparisonLabel.COLUMN_AFTER), 27, Align.LEFT)))
            .namedRows();
    table.begin(50);
    for (PackDifferences.OfParameter parameter : parameters) {
      List<Part> name = new ArrayList<>();
      name.add(Part.of(parameter.name(), styles.cellBold));
      name.add(Part.of(wording.of(parameter.meaning()), styles.cell));
      wording.notes(parameter).forEach(note -> name.add(Part.of(note, styles.small)));
      table.add(
          table.lay(
              List.of(
                  name,
                  parts(
                      wording.values(
                          parameter.valuesBefore(), parameter.before(), comparison.base().pack())),
                  parts(
                      wording.values(
                          parameter.valuesAfter(),
                          parameter.after(),
                          comparison.draft().pack())))));
    }
    table.end(10);
  }

  private List<Part> parts(Collection<String> texts) {
    return texts.stream().map(text -> Part.of(text, styles.cell)).toList();
  }
}
