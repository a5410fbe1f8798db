package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Submitted;

/**
 * Something that a rule may match. Its methods are the functions that every pattern of a rule can
 * call, without a variable, on its own fields.
 */
public interface Fact {

  /** The audit that the fact was computed for. */
  AuditContext context();

  /** The submitted records that the fact rests on: the evidence of a finding that matched it. */
  List<? extends Submitted> records();

  /**
   * The day on which a parameter counts that is not bound to another day: the last day of the
   * period; of a fact about a year's evaluation that year's due day.
   */
  default LocalDate parameterDay() {
    return context().to();
  }

  /** The as-of date. */
  default LocalDate asOf() {
    return context().asOf();
  }

  /** The period as an occasion, {@code 2025-01-01/2025-12-31}. */
  default String period() {
    return context().period();
  }

  /** Whether a day lies in the period. A blank day does not. */
  default boolean inPeriod(LocalDate day) {
    return context().inPeriod(day);
  }

  /** A parameter that is a number: of meetings, members, remarks … */
  default int limit(String parameter) {
    return context().parameters().number(parameter, parameterDay());
  }

  /** A parameter that is a share between 0 and 1. */
  default double share(String parameter) {
    return context().parameters().share(parameter, parameterDay());
  }

  /** A parameter that is a set of codes, such as ratings. */
  default Set<String> codes(String parameter) {
    return context().parameters().codes(parameter, parameterDay());
  }

  /**
   * The last day of a time limit: so many days after its start, by the value in force on the start.
   * Blank where the start is.
   */
  default LocalDate deadline(LocalDate start, String parameter) {
    return start == null ? null : start.plusDays(context().parameters().number(parameter, start));
  }

  /**
   * The last day of two time limits in a row, both by their values in force on the start of the
   * first.
   */
  default LocalDate deadline(LocalDate start, String parameter, String further) {
    return start == null
        ? null
        : deadline(start, parameter).plusDays(context().parameters().number(further, start));
  }
}
