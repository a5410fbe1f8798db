package org.liaisonauditor.reports;

import java.util.Locale;
import org.liaisonauditor.domain.UnitKind;

/** What one document of a kind is about. */
enum KindScope {
  /** The whole audit. */
  ALL,
  WARD,
  WORKPLACE,
  BRANCH,
  /** Any unit, and only what it and those below it answer for. */
  UNIT;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a document can be about a unit of some kind. */
  boolean fits(UnitKind kind) {
    return switch (this) {
      case ALL -> false;
      case WARD -> kind == UnitKind.WARD;
      case WORKPLACE -> kind == UnitKind.WORKPLACE;
      case BRANCH -> kind == UnitKind.RESIDENCE_BRANCH;
      case UNIT -> true;
    };
  }
}
