package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of plain tables for people: frozen header, filters, wrapped text. Text stays text:
 * what looks like a formula never becomes one. Written as the parts of the file format themselves:
 * POI's model of a workbook takes most of a second to load, in a process that has three.
 */
public final class TableWorkbook {

  /** How a cell is set off. */
  public enum Tone {
    PLAIN,
    /** One line that may run over the cells beside it. */
    LINE,
    /** As LINE, in bold. */
    STRONG,
    HEADER,
    LINK,
    RED,
    AMBER,
    GREY,
    /** A day to be read. */
    DATE,
    /** To be filled in: what is typed stays text, whatever it looks like. */
    ENTRY,
    /** As ENTRY, but not meant to be changed. */
    ENTRY_KEY,
    /** A day, to be read or to be filled in. */
    DAY,
    /** A day not meant to be changed. */
    DAY_KEY
  }

  /** A cell's content. */
  public sealed interface Cell permits Words, Count, Figure, Link, Day, Blank {}

  /** Text, to the letter. */
  public record Words(String text, Tone tone) implements Cell {}

  /** A whole number. */
  public record Count(int value, Tone tone) implements Cell {}

  /** A number with decimals. */
  public record Figure(BigDecimal value, Tone tone) implements Cell {}

  /**
   * Text that leads to a sheet of the same workbook. Excel takes 65,530 of them on a sheet.
   *
   * @param row index from 0 of the row below the header; -1 = the top of the sheet
   */
  public record Link(String text, String sheet, int row) implements Cell {

    /** Text that leads to the top of a sheet. */
    public Link(String text, String sheet) {
      this(text, sheet, -1);
    }
  }

  /** A day; one that the file format can't hold as a date is written as text. */
  public record Day(LocalDate day, Tone tone) implements Cell {}

  /** Nothing yet. */
  public record Blank(Tone tone) implements Cell {}

  /** What may be typed into a cell. */
  public sealed interface Allowed {}

  /** Whatever one likes. */
  public record Anything() implements Allowed {}

  /** Nothing: the cell stays blank. */
  public record Nothing() implements Allowed {}

  /** A word of a list. None may hold a comma; together they have at most 255 characters. */
  public record OneOf(List<String> words) implements Allowed {}

  /**
   * What stands in a column of a sheet's table; other words are taken after a question.
   *
   * @param column index from 0
   */
  public record OneIn(String sheet, int column) implements Allowed {}

  /** A day from the first to the last. */
  public record Between(LocalDate first, LocalDate last) implements Allowed {}

  /**
   * Cells of a table.
   *
   * @param column index from 0
   * @param firstRow index from 0 of the rows below the header
   */
  public record Area(int column, int firstRow, int lastRow) {}

  /**
   * What may be typed into cells, and what is said about it. No cell may have two.
   *
   * @param title at most 32 characters
   * @param note what is shown when the cell is chosen; at most 255 characters
   * @param refusal what is said of a wrong entry; at most 225 characters
   */
  public record Check(
      List<Area> areas, Allowed allowed, String title, String note, String refusal) {}

  /**
   * A column.
   *
   * @param width in characters
   * @param hidden whether readers don't see it
   */
  public record Column(String title, int width, boolean hidden) {

    /** A column to be seen. */
    public Column(String title, int width) {
      this(title, width, false);
    }
  }

  /**
   * A table on a sheet of its own.
   *
   * @param name the sheet's name
   * @param preface lines above the table, the first in bold
   * @param filtered whether readers filter the rows by their columns
   * @param checks of a table to be filled in
   */
  public record Sheet(
      String name,
      List<String> preface,
      List<Column> columns,
      List<List<Cell>> rows,
      boolean filtered,
      List<Check> checks) {

    /** A table to be read. */
    public Sheet(
        String name,
        List<String> preface,
        List<Column> columns,
        List<List<Cell>> rows,
        boolean filtered) {
      this(name, preface, columns, rows, filtered, List.of());
    }
  }

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE_RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** A time that a zip entry holds as it is; see {@link StableXlsx}. */
  private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

  private TableWorkbook() {}

  /** Sheets to be filled in, and those with days. */
  private static boolean needsStylesOfEntry(Sheet sheet) {
    return !sheet.checks().isEmpty()
        || sheet.rows().stream().flatMap(List::stream).anyMatch(Day.class::isInstance);
  }

  /** Writes the sheets in their order; the same sheets give the same bytes. */
  public static void write(List<Sheet> sheets, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    part(zip, "[Content_Types].xml", contentTypes(sheets.size()));
    part(
        zip,
        "_rels/.rels",
        "<Relationships xmlns=\""
            + PACKAGE_RELATIONS
            + "\">"
            + relation(1, "officeDocument", "xl/workbook.xml")
            + "</Relationships>");
    part(zip, "xl/workbook.xml", workbook(sheets));
    part(zip, "xl/_rels/workbook.xml.rels", workbookRelations(sheets.size()));
    part(
        zip,
        "xl/styles.xml",
        TableStyles.xml(sheets.stream().anyMatch(TableWorkbook::needsStylesOfEntry)));
    for (int i = 0; i < sheets.size(); i++) {
      begin(zip, "xl/worksheets/sheet" + (i + 1) + ".xml");
      Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      writer.write(HEAD);
      new SheetXml(sheets.get(i), i == 0, sheets, writer).write();
      writer.flush();
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ZIP_EPOCH);
    zip.putNextEntry(entry);
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    begin(zip, name);
    zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String contentTypes(int sheets) {
    StringBuilder xml = new StringBuilder();
    xml.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
        .append("<Default Extension=\"rels\" ContentType=\"")
        .append("application/vnd.openxmlformats-package.relationships+xml\"/>")
        .append(override("workbook.xml", "sheet.main+xml"))
        .append(override("styles.xml", "styles+xml"));
    for (int i = 1; i <= sheets; i++) {
      xml.append(override("worksheets/sheet" + i + ".xml", "worksheet+xml"));
    }
    return xml.append("</Types>").toString();
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
  }

  private static String relation(int id, String type, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + RELATIONS
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static String workbookRelations(int sheets) {
    StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE_RELATIONS + "\">");
    for (int i = 1; i <= sheets; i++) {
      xml.append(relation(i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    return xml.append(relation(sheets + 1, "styles", "styles.xml"))
        .append("</Relationships>")
        .toString();
  }

  private static String workbook(List<Sheet> sheets) {
    StringBuilder xml =
        new StringBuilder(
            "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      xml.append("<sheet name=\"").append(SheetXml.escaped(sheet.name()));
      xml.append("\" sheetId=\"")
          .append(i + 1)
          .append("\" r:id=\"rId")
          .append(i + 1)
          .append("\"/>");
      String quoted = "'" + sheet.name().replace("'", "''") + "'!";
      int header = sheet.preface().size() + 1;
      if (sheet.filtered() && !sheet.rows().isEmpty()) {
        String filter = quoted + SheetXml.range(sheet, "$");
        names.append(defined("_xlnm._FilterDatabase\" hidden=\"1", i, filter));
      }
      names.append(defined("_xlnm.Print_Titles", i, quoted + "$" + header + ":$" + header));
    }
    return xml.append("</sheets><definedNames>")
        .append(names)
        .append("</definedNames></workbook>")
        .toString();
  }

  private static String defined(String name, int sheet, String what) {
    return "<definedName name=\""
        + name
        + "\" localSheetId=\""
        + sheet
        + "\">"
        + SheetXml.escaped(what)
        + "</definedName>";
  }
}
