package org.liaisonauditor.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings by rule as bars, drawn as lines and letters of the page itself: sharp at every size, and
 * the same bytes on every machine.
 */
final class BarChart {

  private static final float BAR = 9;
  private static final float GAP = 3;
  private static final float LABEL_SHARE = 0.45f;
  private static final float NUMBER_ROOM = 34;
  private static final float LEGEND = 20;

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;

  BarChart(Report report, PageFlow flow, Outline outline) {
    this.report = report;
    this.flow = flow;
    this.outline = outline;
  }

  void draw() {
    List<Map.Entry<String, Tally>> rules = report.figures().rulesByNumber();
    if (rules.isEmpty()) {
      return;
    }
    Style label = new Style(flow.styles().regular, 9.5f, 11, Tint.BLACK);
    float labels = flow.width() * LABEL_SHARE;
    float height = LEGEND;
    for (Map.Entry<String, Tally> rule : rules) {
      height += rowHeight(rule.getKey(), label, labels);
    }
    // A pack with very many rules has more bars than a page can hold; they then run on.
    outline.section(
        report.wording().of(Label.SECTION_CHART), Math.min(height, flow.pageRoom() * 0.9f));
    float most = rules.getFirst().getValue().total();
    float from = flow.left() + labels;
    float wide = flow.width() - labels - NUMBER_ROOM;
    for (int at = 0; at < rules.size(); ) {
      float high = at == 0 ? LEGEND : 0;
      flow.need(high + rowHeight(rules.get(at).getKey(), label, labels));
      int to = at;
      do {
        high += rowHeight(rules.get(to++).getKey(), label, labels);
      } while (to < rules.size()
          && high + rowHeight(rules.get(to).getKey(), label, labels) <= flow.room());
      List<Map.Entry<String, Tally>> here = rules.subList(at, to);
      boolean first = at == 0;
      flow.figure(
          words(here),
          high,
          () -> {
            if (first) {
              legend(label);
            }
            here.forEach(rule -> bar(rule, label, labels, from, wide / most));
          });
      at = to;
    }
    flow.moveDown(8);
  }

  /** What some of the bars show, with their numbers. */
  private String words(List<Map.Entry<String, Tally>> rules) {
    Wording wording = report.wording();
    return wording.of(Label.SECTION_CHART)
        + ". "
        + rules.stream().map(this::words).collect(Collectors.joining("; "))
        + ".";
  }

  private String words(Map.Entry<String, Tally> rule) {
    Wording wording = report.wording();
    Tally tally = rule.getValue();
    return "%s: %s (%s %s, %s %s, %s %s)"
        .formatted(
            report.ruleTitle(rule.getKey()),
            wording.number(tally.total()),
            wording.of(Label.COLUMN_HIGH),
            wording.number(tally.high()),
            wording.of(Label.COLUMN_MEDIUM),
            wording.number(tally.medium()),
            wording.of(Label.COLUMN_LOW),
            wording.number(tally.low()));
  }

  private float rowHeight(String rule, Style label, float labels) {
    int lines = flow.lines(report.ruleTitle(rule), label, labels - 6).size();
    return Math.max(lines * label.leading(), BAR) + GAP;
  }

  private void bar(
      Map.Entry<String, Tally> rule, Style label, float labels, float from, float perFinding) {
    float high = rowHeight(rule.getKey(), label, labels);
    float upper = flow.y();
    float baseline = upper - label.size() + 0.5f;
    for (String line : flow.lines(report.ruleTitle(rule.getKey()), label, labels - 6)) {
      flow.showRight(line, label, from - 6, baseline);
      baseline -= label.leading();
    }
    Tally tally = rule.getValue();
    float lower = upper - 1 - BAR;
    float x = from;
    x = part(x, lower, tally.high() * perFinding, Tint.HIGH_BAR);
    x = part(x, lower, tally.medium() * perFinding, Tint.MEDIUM_BAR);
    x = part(x, lower, tally.low() * perFinding, Tint.LOW_BAR);
    flow.show(report.wording().number(tally.total()), label, x + 4, lower + 1.5f);
    flow.moveTo(upper - high);
  }

  private float part(float x, float lower, float wide, Tint tint) {
    if (wide > 0) {
      flow.fill(x, lower, wide, BAR, tint);
    }
    return x + wide;
  }

  private void legend(Style label) {
    Wording wording = report.wording();
    float x = flow.left() + flow.width() * LABEL_SHARE;
    float lower = flow.y() - BAR - 1;
    x = entry(x, lower, wording.of(Label.COLUMN_HIGH), Tint.HIGH_BAR, label);
    x = entry(x, lower, wording.of(Label.COLUMN_MEDIUM), Tint.MEDIUM_BAR, label);
    entry(x, lower, wording.of(Label.COLUMN_LOW), Tint.LOW_BAR, label);
    flow.moveDown(LEGEND);
  }

  private float entry(float x, float lower, String text, Tint tint, Style label) {
    flow.fill(x, lower, BAR, BAR, tint);
    flow.show(text, label, x + BAR + 4, lower + 1);
    return x + BAR + 4 + label.face().width(text, label.size()) + 16;
  }
}
