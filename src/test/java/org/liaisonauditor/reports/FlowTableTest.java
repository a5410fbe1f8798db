package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class FlowTableTest {

  /** How many rows stand on each page of a table, which is drawn behind a gap. */
  private static List<Integer> rowsAPage(int rows, float gap, int bandBefore) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PageFlow flow =
        new PageFlow(out, new Letterhead.Margins(20, 20, 20, 20), new Styles(), "")) {
      flow.moveDown(gap);
      FlowTable table =
          new FlowTable(flow, List.of(new FlowTable.Column("Head", 1, FlowTable.Align.LEFT)));
      table.begin(20);
      for (int i = 0; i < rows; i++) {
        FlowTable.Row row = table.texts("row" + i + ".");
        if (i == bandBefore) {
          table.band("Band", "Band again", row.height());
        }
        table.add(row);
      }
      table.end(0);
    }
    List<Integer> counts = new ArrayList<>();
    List<String> all = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper words = new PDFTextStripper();
        words.setStartPage(page);
        words.setEndPage(page);
        String text = words.getText(pdf);
        List<String> found = text.lines().filter(line -> line.startsWith("row")).toList();
        assertThat(text.contains("Head")).as("page %s", page).isEqualTo(!found.isEmpty());
        all.addAll(found);
        counts.add(found.size());
      }
    }
    for (int i = 0; i < rows; i++) {
      assertThat(all.get(i).strip()).isEqualTo("row" + i + ".");
    }
    assertThat(all).hasSize(rows);
    return counts;
  }

  @Test
  void the_last_row_never_goes_to_the_next_page_alone() throws Exception {
    List<Integer> lasts = new ArrayList<>();
    for (int rows = 40; rows < 70; rows++) {
      List<Integer> pages = rowsAPage(rows, 0, -1);
      if (pages.size() > 1) {
        lasts.add(pages.getLast());
      }
    }
    assertThat(lasts).contains(2).doesNotContain(0, 1);
  }

  @Test
  void no_header_stands_alone() throws Exception {
    List<Integer> firsts = new ArrayList<>();
    for (float gap = 640; gap < 730; gap += 7) {
      firsts.add(rowsAPage(2, gap, -1).getFirst());
    }
    assertThat(firsts).contains(0, 2);
  }

  @Test
  void a_row_stays_below_the_band_of_its_group() throws Exception {
    for (int rows = 40; rows < 60; rows++) {
      assertThat(rowsAPage(rows, 0, rows - 1).getLast()).isPositive();
    }
  }
}
