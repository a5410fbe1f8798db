package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;

/** Where the pages of documents end. */
class KindPagesTest {

  @TempDir private Path folder;

  @Test
  void no_letter_has_its_signature_on_a_page_without_text() throws Exception {
    KindCity city = KindCity.of(5);
    KindReports kinds =
        new KindReports(ReportDefinition.load(Path.of("reports")), Language.VI, "0.1.0");
    KindReports.Kind letter = kinds.find("reminder").orElseThrow();
    int letters = 0;
    for (String unit : kinds.units(letter, city.scope)) {
      Path file = folder.resolve(unit + ".pdf");
      if (kinds.write(letter, unit, city.scope, null, one -> false, file)) {
        letters++;
        assertThat(lastPage(file))
            .as(unit)
            .contains("Nơi nhận:", "Các vấn đề nêu trên mới là những điểm cần xem xét");
      }
    }
    assertThat(letters).isGreaterThan(10);
  }

  private static String lastPage(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFTextStripper text = new PDFTextStripper();
      text.setStartPage(pdf.getNumberOfPages());
      return text.getText(pdf).replaceAll("\\s+", " ");
    }
  }
}
