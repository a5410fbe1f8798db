package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Column;
import org.liaisonauditor.reports.FlowTable.Part;
import org.openpdf.text.ExceptionConverter;

/** A comparison that a board can read and sign: {@code comparison.pdf}. */
final class ComparisonPdf {

  private static final int ID_BYTES = 16;

  private static final float SIGNATURE = 150;

  private final Comparison comparison;
  private final ComparisonWording wording;
  private final PageFlow flow;
  private final Outline outline;
  private final Styles styles;
  private final String csvHash;

  private ComparisonPdf(
      Comparison comparison, ComparisonWording wording, PageFlow flow, String csvHash) {
    this.comparison = comparison;
    this.wording = wording;
    this.flow = flow;
    this.outline = new Outline(flow);
    this.styles = flow.styles();
    this.csvHash = csvHash;
  }

  /**
   * Writes the document.
   *
   * @param csvHash SHA-256 of comparison.csv, which it names as the full list
   */
  static void write(
      Comparison comparison, ComparisonWording wording, String version, String csvHash, Path file)
      throws IOException {
    Letterhead head = wording.report().letterhead();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow = new PageFlow(out, head.margins(), new Styles(), wording.of(head.draft()))) {
      ComparisonPdf pdf = new ComparisonPdf(comparison, wording, flow, csvHash);
      flow.describe(
          pdf.type() + " " + pdf.subject(),
          wording.of(head.issuingBody()),
          wording.language().tag(),
          ReportPdf.date(comparison.asOf()),
          Arrays.copyOf(
              AuditIdentity.of(
                  List.of(comparison.sha256(), csvHash, wording.language().tag() + " " + version)),
              ID_BYTES));
      flow.foot(
          DocumentFoot.of(
              wording.report(),
              pdf.type(),
              comparison.draft().pack().regulation().code()
                  + " "
                  + comparison.draft().pack().hash().substring(0, 12),
              version));
      pdf.draw(version);
    } catch (ExceptionConverter failed) {
      throw ReportPdf.refusedByDisk(failed);
    }
  }

  private String type() {
    return wording.of(ComparisonLabel.DOCUMENT_TYPE);
  }

  private String subject() {
    return wording.of(
        ComparisonLabel.SUBJECT,
        "pack",
        comparison.draft().pack().regulation().code(),
        "from",
        wording.date(comparison.from()),
        "to",
        wording.date(comparison.to()));
  }

  private void draw(String version) {
    LetterheadBlock block = new LetterheadBlock(flow, wording.report(), comparison.units());
    flow.bookmark(null, type() + " " + subject(), flow.y(), false);
    block.draw(null);
    block.title(type(), List.of(subject()));
    compared(version);
    List<String> summary = new ArrayList<>(wording.summary(comparison));
    summary.add(wording.of(ComparisonLabel.SUMMARY_HEARING));
    flow.items(summary, "–", styles.body, 12, 3);
    flow.moveDown(6);
    new ComparedPacksSection(comparison, wording, flow, outline).draw();
    ComparedFindings findings = new ComparedFindings(comparison, wording, flow, outline, csvHash);
    if (!comparison.findings().isEmpty()) {
      findings.byRule();
      findings.byUnit();
      findings.list(ComparisonLabel.SECTION_FINDINGS, comparison.findings());
    }
    if (!comparison.commendations().isEmpty()) {
      findings.list(ComparisonLabel.SECTION_COMMENDATIONS, comparison.commendations());
    }
    confirmation(block);
  }

  private void compared(String version) {
    FlowTable table =
        new FlowTable(
                flow,
                List.of(
                    new Column(wording.of(ComparisonLabel.SECTION_COMPARED), 24, Align.LEFT),
                    new Column("", 76, Align.LEFT)))
            .namedRows();
    table.begin(40);
    List<Map.Entry<String, String>> lines = new ArrayList<>(wording.compared(comparison, version));
    lines.add(
        Map.entry(
            wording.of(ComparisonLabel.FULL_LIST),
            wording.of(ComparisonLabel.FULL_LIST_FILE, "hash", csvHash)));
    for (Map.Entry<String, String> line : lines) {
      table.add(
          table.lay(
              List.of(
                  List.of(Part.of(line.getKey(), styles.cellBold)),
                  List.of(Part.of(line.getValue(), styles.cell)))));
    }
    table.end(10);
  }

  /** Two people sign, on one and the same page. */
  private void confirmation(LetterheadBlock block) {
    String note = wording.of(ComparisonLabel.CONFIRMATION_NOTE);
    outline.section(wording.of(ComparisonLabel.SECTION_CONFIRMATION), SIGNATURE + 40);
    flow.paragraph(note, styles.body, 0, 12);
    float half = flow.width() / 2;
    float upper = flow.y();
    for (int i = 0; i < 2; i++) {
      float middle = flow.left() + half * i + half / 2;
      ComparisonLabel who = i == 0 ? ComparisonLabel.PREPARED_BY : ComparisonLabel.CONFIRMED_BY;
      float line =
          block.centred(
              wording.of(ComparisonLabel.DATE_LINE), styles.bodyItalic, middle, half - 12, upper);
      Style title = LetterheadBlock.fitting(styles.bodyBold, wording.of(who), half - 12);
      line = block.centred(wording.of(who), title, middle, half - 12, line);
      block.centred(
          wording.of(ComparisonLabel.SIGN_HERE), styles.bodyItalic, middle, half - 12, line);
    }
    flow.moveTo(upper - SIGNATURE);
  }
}
