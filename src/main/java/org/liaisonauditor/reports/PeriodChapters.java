package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.reports.PeriodChanges.Change;
import org.liaisonauditor.reports.PeriodChanges.Count;
import org.liaisonauditor.reports.PeriodChanges.Kind;
import org.liaisonauditor.scope.AuditScope;

/** An audit beside an earlier one: numbers then and now, what is new, again and gone. */
final class PeriodChapters {

  private static final List<Kind> LISTED = List.of(Kind.NEW, Kind.AGAIN, Kind.GONE);

  private final Report report;
  private final KindWording words;
  private final Wording wording;
  private final PeriodChanges changes;
  private final PageFlow flow;
  private final Outline outline;

  PeriodChapters(Report report, KindWording words, PageFlow flow, Outline outline) {
    this.report = report;
    this.words = words;
    this.wording = report.wording();
    this.changes = words.changes();
    this.flow = flow;
    this.outline = outline;
  }

  /** What page one says. */
  List<String> summary() {
    List<String> sentences = new ArrayList<>();
    if (words.scoped().unit() != null) {
      sentences.add(words.of(KindLabel.ABOUT_UNIT, report.values()));
    }
    sentences.add(words.of(KindLabel.PERIODS_COMPARED, report.values()));
    sentences.add(
        words.of(KindLabel.PERIODS_NUMBERS, "before", changes.before(), "now", changes.now()));
    sentences.add(
        words.of(
            KindLabel.PERIODS_CHANGES,
            "new",
            changes.count(Kind.NEW),
            "again",
            changes.count(Kind.AGAIN),
            "open",
            changes.count(Kind.OPEN),
            "gone",
            changes.count(Kind.GONE)));
    if (changes.count(Kind.NOT_KNOWN) > 0) {
      sentences.add(words.of(KindLabel.PERIODS_NOT_KNOWN, "count", changes.count(Kind.NOT_KNOWN)));
    }
    if (!changes.sameRules()) {
      sentences.add(words.of(KindLabel.PERIODS_OTHER_RULES));
    }
    sentences.add(words.of(KindLabel.PERIODS_NOTE));
    if (words.scoped().counted() > 0) {
      sentences.add(words.of(KindLabel.COUNTED, "count", words.scoped().counted()));
    }
    sentences.add(wording.of(Label.SUMMARY_HEARING));
    return sentences;
  }

  void byRule() {
    outline.chapter(words.of(KindLabel.CHAPTER_PERIODS_BY_RULE), "periods-by-rule");
    FlowTable table = counts(Label.COLUMN_RULE);
    table.begin(20);
    for (Count count : changes.by(Finding::rule)) {
      add(table, report.ruleTitle(count.code()), count, flow.styles().cell);
    }
    add(table, wording.of(Label.ALL_ROW), all(changes.by(Finding::rule)), flow.styles().cellBold);
    table.end(10);
  }

  /**
   * The units with most findings now.
   *
   * @param most how many; 0 = all
   */
  void byUnit(int most) {
    outline.chapter(words.of(KindLabel.CHAPTER_PERIODS_BY_UNIT), "periods-by-unit");
    List<Count> units = changes.by(Finding::unit);
    int named = most == 0 ? units.size() : Math.min(most, units.size());
    FlowTable table = counts(Label.COLUMN_UNIT);
    table.begin(20);
    for (Count count : units.subList(0, named)) {
      String name = report.result().units().name(count.code());
      add(
          table,
          name.equals(count.code()) ? name : name + " (" + count.code() + ")",
          count,
          flow.styles().cell);
    }
    if (named < units.size()) {
      add(
          table,
          words.of(KindLabel.OTHER_UNITS, "count", units.size() - named),
          all(units.subList(named, units.size())),
          flow.styles().cell);
    }
    add(table, wording.of(Label.ALL_ROW), all(units), flow.styles().cellBold);
    table.end(10);
  }

  /**
   * What is new, again and gone; those that are counted only are not listed.
   *
   * @param most how many of each; 0 = all
   */
  void findings(int most) {
    outline.chapter(words.of(KindLabel.CHAPTER_PERIODS_FINDINGS), "periods-findings");
    if (LISTED.stream().allMatch(kind -> named(kind).isEmpty())) {
      flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
      return;
    }
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_SEVERITY_AND_RULE), 22, Align.LEFT),
                new Column(wording.of(Label.COLUMN_MESSAGE), 78, Align.LEFT)));
    table.begin(60);
    int left = 0;
    for (Kind kind : LISTED) {
      List<Change> named = named(kind);
      int shown = most == 0 ? named.size() : Math.min(most, named.size());
      for (int i = 0; i < shown; i++) {
        FlowTable.Row row = row(table, named.get(i).finding());
        if (i == 0) {
          String heading =
              words.of(KindLabel.valueOf(kind.name())) + ": " + wording.number(changes.count(kind));
          table.band(heading, wording.of(Label.CONTINUED, "heading", heading), row.height());
        }
        table.add(row);
      }
      left += changes.count(kind) - shown;
    }
    table.end(6);
    if (left > 0) {
      flow.paragraph(words.of(KindLabel.PERIODS_REST, "count", left), flow.styles().body, 0, 6);
    }
  }

  private List<Change> named(Kind kind) {
    return changes.of(kind).stream()
        .filter(change -> !AuditScope.counted(change.finding()))
        .toList();
  }

  private FlowTable.Row row(FlowTable table, Finding finding) {
    Styles styles = flow.styles();
    return table.lay(
        List.of(
            List.of(
                new Part(
                    wording.of(finding.severity().title()),
                    styles.cellBold.in(Tint.of(finding.severity())),
                    null),
                new Part(report.ruleTitle(finding.rule()), styles.small.in(Tint.BLACK), null)),
            List.of(new Part(wording.of(finding.message()), styles.cell, null))));
  }

  private static Count all(List<Count> counts) {
    return new Count(
        "",
        counts.stream().mapToInt(Count::before).sum(),
        counts.stream().mapToInt(Count::now).sum(),
        counts.stream().mapToInt(Count::added).sum(),
        counts.stream().mapToInt(Count::gone).sum());
  }

  private FlowTable counts(Label first) {
    return FlowTable.dense(
        flow,
        List.of(
            new Column(wording.of(first), 47, Align.LEFT),
            new Column(words.of(KindLabel.COLUMN_BEFORE), 11, Align.RIGHT),
            new Column(words.of(KindLabel.COLUMN_NOW), 10, Align.RIGHT),
            new Column(words.of(KindLabel.COLUMN_DIFFERENCE), 13, Align.RIGHT),
            new Column(words.of(KindLabel.COLUMN_NEW), 8, Align.RIGHT),
            new Column(words.of(KindLabel.COLUMN_GONE), 12, Align.RIGHT)));
  }

  private void add(FlowTable table, String name, Count count, Style style) {
    int difference = count.now() - count.before();
    table.add(
        table.styled(
            style,
            name,
            wording.number(count.before()),
            wording.number(count.now()),
            (difference > 0 ? "+" : "") + wording.number(difference),
            wording.number(count.added()),
            wording.number(count.gone())));
  }
}
