package org.liaisonauditor.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.RunRequest;

/** Runs what an entry asks for at a firing. */
final class EntryRuns {

  private final AuditRuns runs;
  private final LongFunction<Path> folders;
  private final Path home;

  /**
   * The runs of entries.
   *
   * @param folders where the outputs of a run are, by its number
   * @param home folder from which the relative paths of entries count
   */
  EntryRuns(AuditRuns runs, LongFunction<Path> folders, Path home) {
    this.runs = runs;
    this.folders = folders;
    this.home = home;
  }

  /**
   * Runs the audit of a firing, or takes the run that it has already, and copies the outputs where
   * the entry wants them.
   *
   * @return number of the run
   * @throws IOException when the outputs could not be copied
   */
  long run(TimetableEntry entry, Firing firing) throws AuditRuns.RunFailed, IOException {
    long run = runOf(request(entry, firing));
    if (entry.outputs() != null) {
      // The number makes the name unique, the day lets people find it.
      String name = entry.code() + "-" + entry.day(firing.planned()) + "-run-" + run;
      OutputCopy.copy(folders.apply(run), home.resolve(entry.outputs()).resolve(name));
    }
    return run;
  }

  private long runOf(RunRequest request) throws AuditRuns.RunFailed {
    try {
      return runs.run(request);
    } catch (AuditRuns.AlreadyRun e) {
      return e.run();
    }
  }

  private RunRequest request(TimetableEntry entry, Firing firing) {
    AuditedPeriod period = entry.period(firing.planned());
    return new RunRequest(
        entry.scope(),
        period.from(),
        period.to(),
        entry.asOf(firing.planned()),
        home.resolve(entry.rules()),
        false,
        entry.parameters(),
        entry.language(),
        entry.rejectLimit(),
        firing.askedBy() == null ? entry.code() : firing.askedBy(),
        entry.code(),
        firing.planned());
  }
}
