package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.workbook.TableWorkbook.Blank;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Count;
import org.liaisonauditor.workbook.TableWorkbook.Day;
import org.liaisonauditor.workbook.TableWorkbook.Figure;
import org.liaisonauditor.workbook.TableWorkbook.Link;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/** One sheet of a {@link TableWorkbook} as XML, row by row. */
final class SheetXml {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /** Excel's own limits on the text of a cell, and on the height of a row in points. */
  private static final int LONGEST_TEXT = 32_767;

  /** Before it the programs count days in ways of their own: there was no 29 February 1900. */
  private static final LocalDate FIRST_SURE_DAY = LocalDate.of(1900, 3, 1);

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final int HIGHEST_ROW = 409;
  private static final int LINE_HEIGHT = 15;

  private final Sheet sheet;
  private final boolean first;
  private final List<Sheet> all;
  private final Writer out;
  private final List<String> links = new ArrayList<>();

  SheetXml(Sheet sheet, boolean first, List<Sheet> all, Writer out) {
    this.sheet = sheet;
    this.first = first;
    this.all = all;
    this.out = out;
  }

  /** The table with its header, as {@code A1:J20}, or {@code $A$1:$J$20} with that mark. */
  static String range(Sheet sheet, String mark) {
    int header = sheet.preface().size() + 1;
    return mark
        + "A"
        + mark
        + header
        + ":"
        + mark
        + letters(sheet.columns().size() - 1)
        + mark
        + (header + sheet.rows().size());
  }

