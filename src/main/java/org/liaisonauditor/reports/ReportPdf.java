package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.openpdf.text.ExceptionConverter;
import org.openpdf.text.pdf.PdfDate;

/** The report that the board reads: {@code report.pdf}. */
final class ReportPdf {

  private static final int ID_BYTES = 16;

  private ReportPdf() {}

  /**
   * Writes the report.
   *
   * @param identity hash of all that the report depends on; becomes the document's id
   * @param attachments the data that it reports, which it carries
   */
  static void write(Report report, byte[] identity, List<Attachment> attachments, Path file)
      throws IOException {
    Wording wording = report.wording();
    Letterhead head = wording.letterhead();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow = new PageFlow(out, head.margins(), new Styles(), wording.of(head.draft()))) {
      CoverPage cover = new CoverPage(report, flow);
      flow.describe(
          cover.title(),
          wording.of(head.issuingBody()),
          wording.language().tag(),
          date(report.result().context().asOf()),
          Arrays.copyOf(identity, ID_BYTES),
          attachments);
      cover.draw();

      Outline outline = new Outline(flow);
      FindingChapters findings = new FindingChapters(report, flow, outline);
      ChangesChapter changes = new ChangesChapter(report, flow, outline);
      ClosingChapters closing = new ClosingChapters(report, flow, outline);
      AnnexChapters annex = new AnnexChapters(report, flow, outline);
      List<Outline.Entry> entries = new ArrayList<>();
      entries.add(new Outline.Entry(0, wording.of(Label.CHAPTER_FIGURES), "figures"));
      entries.addAll(findings.entries());
      entries.addAll(changes.entries());
      entries.addAll(closing.entries());
      entries.addAll(annex.entries());
      outline.contents(wording.of(Label.CONTENTS), entries);

      new FiguresChapter(report, flow, outline).draw();
      findings.draw();
      changes.draw();
      closing.draw();
      annex.draw();
      outline.finish();
    } catch (ExceptionConverter failed) {
      throw refusedByDisk(failed);
    }
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
