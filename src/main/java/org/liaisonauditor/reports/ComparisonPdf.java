package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import org.liaisonauditor.rules.PackDifferences;
import org.openpdf.text.ExceptionConverter;

/** A comparison that a board can read and sign: {@code comparison.pdf}. */
final class ComparisonPdf {

  private static final int ID_BYTES = 16;

  /** So many are named: more pages would not be read. The list is in comparison.csv. */
  private static final int NAMED = 48;

  private static final int UNITS = 50;
  private static final int LINES_OF_A_RULE = 16;
  private static final float SIGNATURE = 150;

  private final Comparison comparison;
  private final ComparisonWording wording;
  private final PageFlow flow;
  private final Outline outline;
  private final Styles styles;
  private final String csvHash;

  private ComparisonPdf(
      Comparison comparison, ComparisonWording wording, PageFlow flow, String csvHash) {
    this.comparison = comparison;
    this.wording = wording;
    this.flow = flow;
    this.outline = new Outline(flow);
    this.styles = flow.styles();
    this.csvHash = csvHash;
  }

  /**
   * Writes the document.
   *
   * @param csvHash SHA-256 of comparison.csv, which it names as the full list
   */
  static void write(
      Comparison comparison, ComparisonWording wording, String version, String csvHash, Path file)
      throws IOException {
    Letterhead head = wording.report().letterhead();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow = new PageFlow(out, head.margins(), new Styles(), wording.of(head.draft()))) {
      ComparisonPdf pdf = new ComparisonPdf(comparison, wording, flow, csvHash);
      flow.describe(
          pdf.type() + " " + pdf.subject(),
          wording.of(head.issuingBody()),
          wording.language().tag(),
          ReportPdf.date(comparison.asOf()),
          Arrays.copyOf(
              AuditIdentity.of(
                  List.of(comparison.sha256(), csvHash, wording.language().tag() + " " + version)),
              ID_BYTES));
      flow.foot(
          DocumentFoot.of(
              wording.report(),
              pdf.type(),
              comparison.draft().pack().regulation().code()
                  + " "
                  + comparison.draft().pack().hash().substring(0, 12),
              version));
      pdf.draw(version);
    } catch (ExceptionConverter failed) {
      throw ReportPdf.refusedByDisk(failed);
    }
  }

  private String type() {
    return wording.of(ComparisonLabel.DOCUMENT_TYPE);
  }

  private String subject() {
    return wording.of(
        ComparisonLabel.SUBJECT,
        "pack",
        comparison.draft().pack().regulation().code(),
        "from",
        wording.date(comparison.from()),
        "to",
        wording.date(comparison.to()));
  }

  private void draw(String version) {
    LetterheadBlock block = new LetterheadBlock(flow, wording.report(), comparison.units());
    flow.bookmark(null, type() + " " + subject(), flow.y(), false);
    block.draw(null);
    block.title(type(), List.of(subject()));
    compared(version);
    List<String> summary = new ArrayList<>(wording.summary(comparison));
    summary.add(wording.of(ComparisonLabel.SUMMARY_HEARING));
    points(summary, styles.body);
    flow.moveDown(6);
    differences();
    if (!comparison.findings().isEmpty()) {
      byRule();
      byUnit();
      findings(ComparisonLabel.SECTION_FINDINGS, comparison.findings());
    }
    if (!comparison.commendations().isEmpty()) {
      findings(ComparisonLabel.SECTION_COMMENDATIONS, comparison.commendations());
    }
    confirmation(block);
  }

  private void points(List<String> sentences, Style style) {
    flow.items(sentences, "–", style, 12, 3);
  }

  private void compared(String version) {
    FlowTable table =
        new FlowTable(
                flow,
                List.of(
                    new Column(wording.of(ComparisonLabel.SECTION_COMPARED), 24, Align.LEFT),
                    new Column("", 76, Align.LEFT)))
            .namedRows();
    table.begin(40);
    List<Map.Entry<String, String>> lines = new ArrayList<>(wording.compared(comparison, version));
    lines.add(
        Map.entry(
            wording.of(ComparisonLabel.FULL_LIST),
            wording.of(ComparisonLabel.FULL_LIST_FILE, "hash", csvHash)));
    for (Map.Entry<String, String> line : lines) {
      table.add(
          table.lay(
              List.of(
                  List.of(part(line.getKey(), styles.cellBold)),
                  List.of(part(line.getValue(), styles.cell)))));
    }
    table.end(10);
  }

  private void differences() {
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
      points(notes, styles.cell);
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
    points(differences.others().stream().map(wording::of).toList(), styles.cell);
    flow.moveDown(6);
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
      name.add(part(parameter.name(), styles.cellBold));
      name.add(part(wording.of(parameter.meaning()), styles.cell));
      wording.notes(parameter).forEach(note -> name.add(part(note, styles.small)));
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
    return texts.stream().map(text -> part(text, styles.cell)).toList();
  }

  private void byRule() {
    outline.section(wording.of(ComparisonLabel.SECTION_BY_RULE), 50);
    FlowTable table = counts(wording.report().of(Label.COLUMN_RULE));
    table.begin(20);
    for (Comparison.Count count : comparison.byRule()) {
      row(table, wording.rule(comparison, count.code()), count, styles.cell);
    }
    row(table, wording.report().of(Label.ALL_ROW), sum(comparison.byRule()), styles.cellBold);
    table.end(10);
  }

  private void byUnit() {
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

  private void findings(ComparisonLabel title, List<FindingChange> changes) {
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
    parts.add(part(wording.kind(change.kind()), styles.cellBold.in(tint)));
    parts.add(
        part(
            wording.rule(comparison, change.rule())
                + " – "
                + wording.of(change.finding().severity().title()),
            styles.small.in(Tint.BLACK)));
    parts.add(part(wording.unit(comparison, change.unit()), styles.small));
    return parts;
  }

  private List<Part> told(FindingChange change) {
    List<Part> parts = new ArrayList<>();
    if (change.differs(FindingChange.Part.MESSAGE)) {
      parts.add(
          part(
              wording.of(
                  ComparisonLabel.BEFORE_SENTENCE,
                  "sentence",
                  wording.of(change.before().message())),
              styles.small));
    }
    parts.add(part(wording.of(change.finding().message()), styles.cell));
    wording.changes(change, comparison).forEach(text -> parts.add(part(text, styles.cell)));
    parts.add(
        part(
            wording.of(ComparisonLabel.REASON, "reason", wording.of(change.reason())),
            styles.small.in(Tint.BLACK)));
    return parts;
  }

  /** Two people sign, on one and the same page. */
  private void confirmation(LetterheadBlock block) {
    String note = wording.of(ComparisonLabel.CONFIRMATION_NOTE);
    outline.section(wording.of(ComparisonLabel.SECTION_CONFIRMATION), SIGNATURE + 40);
    flow.paragraph(note, styles.body, 0, 12);
    float half = flow.width() / 2;
    float upper = flow.y();
    for (int i = 0; i < 2; i++) {
      float middle = flow.left() + half * i + half / 2;
      ComparisonLabel who = i == 0 ? ComparisonLabel.PREPARED_BY : ComparisonLabel.CONFIRMED_BY;
      float line =
          block.centred(
              wording.of(ComparisonLabel.DATE_LINE), styles.bodyItalic, middle, half - 12, upper);
      Style title = LetterheadBlock.fitting(styles.bodyBold, wording.of(who), half - 12);
      line = block.centred(wording.of(who), title, middle, half - 12, line);
      block.centred(
          wording.of(ComparisonLabel.SIGN_HERE), styles.bodyItalic, middle, half - 12, line);
    }
    flow.moveTo(upper - SIGNATURE);
  }

  private static Part part(String text, Style style) {
    return new Part(text, style, null);
  }
}
