package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.Says;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;
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
  public Optional<Says> write(
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
        new KindReports(run.definition(), language, programVersion)
            .says(CITY, null, whole(run), finding -> true));
  }

  private static AuditScope whole(FinishedRun run) {
    return new AuditScope(
        run.result(),
        run.lives(),
        run.accepted(),
        run.input(),
        Membership.of(run.records(), run.result().context()));
  }
}
