package org.liaisonauditor.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The rule of the small pack as a table, for tests that change it. */
final class TrialTable {

  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private XSSFSheet sheet = workbook.createSheet("Table");

  TrialTable() {
    set("A1", "Ngưỡng theo loại nơi công tác / limits by kind of workplace");
    set("B2", "RuleSet").set("C2", "small");
    set("B3", "Import").set("C3", "org.liaisonauditor.facts.*");
    set("B4", "Variables").set("C4", "Findings findings");
    set("B6", "RuleTable late-letter");
    row(7, "CONDITION", "CONDITION", "CONDITION", "CONDITION", "ACTION");
    row(8, "Liaison", "Workplace", "PeriodTally", "", "findings").merge("D8:E8");
    set("B9", "$member : code, $workplace : workplace, $residence : residence?");
    set("C9", "code == $workplace, parent == \"$param\"");
    set("D9", "member == $member, expected >= limit(\"receiptDays\"), missed >= $param");
    set("E9", "missed < $param");
    set("F9", "report($member, $residence)");
    row(10, "Member", "Committee above", "Missed from", "Missed below", "Report");
    row(11, "x", "KDN", "", "", "x").set("D11", 3).set("E11", 5);
    row(12, "x", "LLVT", "", "", "x").set("D12", 5);
    row(13, "x", "TU", "", "", "x").set("D13", 2).set("E13", 4);
  }

  private TrialTable row(int number, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      set((char) ('B' + i) + Integer.toString(number), texts[i]);
    }
    return this;
  }

  private Cell cell(String address) {
    CellReference reference = new CellReference(address);
    Row row = sheet.getRow(reference.getRow());
    row = row == null ? sheet.createRow(reference.getRow()) : row;
    Cell cell = row.getCell(reference.getCol());
    return cell == null ? row.createCell(reference.getCol()) : cell;
  }

  /** A text; a blank one empties the cell. */
  TrialTable set(String address, String text) {
    if (text.isEmpty()) {
      cell(address).setBlank();
    } else {
      cell(address).setCellValue(text);
    }
    return this;
  }

  TrialTable set(String address, double number) {
    cell(address).setCellValue(number);
    return this;
  }

  TrialTable day(String address, LocalDate day) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat((short) 14);
    cell(address).setCellValue(day);
    cell(address).setCellStyle(style);
    return this;
  }

  /** A formula with the value that a program calculated. */
  TrialTable formula(String address, String formula, double value) {
    cell(address).setCellFormula(formula);
    cell(address).setCellValue(value);
    return this;
  }

  TrialTable error(String address) {
    cell(address).setCellErrorValue((byte) 0x2A);
    return this;
  }

  TrialTable clearRow(int number) {
    sheet.removeRow(sheet.getRow(number - 1));
    return this;
  }

  TrialTable merge(String range) {
    sheet.addMergedRegion(CellRangeAddress.valueOf(range));
    return this;
  }

  TrialTable unmerge() {
    sheet.removeMergedRegion(0);
    return this;
  }

  TrialTable hideRow(int number) {
    sheet.getRow(number - 1).setZeroHeight(true);
    return this;
  }

  TrialTable hideColumn(String letter) {
    sheet.setColumnHidden(CellReference.convertColStringToIndex(letter), true);
    return this;
  }

  /** Goes on on a further sheet. */
  TrialTable sheet(String name, boolean hidden) {
    sheet = workbook.createSheet(name);
    workbook.setSheetHidden(workbook.getSheetIndex(sheet), hidden);
    return this;
  }

  /** Lays a part into the file, over one that is there. */
  TrialTable part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TrialTable part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  /** The workbook as a file. */
  Path write(Path file) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    workbook.write(written);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(written.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] own = parts.remove(entry.getName());
        zip.write(own == null ? in.readAllBytes() : own);
      }
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }

  /** The small pack with this table for its rule. */
  Path pack(Path folder) throws IOException {
    Path pack = TrialPack.in(folder, "");
    Path rule = pack.resolve(TrialPack.RULE);
    Files.delete(rule.resolve(RuleReader.DRL));
    try (var scenarios = Files.list(rule.resolve(RuleReader.SCENARIOS))) {
      for (Path scenario : scenarios.toList()) {
        Files.writeString(scenario, SCENARIO);
      }
    }
    write(rule.resolve(DecisionTable.FILE));
    return pack;
  }

  private static final String SCENARIO =
      """
      - name: nobody
        as-of: 2026-01-15
        period: 2025-01-01/2025-12-31
        given: {members: [{member_code: M1}]}
        expect: []
      """;
}
