package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.runs.FinishedRun;

/** The reports of a run that can be sent: of a kind, about a unit, in a language. */
public interface RunReports {

  /** What kinds there are. */
  List<ReportKind> kinds();

  /**
   * Writes a report as PDF.
   *
   * @param unit code of the unit that it is about; null = all that the run is about
   * @param file does not exist yet
   * @return what the report says
   * @throws NotMade where the run has no such report
   */
  Said write(FinishedRun run, String kind, String unit, Language language, Path file)
      throws IOException, NotMade;

  /**
   * What a report says, within its own scope.
   *
   * @param findings gaps to look into
   * @param rulesNotRun rules that could not run
   */
  record Said(int findings, int rulesNotRun) {}

  /** There is no such report of a run; the message says why. */
  final class NotMade extends Exception {

    private static final long serialVersionUID = 1L;

    public NotMade(String message) {
      super(message);
    }
  }
}