  void write() throws IOException {
    int header = sheet.preface().size() + 1;
    out.write("<worksheet xmlns=\"" + MAIN + "\">");
    out.write("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    out.write("<sheetViews><sheetView workbookViewId=\"0\"" + (first ? " tabSelected=\"1\"" : ""));
    out.write("><pane ySplit=\"" + header + "\" topLeftCell=\"A" + (header + 1));
    out.write("\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
    out.write("<sheetFormatPr defaultRowHeight=\"" + LINE_HEIGHT + "\"/><cols>");
    int column = 1;
    for (Column one : sheet.columns()) {
      out.write("<col min=\"" + column + "\" max=\"" + column + "\" width=\"" + one.width());
      out.write("\" customWidth=\"1\"" + (one.hidden() ? " hidden=\"1\"/>" : "/>"));
      column++;
    }
    out.write("</cols><sheetData>");
    int row = 1;
    for (String line : sheet.preface()) {
      row(row, List.of(new Words(line, row == 1 ? Tone.STRONG : Tone.LINE)));
      row++;
    }
    List<Cell> titles = new ArrayList<>();
    sheet.columns().forEach(one -> titles.add(new Words(one.title(), Tone.HEADER)));
    row(row++, titles);
    for (List<Cell> cells : sheet.rows()) {
      row(row++, cells);
    }
    out.write("</sheetData>");
    if (sheet.filtered() && !sheet.rows().isEmpty()) {
      out.write("<autoFilter ref=\"" + range(sheet, "") + "\"/>");
    }
    if (!sheet.checks().isEmpty()) {
      new EntryChecks(all).write(sheet, out);
    }
    if (!links.isEmpty()) {
      out.write("<hyperlinks>" + String.join("", links) + "</hyperlinks>");
    }
    out.write("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\"");
    out.write(" header=\"0.3\" footer=\"0.3\"/>");
    out.write(
        "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
  }

  /** A day as the file format counts it. */
  static long serial(LocalDate day) {
    return ChronoUnit.DAYS.between(DAY_ZERO, day);
  }

  private void row(int number, List<Cell> cells) throws IOException {
    // Not every program finds a row's height by itself; text would then cover the row below.
    int height = Math.min(HIGHEST_ROW, LINE_HEIGHT * lines(cells));
    out.write("<row r=\"" + number + "\" ht=\"" + height + "\" customHeight=\"1\">");
    for (int i = 0; i < cells.size(); i++) {
      String address = letters(i) + number;
      switch (cells.get(i)) {
        case Words words -> text(address, words.text(), words.tone());
        case Count count -> {
          out.write("<c r=\"" + address + "\" s=\"" + TableStyles.of(count.tone(), false) + "\">");
          out.write("<v>" + count.value() + "</v></c>");
        }
        case Figure figure -> {
          out.write("<c r=\"" + address + "\" s=\"" + TableStyles.of(figure.tone(), false) + "\">");
          out.write("<v>" + figure.value().toPlainString() + "</v></c>");
        }
        case Day day when day.day().isBefore(FIRST_SURE_DAY) ->
            text(address, day.day().toString(), day.tone());
        case Day day -> {
          out.write("<c r=\"" + address + "\" s=\"" + TableStyles.of(day.tone(), false) + "\">");
          out.write("<v>" + serial(day.day()) + "</v></c>");
        }
        case Blank blank ->
            out.write(
                "<c r=\"" + address + "\" s=\"" + TableStyles.of(blank.tone(), false) + "\"/>");
        case Link link -> {
          text(address, link.text(), Tone.LINK);
          String target = "'" + link.sheet().replace("'", "''") + "'!A" + row(link);
          links.add("<hyperlink ref=\"" + address + "\" location=\"" + escaped(target) + "\"/>");
        }
      }
    }
    out.write("</row>");
  }

  /** Number of the row that a link leads to. */
  private int row(Link link) {
    if (link.row() < 0) {
      return 1;
    }
    Sheet target =
        all.stream()
            .filter(one -> one.name().equals(link.sheet()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no sheet " + link.sheet()));
    return target.preface().size() + 2 + link.row();
  }

  private void text(String address, String text, Tone tone) throws IOException {
    String fitting =
        text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    boolean formulaLike = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    out.write("<c r=\"" + address + "\" s=\"" + TableStyles.of(tone, formulaLike));
    out.write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    out.write(escaped(fitting));
    out.write("</t></is></c>");
  }

  /** Lines that the highest cell needs: words are wrapped as wide letters would be. */
  private int lines(List<Cell> cells) {
    int most = 1;
    for (int i = 0; i < cells.size() && i < sheet.columns().size(); i++) {
      Column column = sheet.columns().get(i);
      String text =
          switch (cells.get(i)) {
            case Words words when words.tone() != Tone.LINE && words.tone() != Tone.STRONG ->
                words.text();
            case Link link -> link.text();
            default -> "";
          };
      if (!column.hidden()) {
        most = Math.max(most, lines(text, column.width() - 1));
      }
    }
    return most;
  }

  private static int lines(String text, int width) {
    int lines = 0;
    for (String paragraph : text.split("\n", -1)) {
      int used = 0;
      lines++;
      for (String word : paragraph.split(" ", -1)) {
        int length = word.length();
        if (used > 0 && used + 1 + length > width) {
          lines++;
          used = 0;
        }
        lines += Math.max(0, length - 1) / width;
        used += length % width + (used > 0 ? 1 : 0);
      }
    }
    return lines;
  }

  /** Column letters of an index from 0. */
  static String letters(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : letters(index / 26 - 1) + (char) ('A' + index % 26);
  }

  /** Text as XML may hold it; what it may not hold is written in the file format's own way. */
  static String escaped(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        case '\n', '\t' -> xml.append(c);
        case '_' -> xml.append(looksEscaped(text, i) ? "_x005F_" : "_");
        default -> {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (pair) {
            xml.append(c).append(text.charAt(++i));
          } else if (c < ' ') {
            xml.append("_x00").append(hex(c >> 4)).append(hex(c)).append('_');
          } else {
            xml.append(Character.isSurrogate(c) || c > '\uFFFD' ? '\uFFFD' : c);
          }
        }
      }
    }
    return xml.toString();
  }

  /** Whether {@code _xHHHH_} stands here, which programs would read as one letter. */
  private static boolean looksEscaped(String text, int at) {
    return text.length() >= at + 7 && text.substring(at, at + 7).matches("_x[0-9A-Fa-f]{4}_");
  }

  private static char hex(int value) {
    return "0123456789ABCDEF".charAt(value & 0xF);
  }
}
