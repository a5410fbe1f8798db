package org.liaisonauditor.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.delivery.DeliveryOrder;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;

/**
 * An audit that runs by itself.
 *
 * @param code names the entry for good; a firing is known by it and its planned moment
 * @param title for people
 * @param scope code of the unit whose branches are audited; null = all
 * @param period what is audited
 * @param asOf the as-of date; null = the day for which the firing is planned
 * @param plan when it fires
 * @param zone whose clocks and days count
 * @param rules folder of the rule pack, as written; a relative one lies beside the launcher
 * @param parameters parameters of the pack that are set for this audit, as written
 * @param language of the outputs
 * @param rejectLimit how many unusable rows the audit goes on with
 * @param retries what happens after a failure
 * @param outputs folder into which the outputs of each run are copied too, as written, each into a
 *     new folder; null = they are in the run's folder only
 * @param deliver who gets which report of each run
 */
public record TimetableEntry(
    String code,
    Text title,
    String scope,
    PeriodExpression period,
    LocalDate asOf,
    Plan plan,
    ZoneId zone,
    Path rules,
    Map<String, String> parameters,
    Language language,
    int rejectLimit,
    Retries retries,
    Path outputs,
    List<DeliveryOrder> deliver) {

  public TimetableEntry {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    deliver = List.copyOf(deliver);
  }

  /**
   * What happens after a failure that may pass.
   *
   * @param tries how often a firing is tried in all, from 1
   * @param firstPause from the first failure to the second try; each further pause is twice as long
   */
  public record Retries(int tries, Duration firstPause) {

    /** The pause after so many failed tries. */
    Duration pauseAfter(int failedTries) {
      return firstPause.multipliedBy(1L << (failedTries - 1));
    }
  }

  /** The as-of date of a firing: a late one still looks from the day for which it was planned. */
  public LocalDate asOf(Instant planned) {
    return asOf == null ? day(planned) : asOf;
  }

  /** The day of a moment, by the clocks of the entry's zone. */
  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** The period that a firing audits. */
  public AuditedPeriod period(Instant planned) {
    return period.asOf(asOf(planned));
  }
}
