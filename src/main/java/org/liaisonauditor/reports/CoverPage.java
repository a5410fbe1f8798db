package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/**
 * The first page: letterhead and title as Guidance 36-HD/VPTW lays them out, and a summary that
 * says all to a reader who gets no further.
 */
final class CoverPage {

  private static final float HEAD_LEADING = 17;

  /** Share of the width that the head's left column takes. */
  private static final float LEFT_SHARE = 0.44f;

  private final Report report;
  private final PageFlow flow;
  private final Wording wording;
  private final Letterhead head;

  CoverPage(Report report, PageFlow flow) {
    this.report = report;
    this.flow = flow;
    this.wording = report.wording();
    this.head = wording.letterhead();
  }

  void draw() {
    flow.bookmark(null, title(), flow.y(), false);
    letterhead();
    heading();
    tiles();
    summary();
    closing();
  }

  /** Type and subject in one line, for bookmarks and the document's properties. */
  String title() {
    return wording.of(head.documentType()) + " " + subject();
  }

  String subject() {
    return wording.fill(
        wording.of(head.subject()),
        "from",
        wording.date(report.result().context().from()),
        "to",
        wording.date(report.result().context().to()));
  }

  private void letterhead() {
    Styles styles = flow.styles();
    float upper = flow.y();
    float leftWide = flow.width() * LEFT_SHARE - 6;
    float leftMiddle = flow.left() + leftWide / 2;
    float rightFrom = flow.left() + flow.width() * LEFT_SHARE + 6;
    float rightWide = flow.right() - rightFrom;
    float rightMiddle = rightFrom + rightWide / 2;

    float line = upper;
    String upperBody = named(head.upperBody());
    line = centred(upperBody, styles.body, leftMiddle, leftWide, line);
    line = centred(named(head.issuingBody()), styles.bodyBold, leftMiddle, leftWide, line);
    if (!wording.of(head.number()).isBlank()) {
      line = centred("*", styles.body, leftMiddle, leftWide, line);
      line = centred(wording.of(head.number()), styles.body, leftMiddle, leftWide, line, true);
    }
    if (!wording.of(head.draft()).isBlank()) {
      String draft = wording.of(head.draft());
      float wide = styles.cellBold.face().width(draft, styles.cellBold.size()) + 16;
      line -= 8;
      flow.frame(leftMiddle - wide / 2, line - 18, wide, 18, 0.9f, Tint.HIGH);
      flow.showCentred(draft, styles.cellBold.in(Tint.HIGH), leftMiddle, line - 13);
      line -= 18;
    }

    float other = upper;
    String party = wording.of(head.party());
    if (!party.isBlank()) {
      Style style = fitting(styles.bodyBold, party, rightWide);
      flow.showCentred(party, style, rightMiddle, other - style.size());
      other -= HEAD_LEADING;
      float half = style.face().width(party, style.size()) / 2;
      flow.rule(rightMiddle - half, rightMiddle + half, other - 1, 0.8f, Tint.BLACK);
    }
    other -= HEAD_LEADING;
    String date =
        wording.dateLine(
            wording.of(head.date()), named(head.place()), report.result().context().asOf());
    other = centred(date, styles.bodyItalic, rightMiddle, rightWide, other);
    flow.moveTo(Math.min(line, other) - 20);
  }

  /** The style, smaller where the text would not fit on one line. */
  private static Style fitting(Style style, String text, float wide) {
    float needed = style.face().width(text, style.size());
    return needed <= wide
        ? style
        : new Style(style.face(), style.size() * wide / needed, style.leading(), style.tint());
  }

  private float centred(String text, Style style, float middle, float wide, float upper) {
    return centred(text, style, middle, wide, upper, false);
  }

  private float centred(
      String text, Style style, float middle, float wide, float upper, boolean asIs) {
    float line = upper;
    if (text.isBlank()) {
      return line;
    }
    // The number's inner spaces leave room for the pen, so it is not broken into lines.
    List<String> lines = asIs ? List.of(text) : flow.lines(text, style, wide);
    for (String part : lines) {
      flow.showCentred(part, fitting(style, part, wide), middle, line - style.size());
      line -= HEAD_LEADING;
    }
    return line;
  }

