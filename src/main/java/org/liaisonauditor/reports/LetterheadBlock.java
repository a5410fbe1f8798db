package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.reports.PageFlow.Scope;

/** Letterhead and title of a document, as Guidance 36-HD/VPTW lays them out. */
final class LetterheadBlock {

  private static final float HEAD_LEADING = 17;

  /** Share of the width that the head's left column takes. */
  private static final float LEFT_SHARE = 0.44f;

  private static final float TITLE_SHARE = 0.86f;

  private final PageFlow flow;
  private final Wording wording;
  private final Letterhead head;
  private final UnitDirectory units;

  /**
   * For a document.
   *
   * @param units where the city's name is found
   */
  LetterheadBlock(PageFlow flow, Wording wording, UnitDirectory units) {
    this.flow = flow;
    this.wording = wording;
    this.head = wording.letterhead().ofReport();
    this.units = units;
  }

  /**
   * Draws the letterhead.
   *
   * @param day the document's day; null = left to the pen
   */
  void draw(LocalDate day) {
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
    String number = Letterhead.draftNumber(wording.of(head.number()));
    if (!number.isBlank()) {
      line = centred("*", styles.body, leftMiddle, leftWide, line);
      line = centred(number, styles.body, leftMiddle, leftWide, line, true);
    }
    if (!wording.of(head.draft()).isBlank()) {
      String draft = wording.of(head.draft());
      float wide = styles.cellBold.face().width(draft, styles.cellBold.size()) + 16;
      line -= 8;
      flow.frame(leftMiddle - wide / 2, line - 18, wide, 18, 0.9f, Tint.HIGH);
      try (Scope paragraph = flow.open(Tag.PARAGRAPH)) {
        flow.showCentred(draft, styles.cellBold.in(Tint.HIGH), leftMiddle, line - 13);
      }
      line -= 18;
    }

    float other = upper;
    String party = wording.of(head.party());
    if (!party.isBlank()) {
      Style style = fitting(styles.bodyBold, party, rightWide);
      try (Scope paragraph = flow.open(Tag.PARAGRAPH)) {
        flow.showCentred(party, style, rightMiddle, other - style.size());
      }
      other -= HEAD_LEADING;
      float half = style.face().width(party, style.size()) / 2;
      flow.rule(rightMiddle - half, rightMiddle + half, other - 1, 0.8f, Tint.BLACK);
    }
    other -= HEAD_LEADING;
    String pattern = wording.of(head.date());
    String date =
        day == null
            ? wording.dateLine(pattern, named(head.place()))
            : wording.dateLine(pattern, named(head.place()), day);
    other = centred(date, styles.bodyItalic, rightMiddle, rightWide, other);
    flow.moveTo(Math.min(line, other) - 20);
  }

  /** Draws the type of the document and, below it, what it is about. */
  void title(String type, List<String> about) {
    Styles styles = flow.styles();
    float middle = flow.left() + flow.width() / 2;
    Style large = new Style(styles.bold, 15, 19, Tint.BLACK);
    flow.moveDown(large.leading());
    try (Scope heading = flow.heading(1)) {
      flow.showCentred(type + " ", large, middle, flow.y() + 4);
      for (String text : about) {
        for (String line : flow.balanced(text, styles.bodyBold, flow.width() * TITLE_SHARE)) {
          flow.moveDown(styles.bodyBold.leading());
          flow.showCentred(line.stripTrailing() + " ", styles.bodyBold, middle, flow.y() + 4);
        }
      }
    }
    flow.rule(middle - 55, middle + 55, flow.y() - 5, 0.7f, Tint.BLACK);
    flow.moveDown(20);
  }

  /** Shows lines around a middle; gives the height below them. */
  float centred(String text, Style style, float middle, float wide, float upper) {
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
    try (Scope paragraph = flow.open(Tag.PARAGRAPH)) {
      for (String part : lines) {
        Style fitting = fitting(style, part.stripTrailing(), wide);
        flow.showCentred(part, fitting, middle, line - style.size());
        line -= HEAD_LEADING;
      }
    }
    return line;
  }

  /** The style, smaller where the text would not fit on one line. */
  static Style fitting(Style style, String text, float wide) {
    float needed = style.face().width(text, style.size());
    return needed <= wide
        ? style
        : new Style(style.face(), style.size() * wide / needed, style.leading(), style.tint());
  }

  /** The body that issues the document. */
  String issuingBody() {
    return named(head.issuingBody());
  }

  private String named(Text text) {
    String city =
        units.all().stream()
            .filter(unit -> unit.kind() == UnitKind.CITY)
            .map(Unit::name)
            .findFirst()
            .orElse("……………");
    String shown = wording.of(text);
    return wording.fill(shown, "city", city, "CITY", city.toUpperCase(Locale.ROOT));
  }
}
