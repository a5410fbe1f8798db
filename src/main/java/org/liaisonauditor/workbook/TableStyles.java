package org.liaisonauditor.workbook;

import org.liaisonauditor.workbook.TableWorkbook.Tone;

/**
 * The styles of a {@link TableWorkbook}: each tone, and each tone of text that looks like a
 * formula.
 */
final class TableStyles {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private TableStyles() {}

  /** Number of the style of a tone. */
  static int of(Tone tone, boolean formulaLike) {
    return 1 + 2 * tone.ordinal() + (formulaLike ? 1 : 0);
  }

  static String xml() {
    StringBuilder styles = new StringBuilder();
    for (Tone tone : Tone.values()) {
      styles.append(style(tone, false)).append(style(tone, true));
    }
    return "<styleSheet xmlns=\""
        + MAIN
        + "\"><fonts count=\"3\">"
        + font("")
        + font("<b/>")
        + font("<u/>").replace("<name", "<color rgb=\"FF0B4F9E\"/><name")
        + "</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill>"
        + fill("D9E2EC")
        + fill("F8D7D3")
        + fill("FDEBC8")
        + fill("E7EAEE")
        + "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        + "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom>"
        + "<diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
        + "</cellStyleXfs><cellXfs count=\""
        + (1 + 2 * Tone.values().length)
        + "\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + styles
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
        + "</cellStyles></styleSheet>";
  }

  private static String font(String kind) {
    return "<font>" + kind + "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>";
  }

  private static String fill(String rgb) {
    return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF"
        + rgb
        + "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
  }

  private static String style(Tone tone, boolean formulaLike) {
    int font =
        switch (tone) {
          case HEADER, STRONG -> 1;
          case LINK -> 2;
          default -> 0;
        };
    int fill =
        switch (tone) {
          case HEADER -> 2;
          case RED -> 3;
          case AMBER -> 4;
          case GREY -> 5;
          default -> 0;
        };
    boolean wrapped = tone != Tone.LINE && tone != Tone.STRONG;
    return "<xf numFmtId=\"0\" fontId=\""
        + font
        + "\" fillId=\""
        + fill
        + "\" borderId=\""
        + (tone == Tone.HEADER ? 1 : 0)
        + "\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\""
        + (formulaLike ? " quotePrefix=\"1\"" : "")
        + "><alignment vertical=\"top\""
        + (wrapped ? " wrapText=\"1\"" : "")
        + "/></xf>";
  }
}
