package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.liaisonauditor.workbook.TableWorkbook.Anything;
import org.liaisonauditor.workbook.TableWorkbook.Area;
import org.liaisonauditor.workbook.TableWorkbook.Between;
import org.liaisonauditor.workbook.TableWorkbook.Check;
import org.liaisonauditor.workbook.TableWorkbook.Nothing;
import org.liaisonauditor.workbook.TableWorkbook.OneIn;
import org.liaisonauditor.workbook.TableWorkbook.OneOf;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;

/** What may be typed into the cells of a sheet, with drop-down lists and notes, as XML. */
final class EntryChecks {

  private static final int LONGEST_TITLE = 32;
  private static final int LONGEST_NOTE = 255;
  private static final int LONGEST_REFUSAL = 225;
  private static final int LONGEST_LIST = 255;

  private final List<Sheet> all;

  EntryChecks(List<Sheet> all) {
    this.all = all;
  }

  void write(Sheet sheet, Writer out) throws IOException {
    out.write("<dataValidations count=\"" + sheet.checks().size() + "\">");
    for (Check check : sheet.checks()) {
      out.write("<dataValidation" + kind(check) + " allowBlank=\"1\" showInputMessage=\"1\"");
      out.write(" showErrorMessage=\"1\"");
      attribute("errorTitle", check.title(), LONGEST_TITLE, out);
      attribute("error", check.refusal(), LONGEST_REFUSAL, out);
      attribute("promptTitle", check.title(), LONGEST_TITLE, out);
      attribute("prompt", check.note(), LONGEST_NOTE, out);
      out.write(" sqref=\"" + areas(sheet, check.areas()) + "\">" + formulas(check));
      out.write("</dataValidation>");
    }
    out.write("</dataValidations>");
  }

  private static String kind(Check check) {
    return switch (check.allowed()) {
      case Anything anything -> "";
      case Nothing nothing -> " type=\"custom\"";
      case OneOf words -> " type=\"list\"";
      case OneIn column -> " type=\"list\" errorStyle=\"warning\"";
      case Between days -> " type=\"date\" operator=\"between\"";
    };
  }

  private String formulas(Check check) {
    return switch (check.allowed()) {
      case Anything anything -> "";
      case Nothing nothing -> "<formula1>FALSE</formula1>";
      case OneOf of -> {
        String list = String.join(",", of.words());
        if (list.length() > LONGEST_LIST || of.words().stream().anyMatch(w -> w.contains(","))) {
          throw new IllegalArgumentException("no list that a cell can offer: " + of.words());
        }
        String quoted = list.replace("\"", "\"\"");
        yield "<formula1>" + SheetXml.escaped("\"" + quoted + "\"") + "</formula1>";
      }
      case OneIn in -> "<formula1>" + SheetXml.escaped(range(in)) + "</formula1>";
      case Between days ->
          "<formula1>"
              + SheetXml.serial(days.first())
              + "</formula1><formula2>"
              + SheetXml.serial(days.last())
              + "</formula2>";
    };
  }

  private String range(OneIn in) {
    Sheet sheet =
        all.stream()
            .filter(one -> one.name().equals(in.sheet()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no sheet " + in.sheet()));
    int header = sheet.preface().size() + 1;
    String letters = "$" + SheetXml.letters(in.column()) + "$";
    return "'"
        + sheet.name().replace("'", "''")
        + "'!"
        + letters
        + (header + 1)
        + ":"
        + letters
        + (header + Math.max(1, sheet.rows().size()));
  }

  private static String areas(Sheet sheet, List<Area> areas) {
    int first = sheet.preface().size() + 2;
    return areas.stream()
        .map(
            area -> {
              String letters = SheetXml.letters(area.column());
              return letters + (first + area.firstRow()) + ":" + letters + (first + area.lastRow());
            })
        .collect(Collectors.joining(" "));
  }

  private static void attribute(String name, String text, int longest, Writer out)
      throws IOException {
    if (text.length() > longest) {
      throw new IllegalArgumentException("longer than " + longest + " characters: " + text);
    }
    if (!text.isEmpty()) {
      out.write(" " + name + "=\"" + SheetXml.escaped(text) + "\"");
    }
  }
}
