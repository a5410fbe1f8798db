package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.store.WholeFolder;

/** The report about all that a run is about. */
final class CityReport implements RunReports {

  static final String CITY = "city";
  private static final String FILE = "report.pdf";

  private final String programVersion;

  CityReport(String programVersion) {
    this.programVersion = programVersion;
  }

  @Override
  public List<ReportKind> kinds() {
    return List.of(new ReportKind(CITY, Set.of()));
  }

  @Override
  public Optional<Said> write(
      FinishedRun run, String kind, String unit, Language language, Path file) throws IOException {
    if (language == run.run().language()) {
      Files.copy(run.folder().resolve(FILE), file);
    } else {
      Path outputs = Files.createTempDirectory("report");
      try {
        new AuditOutputs(run.definition(), language, programVersion)
            .write(run.result(), run.lives(), run.accepted(), run.input(), outputs);
        Files.copy(outputs.resolve(FILE), file);
      } finally {
        WholeFolder.remove(outputs);
      }
    }
    return Optional.of(
        new Said(
            run.counts().findings(),
            (int)
                run.rules().stream()
                    .filter(rule -> rule.state() == RuleState.State.COULD_NOT_RUN)
                    .count()));
  }
}
