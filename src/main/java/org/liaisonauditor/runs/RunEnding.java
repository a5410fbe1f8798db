package org.liaisonauditor.runs;

import java.io.IOException;

/** What is noted together with a run's end, in the very transaction that notes it as done. */
public interface RunEnding {

  /**
   * A run is noted as done.
   *
   * @throws IOException when something could not be written; the run is not done then
   */
  void done(FinishedRun run) throws IOException;
}
