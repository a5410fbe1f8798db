package org.liaisonauditor.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, for what no library would write. */
final class RawWorkbook {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  static final String TYPES =
      "<Types xmlns=\""
          + PACKAGE
          + "content-types\"><Override PartName=\"/xl/workbook.xml\""
          + " ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

  static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>unit_code</v></c>"
          + "<c r=\"B1\" t=\"str\"><v>name</v></c><c r=\"C1\" t=\"str\"><v>kind</v></c></row>";

  private RawWorkbook() {}

  /** All parts of a workbook with one sheet, Units, some of them changed. */
  static Map<String, String> parts(Map<String, String> changed) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", TYPES);
    parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + RELATIONS
            + "\"><sheets>"
            + "<sheet name=\"Units\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            "worksheet",
            "worksheets/sheet1.xml",
            "styles",
            "styles.xml",
            "sharedStrings",
            "s.xml"));
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
            + "</cellXfs></styleSheet>");
    parts.put("xl/s.xml", "<sst xmlns=\"" + MAIN + "\"><si><t>shared</t></si></sst>");
    parts.put("xl/worksheets/sheet1.xml", sheet(HEADER));
    parts.putAll(changed);
    return parts;
  }

  static Map<String, String> rows(String rows) {
    return parts(Map.of("xl/worksheets/sheet1.xml", sheet(rows)));
  }

  static String sheet(String rows) {
    return "<worksheet xmlns=\""
        + MAIN
        + "\"><dimension ref=\"A1:XFD1048576\"/><sheetData>"
        + rows
        + "</sheetData></worksheet>";
  }

  private static String relations(String... typesAndTargets) {
    StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      xml.append(
          "<Relationship Id=\"r%d\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(i / 2, RELATIONS, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return xml.append("</Relationships>").toString();
  }

  static void write(Path file, Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
