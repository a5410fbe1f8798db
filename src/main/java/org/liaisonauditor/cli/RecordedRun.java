package org.liaisonauditor.cli;

import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunRecords;

/** A recorded run as a command names it: by its number, or as the last one that is done. */
final class RecordedRun {

  private static final String LAST = "last";

  private RecordedRun() {}

  /**
   * Refuses what names no run.
   *
   * @param typed a number, or last
   * @param named how a message names it, such as --run
   */
  static void check(String typed, String named) throws WrongUsage {
    if (!isLast(typed) && !typed.matches("[1-9]\\d{0,17}")) {
      throw new WrongUsage(named + " is " + typed + "; it takes the number of a run, or last.");
    }
  }

  static boolean isLast(String typed) {
    return typed.equals(LAST);
  }

  static Run find(long number, RunRecords records) throws WrongUsage {
    return records
        .find(number)
        .orElseThrow(() -> new WrongUsage("There is no run " + number + "; see: auditor runs"));
  }

  /**
   * A run that is done.
   *
   * @param what what else it can't be, such as reported
   */
  static Run done(long number, RunRecords records, String what) throws WrongUsage {
    Run run = find(number, records);
    if (run.state() != Run.State.DONE) {
      throw new WrongUsage(
          "Run "
              + number
              + " is "
              + run.state()
              + "; only a run that is DONE can be "
              + what
              + ".");
    }
    return run;
  }

  /**
   * A run that is done.
   *
   * @param typed a number, or last
   * @param what what else it can't be, such as answered
   */
  static Run done(String typed, RunRecords records, String what) throws WrongUsage {
    if (!isLast(typed)) {
      return done(Long.parseLong(typed), records, what);
    }
    return records
        .lastDone()
        .orElseThrow(() -> new WrongUsage("There is no run that is done; see: auditor runs"));
  }
}
