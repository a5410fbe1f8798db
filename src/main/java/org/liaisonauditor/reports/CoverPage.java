package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.reports.PageFlow.Scope;

/**
 * The first page: letterhead and title as Guidance 36-HD/VPTW lays them out, and a summary that
 * says all to a reader who gets no further.
 */
final class CoverPage {

  /** Height of office, signature and name. */
  private static final float SIGNED = 86;

  /** The place, upper left corner, below the office of who signs. */
  private static final String SIGNATURE = "signature";

  private final Report report;
  private final PageFlow flow;
  private final Wording wording;
  private final Letterhead head;
  private final LetterheadBlock block;

  CoverPage(Report report, PageFlow flow) {
    this.report = report;
    this.flow = flow;
    this.wording = report.wording();
    this.head = wording.letterhead();
    this.block = new LetterheadBlock(flow, wording, report.result().units());
  }

  /** Letterhead and title. */
  void draw() {
    flow.bookmark(null, title(), flow.y(), false);
    Stamp stamp = wording.definition().stamp();
    // The day of an audit isn't that of a document; a draft leaves its day to the pen.
    block.draw(stamp == null ? null : stamp.on());
    heading();
  }

  /** The day that its properties name: that of issue, or of a draft the audit's. */
  LocalDate day() {
    Stamp stamp = wording.definition().stamp();
    return stamp == null ? report.result().context().asOf() : stamp.on();
  }

  /** What the document is called at the foot of its pages. */
  String named(KindDefinition kind, String unit) {
    return wording.of(kind.name()) + (unit == null ? "" : ", " + unit);
  }

  /** Type and subject in one line, for bookmarks and the document's properties. */
  String title() {
    return wording.of(head.documentType()) + " " + subject();
  }

  String subject() {
    return wording.fill(wording.of(head.subject()), report.values());
  }

  private void heading() {
    List<String> about = new ArrayList<>(List.of(subject()));
    if (report.result().scope() != null) {
      String unit = report.result().units().name(report.result().scope());
      if (!report.addressed() && !about.getFirst().contains(unit)) {
        about.add(unit);
      }
    }
    Stamp stamp = wording.definition().stamp();
    if (stamp != null && stamp.replaces() != null) {
      about.add(
          wording.fill(
              wording.of(head.replaces()),
              "number",
              stamp.replaces(),
              "day",
              wording.date(stamp.replacesOn())));
    }
    block.title(wording.of(head.documentType()), about);
  }

  /** The main figures in large type. */
  void tiles() {
    Tally all = report.figures().all();
    AuditResult result = report.result();
    record Tile(int number, Label label, Tint tint) {}
    List<Tile> tiles =
        List.of(
            new Tile(result.counts().members(), Label.TILE_MEMBERS, Tint.BLACK),
            new Tile(result.counts().branches(), Label.TILE_BRANCHES, Tint.BLACK),
            new Tile(all.total(), Label.TILE_FINDINGS, Tint.BLACK),
            new Tile(all.high(), Label.TILE_HIGH, Tint.HIGH),
            new Tile(all.medium(), Label.TILE_MEDIUM, Tint.MEDIUM),
            new Tile(all.low(), Label.TILE_LOW, Tint.LOW));
    Styles styles = flow.styles();
    Style label = new Style(styles.regular, 9.5f, 11.5f, Tint.BLACK);
    float gap = 6;
    float wide = (flow.width() - gap * (tiles.size() - 1)) / tiles.size();
    float high = 52;
    float lower = flow.y() - high;
    try (Scope list = flow.open(Tag.LIST)) {
      for (int i = 0; i < tiles.size(); i++) {
        Tile tile = tiles.get(i);
        float x = flow.left() + i * (wide + gap);
        flow.fill(x, lower, wide, high, Tint.BAND);
        String number = wording.number(tile.number());
        Style figure =
            LetterheadBlock.fitting(new Style(styles.bold, 18, 20, tile.tint()), number, wide - 6);
        try (Scope item = flow.open(Tag.ITEM);
            Scope body = flow.open(Tag.BODY)) {
          flow.showCentred(number + " ", figure, x + wide / 2, lower + 31);
          float line = lower + 19;
          for (String part : flow.balanced(wording.of(tile.label()), label, wide - 6)) {
            flow.showCentred(part, label, x + wide / 2, line);
            line -= label.leading();
          }
        }
      }
    }
    flow.moveTo(lower - 12);
  }

  /** Sentences, one below the other. */
  void summary(List<String> sentences) {
    flow.items(sentences, "–", flow.styles().body, 12, 3);
  }

  /** The room that recipients and signature take. */
  float closingHeight() {
    return Math.max(15 + high(recipients()), signed()) + 16;
  }

  /** A signature on the page takes up to seven lines, between the office and the name. */
  private float signed() {
    return wording.definition().stamp() == null ? SIGNED : SIGNED + 34;
  }

  private float high(List<List<String>> items) {
    return items.stream().mapToInt(List::size).sum() * entry().leading();
  }

  private Style entry() {
    return new Style(flow.styles().regular, 11, 13, Tint.BLACK);
  }

  /** The lines of each recipient. */
  private List<List<String>> recipients() {
    List<List<String>> items = new ArrayList<>();
    for (int i = 0; i < head.recipients().size(); i++) {
      String recipient = wording.fill(wording.of(head.recipients().get(i)), report.values());
      String stop = recipient.endsWith(".") ? "" : i == head.recipients().size() - 1 ? "." : ",";
      items.add(flow.lines("- " + recipient + stop, entry(), flow.width() / 2 - 6));
    }
    return items;
  }

  /** Recipients on the left, signature on the right, never apart. */
  void closing() {
    Styles styles = flow.styles();
    Style title = new Style(styles.italic, 12, 15, Tint.BLACK);
    Style entry = entry();
    float half = flow.width() / 2 - 6;
    List<List<String>> items = recipients();
    float high = Math.max(15 + high(items), signed());
    flow.need(high + 8);
    flow.moveDown(8);
    float upper = flow.y();
    float line = upper - 12;
    if (!items.isEmpty()) {
      try (Scope paragraph = flow.open(Tag.PARAGRAPH)) {
        flow.show(wording.of(head.recipientsTitle()), title, flow.left(), line);
      }
      try (Scope list = flow.open(Tag.LIST)) {
        for (List<String> lines : items) {
          try (Scope item = flow.open(Tag.ITEM);
              Scope body = flow.open(Tag.BODY)) {
            for (String text : lines) {
              line -= entry.leading();
              flow.show(text, entry, flow.left(), line);
            }
          }
        }
      }
    }
    float middle = flow.right() - half / 2;
    float signature = upper;
    signature =
        block.centred(wording.of(head.authority()), styles.bodyBold, middle, half, signature);
    signature =
        block.centred(wording.of(head.signatory()), styles.bodyBold, middle, half, signature);
    flow.place(SIGNATURE, middle - half / 2, signature);
    Stamp stamp = wording.definition().stamp();
    if (stamp != null) {
      block.centred(
          stamp.signer(), styles.bodyBold, middle, half, upper - high + styles.bodyBold.leading());
    }
    flow.moveTo(upper - high);
  }
}
