package org.liaisonauditor.runs;

/** Runs audits of what is stored, and keeps a record of each. */
public interface AuditRuns {

  /**
   * Runs an audit to its end, on the newest accepted submissions.
   *
   * @return the run's number
   * @throws AlreadyRun when the firing already has a run
   * @throws RunFailed when it could not be done; the run's record says why
   */
  long run(RunRequest request) throws AlreadyRun, RunFailed;

  /** A firing that has a run already. */
  final class AlreadyRun extends Exception {

    private static final long serialVersionUID = 1L;

    /** The run that there is. */
    private final long run;

    public AlreadyRun(long run) {
      super("The firing already has run " + run + ".");
      this.run = run;
    }

    public long run() {
      return run;
    }
  }

  /** A run that could not be done. */
  final class RunFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether trying again may help: the database was away, say, and not: the input is refused. */
    private final boolean passing;

    public RunFailed(String message, boolean passing, Throwable cause) {
      super(message, cause);
      this.passing = passing;
    }

    public boolean passing() {
      return passing;
    }
  }
}
