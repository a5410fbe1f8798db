package org.liaisonauditor.cli;

import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;

/** The run that another is compared with, where a kind of report compares two periods. */
final class EarlierRun {

  private static final String ALL = "all";

  private EarlierRun() {}

  /**
   * The earlier run.
   *
   * @param named number of the run that was named; null = none
   * @param run the run that is reported
   * @param kind code of the kind that was asked for, or all
   * @return null where nothing is compared, or all kinds were asked for and there is no such run
   */
  static Run of(
      Long named, Run run, KindReports kinds, String kind, RunRecords records, RunData runs)
      throws WrongUsage {
    if (named != null) {
      return fitting(RecordedRun.done(named, records, ReportCommand.REPORTED), run);
    }
    if (kind.equals(ALL)) {
      return runs.periodBefore(run).orElse(null);
    }
    if (kinds.find(kind).filter(KindReports.Kind::compares).isEmpty()) {
      return null;
    }
    return runs.periodBefore(run)
        .orElseThrow(
            () ->
                new WrongUsage(
                    "A report of the kind "
                        + kind
                        + " compares two recorded runs, and before run "
                        + run.number()
                        + " there is none of the same rules and scope about an earlier period as"
                        + " long as "
                        + run.from()
                        + " to "
                        + run.to()
                        + ". Name another with --earlier RUN."));
  }

  private static Run fitting(Run before, Run run) throws WrongUsage {
    if (!before.to().isBefore(run.to())) {
      throw new WrongUsage(
          "Run "
              + before.number()
              + " is about a period until "
              + before.to()
              + ", which is not before that of run "
              + run.number()
              + ", "
              + run.to()
              + ". Name the later run first, the other with --earlier.");
    }
    if (!before.rulesCode().equals(run.rulesCode())) {
      throw new WrongUsage(
          "Run "
              + before.number()
              + " went by the rules "
              + before.rulesCode()
              + ", run "
              + run.number()
              + " by "
              + run.rulesCode()
              + "; findings can be compared within one rule pack only.");
    }
    return before;
  }
}
