package org.liaisonauditor.delivery;

import java.util.Set;
import org.liaisonauditor.domain.UnitKind;

/**
 * A kind of report that can be sent.
 *
 * @param code names it in timetables
 * @param units kinds of units that it can be about, one at a time; empty = it is about all that a
 *     run is about
 */
public record ReportKind(String code, Set<UnitKind> units) {

  /** Whether it is about one unit. */
  boolean scoped() {
    return !units.isEmpty();
  }
}
