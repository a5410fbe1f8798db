package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
