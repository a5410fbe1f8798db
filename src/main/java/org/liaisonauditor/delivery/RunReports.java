package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.Says;
import org.liaisonauditor.runs.FinishedRun;

/** The reports of a run that can be sent: of a kind, about a unit, in a language. */
public interface RunReports {

  /**
   * What kinds there are.
   *
   * @throws NotMade where the definitions of reports are refused
   */
  List<ReportKind> kinds() throws IOException, NotMade;

  /**
   * Writes a report as PDF.
   *
   * @param unit code of the unit that it is about; null = all that the run is about
   * @param file does not exist yet
   * @return what the report says; empty where it would say nothing and is left out
   * @throws NotMade where the run has no such report
   */
  Optional<Says> write(FinishedRun run, String kind, String unit, Language language, Path file)
      throws IOException, NotMade;

  /** There is no such report of a run; the message says why. */
  final class NotMade extends Exception {

    private static final long serialVersionUID = 1L;

    public NotMade(String message) {
      super(message);
    }
  }
}
