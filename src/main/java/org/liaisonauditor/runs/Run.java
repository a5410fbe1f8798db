package org.liaisonauditor.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.liaisonauditor.domain.Language;

/**
 * The record of an audit run.
 *
 * @param number its number
 * @param entry code of the timetable entry that asked; null = none
 * @param firing the planned moment of the firing; null = none
 * @param rerunOf number of the run that this one repeats; null = none
 * @param scope code of the unit whose branches were audited; null = all
 * @param from first day of the period
 * @param to last day of the period
 * @param asOf the as-of date
 * @param settings parameters set for the run, as typed
 * @param language of the outputs
 * @param rejectLimit how many unusable rows the run goes on with
 * @param askedBy the person or timetable entry that asked
 * @param askedAt when
 * @param dataAsOf the moment as of which submissions counted
 * @param rulesBundle hash of the rule pack's folder
 * @param rulesCode name of that folder
 * @param packHash hash of the rules
 * @param rulesVersion the published version that the rules are; null = they were a draft
 * @param reportsBundle hash of the report definitions' folder
 * @param programVersion version of the program that made it
 * @param state how far it is
 * @param owner the process that runs it; null = none yet
 * @param aliveAt when this process last said that it lives
 * @param startedAt when it began; null = not yet
 * @param endedAt when it ended; null = not yet
 * @param failure why it failed or was refused; null = it did not
 * @param dataSet number of the data set; null = not made yet
 * @param counts what came out; null = not done
 */
public record Run(
    long number,
    String entry,
    Instant firing,
    Long rerunOf,
    String scope,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    Map<String, String> settings,
    Language language,
    int rejectLimit,
    String askedBy,
    Instant askedAt,
    Instant dataAsOf,
    String rulesBundle,
    String rulesCode,
    String packHash,
    Integer rulesVersion,
    String reportsBundle,
    String programVersion,
    State state,
    String owner,
    Instant aliveAt,
    Instant startedAt,
    Instant endedAt,
    String failure,
    Long dataSet,
    Counts counts) {

  /** How far a run is. */
  public enum State {
    /** It runs, or the process that ran it died. */
    RUNNING,
    DONE,
    /** The submissions can't be audited as they are. */
    REFUSED,
    /** It could not be done; it can be tried again. */
    FAILED
  }

  /** What came out, in numbers. */
  public record Counts(
      int branches,
      int members,
      int findings,
      int commendations,
      int couldNotRun,
      int unusableRows) {}

  /** A file that a run wrote. */
  public record Output(String path, String sha256, long bytes) {}
}
