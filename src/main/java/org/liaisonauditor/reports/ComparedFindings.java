package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;

/** Which findings differ between two packs, counted by rule and unit, and one by one. */
final class ComparedFindings {

  /** So many are named: more pages would not be read. The list is in comparison.csv. */
  private static final int NAMED = 48;

  private static final int UNITS = 50;

  private final Comparison comparison;
  private final ComparisonWording wording;
  private final PageFlow flow;
  private final Outline outline;
  private final Styles styles;
  private final String csvHash;

  ComparedFindings(
      Comparison comparison,
      ComparisonWording wording,
      PageFlow flow,
      Outline outline,
      String csvHash) {
    this.comparison = comparison;
    this.wording = wording;
    this.flow = flow;
    this.outline = outline;
    this.styles = flow.styles();
    this.csvHash = csvHash;
  }

  void byRule() {
    outline.section(wording.of(ComparisonLabel.SECTION_BY_RULE), 50);
    FlowTable table = counts(wording.report().of(Label.COLUMN_RULE));
    table.begin(20);
    for (Comparison.Count count : comparison.byRule()) {
      row(table, wording.rule(comparison, count.code()), count, styles.cell);
    }
    row(table, wording.report().of(Label.ALL_ROW), sum(comparison.byRule()), styles.cellBold);
    table.end(10);
  }

  void byUnit() {
    outline.section(wording.of(ComparisonLabel.SECTION_BY_UNIT), 50);
    FlowTable table = counts(wording.of(ComparisonLabel.COLUMN_UNIT));
    table.begin(20);
    List<Comparison.Count> all = comparison.byUnit();
    List<Comparison.Count> most =
        all.stream()
            .sorted(
                Comparator.comparingInt((Comparison.Count count) -> -count.total())
                    .thenComparing(Comparison.Count::code, CodePoints.ORDER))
            .limit(UNITS)
            .toList();
    for (Comparison.Count count : inOrder(most, comparison)) {
      row(table, wording.unit(comparison, count.code()), count, styles.cell);
    }
    List<Comparison.Count> others = new ArrayList<>(all);
    others.removeAll(most);
    if (!others.isEmpty()) {
      row(
          table,
          wording.of(ComparisonLabel.OTHER_UNITS, "count", others.size()),
          sum(others),
          styles.cell);
    }
    row(table, wording.report().of(Label.ALL_ROW), sum(all), styles.cellBold);
    table.end(10);
  }

  /** Units in readers' order of their names. */
  static List<Comparison.Count> inOrder(List<Comparison.Count> units, Comparison comparison) {
    return VietnameseOrder.sorted(
        units, count -> comparison.units().name(count.code()), Comparison.Count::code);
  }

  private boolean anyNotCompared() {
    return comparison.count(FindingChange.Kind.NOT_COMPARED) > 0;
  }

  private FlowTable counts(String first) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(first, 58, Align.LEFT));
    columns.add(new Column(wording.of(ComparisonLabel.COLUMN_ADDED), 12, Align.RIGHT));
    columns.add(new Column(wording.of(ComparisonLabel.COLUMN_GONE), 14, Align.RIGHT));
    columns.add(new Column(wording.of(ComparisonLabel.COLUMN_CHANGED), 14, Align.RIGHT));
    if (anyNotCompared()) {
      columns.add(new Column(wording.of(ComparisonLabel.COLUMN_NOT_COMPARED), 14, Align.RIGHT));
    }
    return FlowTable.dense(flow, columns).namedRows();
  }

  private void row(FlowTable table, String name, Comparison.Count count, Style style) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(wording.report().number(count.added()));
    cells.add(wording.report().number(count.gone()));
    cells.add(wording.report().number(count.changed()));
    if (anyNotCompared()) {
      cells.add(wording.report().number(count.notCompared()));
    }
    table.add(table.styled(style, cells.toArray(String[]::new)));
  }

  private static Comparison.Count sum(List<Comparison.Count> counts) {
    return new Comparison.Count(
        "",
        counts.stream().mapToInt(Comparison.Count::added).sum(),
        counts.stream().mapToInt(Comparison.Count::gone).sum(),
        counts.stream().mapToInt(Comparison.Count::changed).sum(),
        counts.stream().mapToInt(Comparison.Count::notCompared).sum());
  }

  void list(ComparisonLabel title, List<FindingChange> changes) {
    outline.section(wording.of(title), 90);
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(ComparisonLabel.COLUMN_CHANGE), 24, Align.LEFT),
                new Column(wording.of(ComparisonLabel.COLUMN_FINDING), 76, Align.LEFT)));
    table.begin(60);
    List<FindingChange> named = named(changes);
    for (FindingChange change : named) {
      table.add(table.lay(List.of(head(change), told(change))));
    }
    table.end(6);
    if (named.size() < changes.size()) {
      flow.paragraph(
          wording.of(
              ComparisonLabel.FINDINGS_REST,
              "count",
              changes.size() - named.size(),
              "hash",
              csvHash),
          styles.note,
          0,
          8);
    }
  }

  /** As many of each rule and kind as there is room for, in the order of the list. */
  private static List<FindingChange> named(List<FindingChange> changes) {
    record Group(String rule, FindingChange.Kind kind) {}
    Map<Group, List<FindingChange>> groups =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> new Group(change.rule(), change.kind()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Set<FindingChange> named = new HashSet<>();
    int most = Math.min(NAMED, changes.size());
    for (int place = 0; named.size() < most; place++) {
      for (List<FindingChange> group : groups.values()) {
        if (place < group.size() && named.size() < most) {
          named.add(group.get(place));
        }
      }
    }
    return changes.stream().filter(named::contains).toList();
  }

  private List<Part> head(FindingChange change) {
    List<Part> parts = new ArrayList<>();
    Tint tint =
        switch (change.kind()) {
          case ADDED -> Tint.HIGH;
          case GONE -> Tint.LOW;
          case CHANGED -> Tint.MEDIUM;
          case NOT_COMPARED -> Tint.GREY;
        };
    parts.add(Part.of(wording.kind(change.kind()), styles.cellBold.in(tint)));
    parts.add(
        Part.of(
            wording.rule(comparison, change.rule())
                + " – "
                + wording.of(change.finding().severity().title()),
            styles.small.in(Tint.BLACK)));
    parts.add(Part.of(wording.unit(comparison, change.unit()), styles.small));
    return parts;
  }

  private List<Part> told(FindingChange change) {
    List<Part> parts = new ArrayList<>();
    if (change.differs(FindingChange.Part.MESSAGE)) {
      parts.add(
          Part.of(
              wording.of(
                  ComparisonLabel.BEFORE_SENTENCE,
                  "sentence",
                  wording.of(change.before().message())),
              styles.small));
    }
    parts.add(Part.of(wording.of(change.finding().message()), styles.cell));
    wording.changes(change, comparison).forEach(text -> parts.add(Part.of(text, styles.cell)));
    parts.add(
        Part.of(
            wording.of(ComparisonLabel.REASON, "reason", wording.of(change.reason())),
            styles.small.in(Tint.BLACK)));
    return parts;
  }
}
