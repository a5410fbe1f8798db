package org.liaisonauditor.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.workbook.StableWorkbooks;

/** The errors that clerks make, put into workbooks that were right. */
public final class ClerkErrors {

  private final List<String> errors = new ArrayList<>();
  private final Path folder;

  private ClerkErrors(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts errors into the workbooks of the units {@code P01} and {@code CQ001}.
   *
   * @param folder a folder with Vietnamese workbooks without disguise
   * @return the bad cells that make a row unusable, as severity, file, sheet and cell
   */
  public static List<String> plant(Path folder) throws IOException {
    ClerkErrors clerk = new ClerkErrors(folder);
    clerk.inWard("ward-P01.xlsx");
    clerk.inWorkplace("workplace-CQ001.xlsx");
    return clerk.errors.stream().sorted().toList();
  }

  private void inWard(String file) throws IOException {
    try (XSSFWorkbook workbook = open(file)) {
      type(workbook, file, Table.MEETINGS, 1, "held_on", "31/02/2025");
      type(workbook, file, Table.ATTENDANCE, 5, "status", "có đi");
      type(workbook, file, Table.ATTENDANCE, 7, "member_code", "12345");
      type(workbook, file, Table.EVALUATIONS, 1, "rating", "Rất tốt");
      type(workbook, file, Table.EVALUATIONS, 3, "year", "hai nghìn không trăm hai mươi lăm");
      type(workbook, file, Table.EVALUATIONS, 5, "signed_on", "");
      sheet(workbook, Table.MEETINGS).getRow(0).createCell(9).setCellValue("Ghi chú riêng");
      workbook.createSheet("Tạm").createRow(0).createCell(0).setCellValue("Cộng sổ sau");
      save(workbook, file);
    }
  }

  private void inWorkplace(String file) throws IOException {
    try (XSSFWorkbook workbook = open(file)) {
      type(workbook, file, Table.MEMBERS, 1, "full_name", "");
      type(workbook, file, Table.MEMBERS, 2, "residence_code", "CB999");
      type(workbook, file, Table.INTRODUCTIONS, 3, "issued_on", "2025");
      save(workbook, file);
    }
  }

  private XSSFWorkbook open(String file) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      return new XSSFWorkbook(in);
    }
  }

  private void save(XSSFWorkbook workbook, String file) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
      StableWorkbooks.write(workbook, out);
    }
  }

  private static Sheet sheet(XSSFWorkbook workbook, Table table) {
    return workbook.getSheet(table.vietnamese());
  }

  /** Types a wrong value into a row of data; the first is number 1. */
  private void type(
      XSSFWorkbook workbook, String file, Table table, int number, String column, String wrong) {
    Row row = sheet(workbook, table).getRow(number);
    int at = column(sheet(workbook, table).getRow(0), table, column);
    Cell cell = row.getCell(at, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    cell.setCellValue(wrong);
    errors.add(
        String.join(",", "ERROR", file, table.vietnamese(), cell.getAddress().formatAsString()));
  }

  private static int column(Row header, Table table, String column) {
    String wanted = Layout.header(table, column, Language.VI);
    for (Cell cell : header) {
      if (new DataFormatter().formatCellValue(cell).equals(wanted)) {
        return cell.getColumnIndex();
      }
    }
    throw new IllegalArgumentException("no column " + wanted + " in " + table);
  }
}
