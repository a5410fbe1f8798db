package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;

class ReportDefinitionTest {

  @TempDir Path folder;

  @BeforeEach
  void copyTheRealDefinitions() throws IOException {
    Path real = Path.of("reports");
    try (Stream<Path> files = Files.walk(real)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(real.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private List<String> faults() {
    return catchThrowableOfType(DefinitionException.class, () -> ReportDefinition.load(folder))
        .faults();
  }

  @Test
  void everyShippedLetterheadCanBeUsed() throws Exception {
    ReportDefinition.load(folder);
    change("report.yaml", "organization-board", "plain");
    assertThat(ReportDefinition.load(folder).letterhead().party().vi()).isEmpty();
  }

  @Test
  void definitionsFromBeforeFindingsHadLivesStillServe() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 2, 2, 9);
    Lives lives = Lives.first(audit.result(), 7L);
    Path now = Files.createDirectory(folder.resolve("now"));
    new AuditOutputs(ReportDefinition.load(folder), Language.EN, "0.1.0")
        .write(audit.result(), lives, Accepted.NONE, audit.input(), now);
    Files.delete(folder.resolve("lives.yaml"));
    ReportDefinition old = ReportDefinition.load(folder);
    Path then = Files.createDirectory(folder.resolve("then"));
    new AuditOutputs(old, Language.EN, "0.1.0")
        .write(audit.result(), lives, Accepted.NONE, audit.input(), then);

    assertThat(firstPage(now))
        .contains("There is no audit before to compare with.", "Of 31 rules, ");
    assertThat(firstPage(then))
        .contains("All 30 rules ran for every branch.")
        .doesNotContain("audit before", "Of 31 rules");
    assertThat(then.resolve("findings.json")).hasSameBinaryContentAs(now.resolve("findings.json"));
  }

  @Test
  void whatKeptDefinitionsHaveNoWordsForYetIsNotSaid() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 2, 2, 9);
    audit.couldNotRun.add(new CouldNotRun("sample-rule-02", "CB002", "by zero"));
    audit.silent = 1;
    Path now = Files.createDirectory(folder.resolve("now"));
    new AuditOutputs(ReportDefinition.kept(folder), Language.EN, "0.1.0")
        .write(audit.result(), audit.input(), now);
    change("lives.yaml", "summary-why-not-run:", "of-tomorrow:");
    change("lives.yaml", "summary-no-records:", "of-another-day:");
    assertThat(faults().toString()).contains("summary-why-not-run", "summary-no-records");
    Path then = Files.createDirectory(folder.resolve("then"));
    new AuditOutputs(ReportDefinition.kept(folder), Language.EN, "0.1.0")
        .write(audit.result(), audit.input(), then);

    assertThat(firstPage(now)).contains("Could not run: ", "1 of the branches");
    assertThat(firstPage(then))
        .contains("1 could not run.")
        .doesNotContain("Could not run: ", "1 of the branches");
  }

  private static String firstPage(Path outputs) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(outputs.resolve("report.pdf").toFile())) {
      PDFTextStripper text = new PDFTextStripper();
      text.setEndPage(1);
      return text.getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @Test
  void wordsForLivesAreAllThereOrNoneIs() throws Exception {
    change("lives.yaml", "summary-first:", "sumary-first:");
    change("lives.yaml", "Gone or not judged", "Gone/not judged");
    assertThat(faults().toString())
        .contains(
            "lives.yaml", "sumary-first", "summary-first", "Gone/not judged can't be a sheet");
  }

  @Test
  void allFaultsOfAllFilesAreNamedWithTheirLines() throws Exception {
    change("texts.yaml", "summary-no-findings:", "sumary-no-findings:");
    change("texts.yaml", "{findings} vấn đề", "{finding} vấn đề");
    change("letterheads/organization-board.yaml", "top: 20", "top: 200");
    List<String> faults = faults();
    assertThat(faults).hasSize(4);
    assertThat(faults)
        .anyMatch(
            fault ->
                fault.matches(
                    "texts.yaml:\\d+:\\d+: the key sumary-no-findings is not known here; did you"
                        + " mean summary-no-findings\\?.*"))
        .anyMatch(fault -> fault.contains("the key summary-no-findings is missing"))
        .anyMatch(fault -> fault.matches("texts.yaml:12:7: \\{finding} can't be used here; .*"))
        .anyMatch(
            fault ->
                fault.matches(
                    "letterheads/organization-board.yaml:\\d+:8: 200 is not allowed for top;"
                        + " allowed are whole numbers from 10 to 60"));
  }

  @Test
  void aTextMustComeInBothLanguages() throws Exception {
    change("texts.yaml", "  en: Contents\n", "");
    assertThat(faults()).singleElement().asString().contains("the key en is missing");
  }

  @Test
  void aNameGivenTwiceIsRefused() throws Exception {
    change("texts.yaml", "contents:\n", "contents:\n  vi: Mục\n  en: C\ncontents:\n");
    assertThat(faults()).singleElement().asString().contains("second time");
  }

  @Test
  void brokenYamlIsRefusedWithItsLine() throws Exception {
    Files.writeString(folder.resolve("texts.yaml"), "contents:\n  vi: [\n");
    assertThat(faults())
        .singleElement()
        .asString()
        .matches("texts.yaml:\\d+:\\d+: this is no YAML.*");
  }

  @Test
  void aLetterheadOutsideItsFolderIsRefused() throws Exception {
    change("report.yaml", "organization-board", "../report");
    assertThat(faults()).singleElement().asString().startsWith("report.yaml:2:");
  }

  @Test
  void aSheetNameThatExcelRefusesIsRefused() throws Exception {
    change("texts.yaml", "  vi: Tổng hợp\n", "  vi: \"Tổng/hợp\"\n");
    assertThat(faults()).singleElement().asString().contains("can't be a sheet's name");
  }
}
