package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.Upcoming;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.openpdf.text.ExceptionConverter;

/** What is due soon, to be sent to those who can still do it: {@code upcoming.pdf}. */
final class UpcomingPdf {

  private static final int ID_BYTES = 16;

  private final Upcoming upcoming;
  private final UpcomingWording wording;
  private final PageFlow flow;
  private final Outline outline;
  private final Styles styles;

  private UpcomingPdf(Upcoming upcoming, UpcomingWording wording, PageFlow flow) {
    this.upcoming = upcoming;
    this.wording = wording;
    this.flow = flow;
    this.outline = new Outline(flow);
    this.styles = flow.styles();
  }

  static void write(Upcoming upcoming, UpcomingWording wording, String version, Path file)
      throws IOException {
    Letterhead head = wording.report().letterhead();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow = new PageFlow(out, head.margins(), new Styles(), wording.of(head.draft()))) {
      flow.describe(
          wording.of(UpcomingLabel.DOCUMENT_TYPE) + " " + wording.subject(upcoming),
          wording.of(head.issuingBody()),
          wording.language().tag(),
          ReportPdf.date(upcoming.asOf()),
          Arrays.copyOf(
              AuditIdentity.of(
                  List.of(upcoming.sha256(), wording.language().tag() + " " + version)),
              ID_BYTES));
      flow.foot(
          DocumentFoot.of(
              wording.report(),
              wording.of(UpcomingLabel.DOCUMENT_TYPE),
              upcoming.pack().regulation().code() + " " + upcoming.pack().hash().substring(0, 12),
              version));
      new UpcomingPdf(upcoming, wording, flow).draw(version);
    } catch (ExceptionConverter failed) {
      throw ReportPdf.refusedByDisk(failed);
    }
  }

  private void draw(String version) {
    LetterheadBlock block = new LetterheadBlock(flow, wording.report(), upcoming.units());
    block.draw(null);
    block.title(wording.of(UpcomingLabel.DOCUMENT_TYPE), List.of(wording.subject(upcoming)));
    for (String sentence : wording.summary(upcoming)) {
      flow.paragraph(sentence, styles.body, 0, 4);
    }
    flow.moveDown(4);
    if (!upcoming.items().isEmpty()) {
      counts(
          UpcomingLabel.SECTION_BY_RULE,
          Label.COLUMN_RULE,
          upcoming.byRule().entrySet().stream()
              .map(rule -> Map.entry(wording.title(upcoming, rule.getKey()), rule.getValue()))
              .toList());
      if (upcoming.byUnit().size() > 1) {
        counts(
            UpcomingLabel.SECTION_BY_UNIT,
            Label.COLUMN_UNIT,
            VietnameseOrder.sorted(
                    List.copyOf(upcoming.byUnit().entrySet()),
                    unit -> upcoming.units().name(unit.getKey()),
                    Map.Entry::getKey)
                .stream()
                .map(unit -> Map.entry(wording.unit(upcoming, unit.getKey()), unit.getValue()))
                .toList());
      }
      list();
    }
    grounds(version);
  }

  private void counts(
      UpcomingLabel title, Label first, List<Map.Entry<String, List<Upcoming.Item>>> rows) {
    outline.section(wording.of(title), 50);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.report().of(first), 52, Align.LEFT));
    for (int span : upcoming.spans()) {
      columns.add(
          new Column(wording.of(UpcomingLabel.COLUMN_WITHIN, "days", span), 17, Align.RIGHT));
    }
    FlowTable table = FlowTable.dense(flow, columns).namedRows();
    table.begin(20);
    rows.forEach(row -> count(table, row.getKey(), row.getValue(), styles.cell));
    count(table, wording.report().of(Label.ALL_ROW), upcoming.items(), styles.cellBold);
    table.end(10);
  }

  private void count(FlowTable table, String name, List<Upcoming.Item> items, Style style) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    for (int span : upcoming.spans()) {
      cells.add(wording.report().number(upcoming.within(span, items)));
    }
    table.add(table.styled(style, cells.toArray(String[]::new)));
  }

  private void list() {
    outline.section(wording.of(UpcomingLabel.SECTION_LIST), 90);
    FlowTable table =
        new FlowTable(
            flow,
            List.of(
                new Column(wording.of(UpcomingLabel.COLUMN_WHAT), 30, Align.LEFT),
                new Column(wording.of(UpcomingLabel.COLUMN_TO_DO), 70, Align.LEFT)));
    table.begin(60);
    LocalDate day = null;
    for (Upcoming.Item item : upcoming.items()) {
      FlowTable.Row row = table.lay(List.of(head(item.finding()), told(item.finding())));
      if (!item.day().equals(day)) {
        day = item.day();
        table.band(
            band(UpcomingLabel.DAY_BAND, item),
            band(UpcomingLabel.DAY_BAND_AGAIN, item),
            row.height());
      }
      table.add(row);
    }
    table.end(10);
  }

  private String band(UpcomingLabel label, Upcoming.Item item) {
    return wording.of(
        label, "lastDay", wording.date(item.lastDay()), "day", wording.date(item.day()));
  }

  private List<Part> head(Finding finding) {
    Tint tint =
        switch (finding.severity()) {
          case HIGH -> Tint.HIGH;
          case MEDIUM -> Tint.MEDIUM;
          case LOW -> Tint.LOW;
        };
    return List.of(
        part(wording.unit(upcoming, finding.unit()), styles.cellBold),
        part(wording.title(upcoming, finding.rule()), styles.cell),
        part(wording.of(finding.severity().title()), styles.small.in(tint)));
  }

  private List<Part> told(Finding finding) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        part(
            wording.of(UpcomingLabel.IF_NOT, "sentence", wording.of(finding.message())),
            styles.cell));
    String remedy = wording.remedy(upcoming, finding);
    if (!remedy.isBlank()) {
      parts.add(part(wording.of(UpcomingLabel.TO_DO, "remedy", remedy), styles.cell));
    }
    parts.add(
        part(
            wording.of(UpcomingLabel.CLAUSES, "clauses", wording.clauses(upcoming, finding)),
            styles.small.in(Tint.BLACK)));
    parts.add(
        part(
            wording.of(
                UpcomingLabel.EVIDENCE,
                "evidence",
                EvidenceLine.of(finding.evidence(), wording.report())),
            styles.small));
    return parts;
  }

  private void grounds(String version) {
    FlowTable table =
        new FlowTable(
                flow,
                List.of(
                    new Column(wording.of(UpcomingLabel.SECTION_GROUNDS), 24, Align.LEFT),
                    new Column("", 76, Align.LEFT)))
            .namedRows();
    table.begin(60);
    for (Map.Entry<String, String> line : wording.grounds(upcoming, version)) {
      table.add(
          table.lay(
              List.of(
                  List.of(part(line.getKey(), styles.cellBold)),
                  List.of(part(line.getValue(), styles.cell)))));
    }
    table.end(0);
  }

  private static Part part(String text, Style style) {
    return new Part(text, style, null);
  }
}
