package org.liaisonauditor.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;

/** A valid submission with every table, of which a test changes one thing. */
final class Submission {

  static final RatingScale SCALE =
      new RatingScale(
          List.of(
              new RatingScale.Rating("GOOD", new Text("Tốt", "Good")),
              new RatingScale.Rating("FAIR", new Text("Khá", "Fair")),
              new RatingScale.Rating("AVERAGE", new Text("Trung bình", "Average")),
              new RatingScale.Rating("POOR", new Text("Yếu", "Poor"))));

  /** A formula without a saved result. */
  record Formula(String text) {}

  private final Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
  private boolean from1904;

  static Submission valid() {
    return new Submission()
        .sheet(
            "Units",
            row("unit_code", "name", "kind", "parent_code"),
            row("P1", "Phường Trần Phú", "WARD", null),
            row("CB1", "Chi bộ 1", "RESIDENCE_BRANCH", "P1"),
            row("CB2", "Chi bộ 2", "Chi bộ nơi cư trú", "P1"),
            row("CQ1", "Sở Xây dựng", "WORKPLACE", null))
        .sheet(
            "Members",
            row(
                "member_code",
                "full_name",
                "date_of_birth",
                "admitted_on",
                "workplace_code",
                "workplace_since",
                "residence_code",
                "residence_since",
                "group_code",
                "exemption"),
            member("870001", "Nguyễn Văn An", "CB1"),
            member("870002", "Trần Thị Bích", "CB1"),
            member("870003", "Lê Đức Đạt", "CB2"))
        .sheet(
            "Introductions",
            row(
                "letter_no",
                "member_code",
                "workplace_code",
                "residence_code",
                "issued_on",
                "received_on"),
            row("12-GGT/ĐU", "870001", "CQ1", "CB1", day("2019-02-03"), "10/02/2019"))
        .sheet(
            "Groups",
            row("group_code", "residence_code", "name", "leader_code"),
            row("CB1-T1", "CB1", "Tổ 1", "870001"))
        .sheet(
            "Meetings",
            row("meeting_code", "residence_code", "group_code", "held_on", "briefing"),
            row("K1", "CB1", null, day("2025-03-15"), "YES"),
            row("K2", "CB1", "CB1-T1", day("2025-09-15"), "Không"),
            row("K3", "CB2", null, day("2025-03-15"), "Có"))
        .sheet(
            "Attendance",
            row("meeting_code", "member_code", "status", "represented_by", "reason"),
            row("K1", "870001", "x", null, null),
            row("K1", "870002", "Đ", "870001", null),
            row("K2", "870001", "Vắng có phép", null, "ốm"))
        .sheet(
            "Evaluations",
            row("member_code", "residence_code", "year", "rating", "remark", "signed_on"),
            row("870001", "CB1", 2025, "Tốt", "Gương mẫu", day("2025-12-01")))
        .sheet(
            "Classifications",
            row("member_code", "workplace_code", "year", "grade", "decided_on"),
            row("870001", "CQ1", "2025", "Hoàn thành tốt", day("2025-12-20")))
        .sheet(
            "Follow-ups",
            row("member_code", "residence_code", "kind", "done_on", "note"),
            row("870002", "CB1", "Nhắc nhở", day("2025-10-01"), null))
        .sheet(
            "Exchanges",
            row("workplace_code", "residence_code", "held_on", "subject"),
            row("CQ1", "CB1", day("2025-06-01"), "Trao đổi nửa năm"));
  }

  static Submission empty() {
    return new Submission();
  }

  static List<Object> row(Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  static List<Object> member(String code, String name, String residence) {
    return row(
        code,
        name,
        day("1980-05-06"),
        "03/02/2005",
        "CQ1",
        "2019-01-02",
        residence,
        "1.1.2019",
        null,
        null);
  }

  @SafeVarargs
  final Submission sheet(String name, List<Object>... rows) {
    sheets.put(name, new ArrayList<>(List.of(rows)));
    return this;
  }

  Submission only(String... names) {
    sheets.keySet().retainAll(List.of(names));
    return this;
  }

  Submission without(String name) {
    sheets.remove(name);
    return this;
  }

  Submission rename(String from, String to) {
    Map<String, List<List<Object>>> all = new LinkedHashMap<>(sheets);
    sheets.clear();
    all.forEach((name, rows) -> sheets.put(name.equals(from) ? to : name, rows));
    return this;
  }

  /** Puts a value into a cell, such as {@code Members!C2}. */
  Submission set(String address, Object value) {
    String sheet = address.substring(0, address.indexOf('!'));
    CellReference cell = new CellReference(address.substring(address.indexOf('!') + 1));
    List<List<Object>> rows = sheets.get(sheet);
    while (rows.size() <= cell.getRow()) {
      rows.add(row());
    }
    List<Object> row = rows.get(cell.getRow());
    while (row.size() <= cell.getCol()) {
      row.add(null);
    }
    row.set(cell.getCol(), value);
    return this;
  }

  Submission add(String sheet, Object... values) {
    sheets.get(sheet).add(row(values));
    return this;
  }

  /** Changes the rows of every sheet, header first. */
  Submission reshape(UnaryOperator<List<List<Object>>> change) {
    sheets.replaceAll((name, rows) -> new ArrayList<>(change.apply(rows)));
    return this;
  }

  Submission from1904() {
    from1904 = true;
    return this;
  }

  Path writeTo(Path folder, String file) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      try (XSSFWorkbook workbook = new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(path)) {
        fill(workbook);
        workbook.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  private void fill(XSSFWorkbook workbook) {
    if (from1904) {
      workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
    }
    CellStyle date = workbook.createCellStyle();
    date.setDataFormat(workbook.createDataFormat().getFormat("dd\\/mm\\/yyyy"));
    sheets.forEach(
        (name, rows) -> {
          Sheet sheet = workbook.createSheet(name);
          for (int r = 0; r < rows.size(); r++) {
            org.apache.poi.ss.usermodel.Row line = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
              put(line.createCell(c), rows.get(r).get(c), date);
            }
          }
        });
  }

  private static void put(Cell cell, Object value, CellStyle date) {
    switch (value) {
      case null -> {}
      case LocalDate day -> {
        cell.setCellValue(day);
        cell.setCellStyle(date);
      }
      case Number number -> cell.setCellValue(number.doubleValue());
      case Boolean flag -> cell.setCellValue(flag);
      case FormulaError error -> cell.setCellErrorValue(error.getCode());
      case Formula formula -> cell.setCellFormula(formula.text());
      default -> cell.setCellValue(value.toString());
    }
  }

  /** Writes each sheet as a CSV file of its own. */
  void writeCsv(Path folder, char delimiter, String lineEnd) {
    sheets.forEach(
        (name, rows) -> {
          String text =
              rows.stream()
                  .map(
                      row ->
                          row.stream()
                              .map(value -> value == null ? "" : value.toString())
                              .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                              .collect(Collectors.joining(String.valueOf(delimiter))))
                  .collect(Collectors.joining(lineEnd));
          try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".csv"), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static IntakeResult read(Path folder) {
    return read(folder, Language.EN);
  }

  static IntakeResult read(Path folder, Language language) {
    try {
      return new Intake(SCALE, language).readFolder(folder, (files, total) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
