package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.openpdf.text.ExceptionConverter;
import org.openpdf.text.pdf.PdfDate;

/** The report that the board reads: {@code report.pdf}. */
final class ReportPdf {

  private ReportPdf() {}

  /**
   * Writes the report.
   *
   * @param identity hash of all that the report depends on; becomes the document's id
   * @param attachments the data that it reports, which it carries
   */
  static void write(Report report, byte[] identity, List<Attachment> attachments, Path file)
      throws IOException {
    KindDocument.write(
        report, report.wording().definition().city(), null, identity, attachments, file);
  }

  /**
   * The library hides what the disk refused in an exception of its own that has no cause; gives
   * what it hides, or throws it again where it hides something else.
   */
  static IOException refusedByDisk(ExceptionConverter failed) {
    if (failed.getException() instanceof IOException refused) {
      return refused;
    }
    throw failed;
  }

  /** Midnight UTC of a day. */
  static PdfDate date(LocalDate day) {
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.clear();
    calendar.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    return new PdfDate(calendar);
  }
}
