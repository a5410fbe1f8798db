package org.liaisonauditor.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.workbook.StableWorkbooks;

/** Writes records as a workbook in the way of some clerk. */
public final class SampleWorkbook {

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT),
          DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT),
          DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT));

  private final XSSFWorkbook workbook;
  private final Disguise how;
  private final Random random;
  private final CellStyle dateStyle;

  private SampleWorkbook(XSSFWorkbook workbook, Disguise how) {
    this.workbook = workbook;
    this.how = how;
    random = new Random(how.seed());
    dateStyle = workbook.createCellStyle();
    dateStyle.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
  }

  /** Writes the tables that have rows. */
  public static void write(Records records, Disguise how, Path file) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      new SampleWorkbook(workbook, how).fill(records);
      StableWorkbooks.write(workbook, out);
    }
  }

  private void fill(Records all) {
    Records listed = all;
    if (how.matrix() && !all.attendance().isEmpty()) {
      AttendanceMatrix matrix = AttendanceMatrix.of(all);
      listed = matrix.rest();
      Sheet sheet =
          workbook.createSheet(
              how.language() == Language.VI ? "Bảng điểm danh" : "Attendance matrix");
      for (List<Object> values : matrix.rows(how.language())) {
        fill(sheet.createRow(sheet.getPhysicalNumberOfRows()), values, false);
      }
    }
    for (Table table : Table.values()) {
      List<Object[]> rows = Layout.rows(table, listed);
      if (!rows.isEmpty()) {
        fill(table, rows);
      }
    }
  }

  private void fill(Table table, List<Object[]> rows) {
    Sheet sheet = workbook.createSheet(table.name(how.language()));
    List<String> columns = Layout.columns(table);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      order.add(i);
    }
    if (how.shuffled()) {
      Collections.shuffle(order, random);
    }
    int at = 0;
    if (how.letterhead()) {
      sheet.createRow(0).createCell(0).setCellValue("ĐẢNG BỘ THÀNH PHỐ");
      sheet.createRow(2).createCell(1).setCellValue("DANH SÁCH " + table.vietnamese());
      at = 4;
    }
    List<Object> headers = new ArrayList<>();
    order.forEach(i -> headers.add(header(table, columns.get(i))));
    fill(sheet.createRow(at++), headers, false);
    for (Object[] values : rows) {
      List<Object> cells = new ArrayList<>();
      order.forEach(i -> cells.add(Layout.value(columns.get(i), values[i], how.language())));
      fill(sheet.createRow(at++), cells, how.textValues());
    }
  }

  private String header(Table table, String column) {
    String header = Layout.header(table, column, how.language());
    if (!how.shuffled()) {
      return header;
    }
    return switch (random.nextInt(4)) {
      case 0 -> header.toUpperCase(Locale.ROOT);
      case 1 -> Normalizer.normalize(header, Normalizer.Form.NFD);
      case 2 -> " " + header.replace(' ', '_').replace("_", " - ") + " ";
      default -> header;
    };
  }

  private void fill(Row row, List<Object> values, boolean careless) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        fill(row.createCell(i), values.get(i), careless);
      }
    }
  }

  private void fill(Cell cell, Object value, boolean careless) {
    switch (value) {
      case LocalDate day when careless && random.nextBoolean() ->
          cell.setCellValue(DATES.get(random.nextInt(DATES.size())).format(day));
      case LocalDate day -> {
        cell.setCellValue(day);
        cell.setCellStyle(dateStyle);
      }
      case Integer number when careless && random.nextBoolean() ->
          cell.setCellValue(number.toString());
      case Integer number -> cell.setCellValue(number);
      case String text when careless && text.matches("[1-9][0-9]{3,14}") && random.nextBoolean() ->
          cell.setCellValue(Long.parseLong(text));
      case String text when careless && random.nextInt(10) == 0 -> cell.setCellValue(text + "  ");
      default -> cell.setCellValue(value.toString());
    }
  }
}
