package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;

class AuditOutputsTest {

  private static final List<String> FILES =
      List.of(
          "findings.csv",
          "findings.json",
          "findings.xlsx",
          "manifest.json",
          "problems.csv",
          "report.pdf");

  @TempDir Path folder;

  @Test
  void writesTheSixFilesOfTheContract() throws Exception {
    ReportDefinition definition = ReportDefinition.load(Path.of("reports"));
    SampleAudit audit = SampleAudit.of(4, 5, 6, 200);
    new AuditOutputs(definition, Language.VI, "0.1.0").write(audit.result(), audit.intake(), folder);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactlyElementsOf(FILES);
    }
  }
}
