package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.store.WholeFolder;

/** The report about all that a run is about. */
final class CityReport implements RunReports {

  private static final String CITY = "city";
  private static final String FILE = "report.pdf";
  private static final String NOT_RUN = "COULD_NOT_RUN";

  private final String programVersion;

  CityReport(String programVersion) {
    this.programVersion = programVersion;
  }

  @Override
  public List<ReportKind> kinds() {
    return List.of(new ReportKind(CITY, Set.of()));
  }

  @Override
  public Said write(FinishedRun run, String kind, String unit, Language language, Path file)
      throws IOException {
    if (language == run.run().language()) {
      Files.copy(run.folder().resolve(FILE), file);
    } else {
      Path outputs = Files.createTempDirectory("report");
      try {
        new AuditOutputs(run.definition(), language, programVersion)
            .write(run.result(), run.input(), outputs);
        Files.copy(outputs.resolve(FILE), file);
      } finally {
        WholeFolder.remove(outputs);
      }
    }
    return new Said(
        run.counts().findings(),
        (int) run.rules().stream().filter(rule -> rule.state().equals(NOT_RUN)).count());
  }
}
