package org.liaisonauditor.workbook;

import java.util.List;
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

  /**
   * The part of the styles.
   *
   * @param entry whether cells are to be filled in; workbooks to be read go without what these need
   */
  static String xml(boolean entry) {
    List<Tone> tones =
        entry ? List.of(Tone.values()) : List.of(Tone.values()).subList(0, Tone.ENTRY.ordinal());
    StringBuilder styles = new StringBuilder();
    for (Tone tone : tones) {
      styles.append(style(tone, false)).append(style(tone, true));
    }
    return "<styleSheet xmlns=\""
        + MAIN
        + "\">"
        // Vietnamese days, so that 31/03/2025 is one too where the program has another language.
        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd/mm/yyyy\"/></numFmts>"
        + "<fonts count=\"3\">"
        + font("")
        + font("<b/>")
        + font("<u/>").replace("<name", "<color rgb=\"FF0B4F9E\"/><name")
        + "</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill>"
        + fill("D9E2EC")
        + fill("F8D7D3")
        + fill("FDEBC8")
        + fill("E7EAEE")
        + "</fills><borders count=\""
        + (entry ? 3 : 2)
        + "\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        + "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom>"
        + "<diagonal/></border>"
        + (entry ? boxed() : "")
        + "</borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
        + "</cellStyleXfs><cellXfs count=\""
        + (1 + 2 * tones.size())
        + "\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + styles
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
        + "</cellStyles></styleSheet>";
  }

  private static String boxed() {
    StringBuilder border = new StringBuilder("<border>");
    for (String side : List.of("left", "right", "top", "bottom")) {
      border.append("<").append(side).append(" style=\"thin\"><color rgb=\"FFBFC7D1\"/></");
      border.append(side).append(">");
    }
    return border.append("<diagonal/></border>").toString();
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
          case GREY, ENTRY_KEY, DAY_KEY -> 5;
          default -> 0;
        };
    boolean wrapped = tone != Tone.LINE && tone != Tone.STRONG;
    int format =
        switch (tone) {
          case ENTRY, ENTRY_KEY -> 49;
          case DATE, DAY, DAY_KEY -> 164;
          default -> 0;
        };
    int border =
        switch (tone) {
          case HEADER -> 1;
          case ENTRY, ENTRY_KEY, DAY, DAY_KEY -> 2;
          default -> 0;
        };
    return "<xf numFmtId=\""
        + format
        + "\" fontId=\""
        + font
        + "\" fillId=\""
        + fill
        + "\" borderId=\""
        + border
        + "\" xfId=\"0\" "
        + (format == 0 ? "" : "applyNumberFormat=\"1\" ")
        + "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\""
        + (formulaLike ? " quotePrefix=\"1\"" : "")
        + "><alignment vertical=\"top\""
        + (format == 164 ? " horizontal=\"left\"" : "")
        + (wrapped ? " wrapText=\"1\"" : "")
        + "/></xf>";
  }
}
