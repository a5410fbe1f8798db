package org.liaisonauditor.runs;

import java.util.Optional;
import java.util.function.Predicate;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;

/** Which branches a run judges: all, those of a ward, or one. They are compared with all others. */
final class Scope {

  private Scope() {}

  /**
   * Tells branches of the scope from others, by code.
   *
   * @param scope code of a city, ward or residence branch; null = all
   * @throws IllegalArgumentException where there is no such unit, or it has no branches
   */
  static Predicate<String> branches(String scope, UnitDirectory units) {
    if (scope == null) {
      return branch -> true;
    }
    Unit unit =
        units
            .find(scope)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The scope " + scope + " is no unit of the submissions."));
    return switch (unit.kind()) {
      case CITY, WARD ->
          branch -> {
            Optional<Unit> above = units.above(branch, unit.kind());
            return above.isPresent() && above.get().code().equals(scope);
          };
      case RESIDENCE_BRANCH -> branch -> branch.equals(scope);
      case WORKPLACE ->
          throw new IllegalArgumentException(
              "The scope "
                  + scope
                  + " is a workplace; its members live in many branches. Name a city, a ward or a"
                  + " residence branch.");
    };
  }
}
