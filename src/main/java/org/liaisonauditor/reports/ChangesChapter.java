package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.scope.AuditScope;

/**
 * What became of the findings of the audit before: the counts, and what is back, gone, not judged.
 */
final class ChangesChapter {

  private static final String TARGET = "changes";
  private static final List<Life.State> COUNTED =
      List.of(
          Life.State.NEW,
          Life.State.STILL_OPEN,
          Life.State.CHANGED,
          Life.State.BACK,
          Life.State.GONE,
          Life.State.NOT_JUDGED);

  private final Report report;
  private final PageFlow flow;
  private final Outline outline;
  private final Wording wording;
  private final LifeWording lives;
  private final KindWording words;

  /** The chapter; {@code words} is null in the report of an audit. */
  ChangesChapter(Report report, KindWording words, PageFlow flow, Outline outline) {
    this.report = report;
    this.words = words;
    this.flow = flow;
    this.outline = outline;
    this.wording = report.wording();
    this.lives = report.lives();
  }

  /** The line that the table of contents has for it; none where there is no audit before. */
  List<Outline.Entry> entries() {
    return lives.compared()
        ? List.of(new Outline.Entry(0, wording.of(LifeLabel.CHAPTER_CHANGES), TARGET))
        : List.of();
  }

  void draw() {
    if (!lives.compared()) {
      return;
    }
    outline.chapter(wording.of(LifeLabel.CHAPTER_CHANGES), TARGET);
    List<String> sentences =
        words == null ? List.of(lives.summary().getFirst()) : lives.summary(words.scoped());
    flow.paragraph(String.join(" ", sentences), flow.styles().body, 0, 6);
    flow.paragraph(wording.of(LifeLabel.CHANGES_NOTE), flow.styles().note, 0, 6);
    counts();
    list(LifeLabel.SECTION_BACK, Life.State.BACK);
    list(LifeLabel.SECTION_GONE, Life.State.GONE);
    list(LifeLabel.SECTION_NOT_JUDGED, Life.State.NOT_JUDGED);
  }

  private void counts() {
    FlowTable table =
        FlowTable.dense(
            flow,
            List.of(
                new Column(wording.of(LifeLabel.COLUMN_STATE), 80, Align.LEFT),
                new Column(wording.of(LifeLabel.COLUMN_COUNT), 20, Align.RIGHT)));
    table.begin(20);
    for (Life.State state : COUNTED) {
      table.add(table.texts(lives.word(state), wording.number(lives.lives().count(state))));
    }
    table.end(10);
  }

  private void list(LifeLabel title, Life.State state) {
    outline.section(wording.of(title), 60);
    List<Life> found = lives.lives().in(state);
    if (found.isEmpty()) {
      flow.paragraph(wording.of(Label.NONE_HERE), flow.styles().body, 0, 6);
      return;
    }
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(Label.COLUMN_UNIT), 24, Align.LEFT),
                new Column(wording.of(Label.COLUMN_SEVERITY_AND_RULE), 22, Align.LEFT),
                new Column(wording.of(Label.COLUMN_MESSAGE), 54, Align.LEFT)));
    table.begin(40);
    for (List<Life> together : together(found)) {
      table.add(row(table, together));
    }
    table.end(10);
  }

  /** Each by itself; those that are counted only, by unit, rule and severity. */
  private static Collection<List<Life>> together(List<Life> lives) {
    Map<String, List<Life>> rows = new LinkedHashMap<>();
    for (Life life : lives) {
      String key =
          AuditScope.counted(life)
              ? life.unit() + "\n" + life.rule() + "\n" + life.severity()
              : life.fingerprint();
      rows.computeIfAbsent(key, any -> new ArrayList<>()).add(life);
    }
    return rows.values();
  }

  private FlowTable.Row row(FlowTable table, List<Life> together) {
    Styles styles = flow.styles();
    Life life = together.getFirst();
    List<Part> unit = List.of(new Part(lives.unit(life.unit()), styles.small.in(Tint.BLACK), null));
    List<Part> rule =
        List.of(
            new Part(
                wording.of(life.severity().title()),
                styles.cellBold.in(Tint.of(life.severity())),
                null),
            new Part(report.ruleTitle(life.rule()), styles.small.in(Tint.BLACK), null));
    List<Part> sentence = new ArrayList<>();
    sentence.add(new Part(about(life, together.size()), styles.cell, null));
    if (together.size() == 1) {
      sentence.add(new Part(lives.of(life), styles.small, null));
    }
    return table.lay(List.of(unit, rule, sentence));
  }

  /** What a finding says; where it may say no more, whom and which moment it is about. */
  private String about(Life life, int count) {
    if (AuditScope.counted(life)) {
      return wording.definition().kinds().text(ChangeLabel.COUNTED) == null
          ? words.of(KindLabel.COUNTED_ROW, "count", count)
          : wording.of(ChangeLabel.COUNTED, "count", count);
    }
    String told = wording.of(life.message());
    boolean bare = words != null && !words.scoped().sentences() && !life.state().found();
    return bare && life.occasion().contains("-")
        ? told + "; " + ShownFinding.when(life.occasion(), wording)
        : told;
  }
}
