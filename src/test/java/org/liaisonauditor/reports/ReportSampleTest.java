package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Language;

/**
 * What the report says stands as text in {@code reports/samples}, for people who change its words.
 *
 * <p>To write the samples anew: {@code mvn test -Dtest=ReportSampleTest -Dsamples=write}.
 */
class ReportSampleTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theReportReadsAsItsSample(Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(2, 2, 2, 9);
    audit.commendation("100000090", "CB001", "Trần Văn Ánh");
    Path file = folder.resolve("report.pdf");
    Wording wording = new Wording(ReportDefinition.load(Path.of("reports")), language);
    ReportPdf.write(
        new Report(audit.result(), audit.input(), wording, "0.1.0"), new byte[32], List.of(), file);
    Path sample = Path.of("reports/samples/report-" + language.tag() + ".txt");
    String text = text(file);
    if ("write".equals(System.getProperty("samples"))) {
      Files.createDirectories(sample.getParent());
      Files.writeString(sample, text);
    }
    assertThat(text)
        .as("to write it anew: mvn test -Dtest=ReportSampleTest -Dsamples=write")
        .isEqualTo(Files.readString(sample));
  }

  /** The text of a file as people read it, page by page. */
  static String text(Path file) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setLineSeparator("\n");
      stripper.setPageEnd("\n----\n");
      return stripper.getText(pdf).replaceAll("[ .]{6,}", " … ").replaceAll("(?m) +$", "");
    }
  }
}
