package org.liaisonauditor.runs;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.liaisonauditor.domain.Language;

/**
 * What an audit run is asked for.
 *
 * @param scope code of the unit whose branches are audited; null = all
 * @param from first day of the period
 * @param to last day of the period
 * @param asOf the as-of date
 * @param rules folder of the rule pack, or one that holds exactly one pack
 * @param draft whether the rules in that folder count as they lie there; else the folder only names
 *     the pack, and its published version counts that is in force on the period's last day
 * @param settings parameters set for this run, as typed
 * @param language of the outputs
 * @param rejectLimit how many unusable rows the run goes on with
 * @param askedBy the person or timetable entry that asked
 * @param entry code of the timetable entry; null = none
 * @param firing the planned moment of the entry's firing; null = none. An entry and a firing never
 *     give two runs.
 */
public record RunRequest(
    String scope,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    Path rules,
    boolean draft,
    Map<String, String> settings,
    Language language,
    int rejectLimit,
    String askedBy,
    String entry,
    Instant firing) {

  public RunRequest {
    settings = Map.copyOf(settings);
  }
}
