package org.liaisonauditor.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Saves a workbook so that the same content gives the same bytes: POI puts the time of writing into
 * the document's properties and into every zip entry.
 */
final class StableXlsx {

  /**
   * A time that a zip entry holds as it is. With the very earliest, 1980-01-01 00:00, the JDK also
   * writes the time in the machine's zone.
   */
  private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

  private StableXlsx() {}

  static void write(Workbook workbook, OutputStream out) throws IOException {
    XSSFWorkbook xssf =
        workbook instanceof SXSSFWorkbook streaming
            ? streaming.getXSSFWorkbook()
            : (XSSFWorkbook) workbook;
    PackageProperties properties =
        xssf.getProperties().getCoreProperties().getUnderlyingProperties();
    properties.setCreatedProperty(Optional.of(new Date(0)));
    properties.setModifiedProperty(Optional.of(new Date(0)));
    Path raw = Files.createTempFile("auditor-", ".xlsx");
    try {
      try (OutputStream stream = Files.newOutputStream(raw)) {
        workbook.write(stream);
      }
      copyStable(raw, out);
    } finally {
      Files.delete(raw);
    }
  }

  private static void copyStable(Path raw, OutputStream out) throws IOException {
    try (ZipFile zip = new ZipFile(raw.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      ZipOutputStream stable = new ZipOutputStream(out);
      for (ZipEntry entry : entries) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(ZIP_EPOCH);
        stable.putNextEntry(copy);
        zip.getInputStream(entry).transferTo(stable);
        stable.closeEntry();
      }
      stable.finish();
    }
  }
}