  private void heading() {
    Styles styles = flow.styles();
    float middle = flow.left() + flow.width() / 2;
    Style type = new Style(styles.bold, 15, 19, Tint.BLACK);
    flow.moveDown(type.leading());
    flow.showCentred(wording.of(head.documentType()), type, middle, flow.y() + 4);
    for (String line : flow.lines(subject(), styles.bodyBold, flow.width() * 0.86f)) {
      flow.moveDown(styles.bodyBold.leading());
      flow.showCentred(line, styles.bodyBold, middle, flow.y() + 4);
    }
    if (report.result().scope() != null) {
      String unit = report.result().units().name(report.result().scope());
      for (String line : flow.lines(unit, styles.bodyBold, flow.width() * 0.86f)) {
        flow.moveDown(styles.bodyBold.leading());
        flow.showCentred(line, styles.bodyBold, middle, flow.y() + 4);
      }
    }
    flow.rule(middle - 55, middle + 55, flow.y() - 5, 0.7f, Tint.BLACK);
    flow.moveDown(20);
  }

  private void tiles() {
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
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      float x = flow.left() + i * (wide + gap);
      flow.fill(x, lower, wide, high, Tint.BAND);
      String number = wording.number(tile.number());
      Style figure = fitting(new Style(styles.bold, 18, 20, tile.tint()), number, wide - 6);
      flow.showCentred(number, figure, x + wide / 2, lower + 31);
      float line = lower + 19;
      for (String part : flow.lines(wording.of(tile.label()), label, wide - 6)) {
        flow.showCentred(part, label, x + wide / 2, line);
        line -= label.leading();
      }
    }
    flow.moveTo(lower - 12);
  }

  private void summary() {
    for (String sentence : new SummarySentences(report).all()) {
      Style style = flow.styles().body;
      float hang = 12;
      List<String> lines = flow.lines(sentence, style, flow.width() - hang);
      flow.need(lines.size() * style.leading());
      flow.show("–", style, flow.left(), flow.y() - style.size());
      flow.paragraph(sentence, style, hang, 3);
    }
  }

  /** Recipients on the left, signature on the right, never apart. */
  private void closing() {
    Styles styles = flow.styles();
    List<String> recipients = head.recipients().stream().map(wording::of).toList();
    Style title = new Style(styles.italic, 12, 15, Tint.BLACK);
    Style entry = new Style(styles.regular, 11, 13, Tint.BLACK);
    float half = flow.width() / 2 - 6;
    List<String> lines = new ArrayList<>();
    for (String recipient : recipients) {
      lines.addAll(
          flow.lines("- " + recipient + (recipient.endsWith(".") ? "" : ","), entry, half));
    }
    if (!lines.isEmpty()) {
      lines.set(lines.size() - 1, lines.getLast().replaceAll(",$", "."));
    }
    float high = Math.max(15 + lines.size() * entry.leading(), 86);
    flow.need(high + 8);
    flow.moveDown(8);
    float upper = flow.y();
    float line = upper - 12;
    if (!lines.isEmpty()) {
      flow.show(wording.of(head.recipientsTitle()), title, flow.left(), line);
      for (String text : lines) {
        line -= entry.leading();
        flow.show(text, entry, flow.left(), line);
      }
    }
    float middle = flow.right() - half / 2;
    float signature = upper;
    signature = centred(wording.of(head.authority()), styles.bodyBold, middle, half, signature);
    centred(wording.of(head.signatory()), styles.bodyBold, middle, half, signature);
    flow.moveTo(upper - high);
  }

  private String named(Text text) {
    String city =
        report.result().units().all().stream()
            .filter(unit -> unit.kind() == UnitKind.CITY)
            .map(Unit::name)
            .findFirst()
            .orElse("……………");
    String shown = wording.of(text);
    return wording.fill(shown, "city", city, "CITY", city.toUpperCase(Locale.ROOT));
  }
}
