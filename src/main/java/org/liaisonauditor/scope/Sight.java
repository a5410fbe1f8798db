package org.liaisonauditor.scope;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;

/**
 * Whom and what a unit may see by name: itself and the units below it, their members (those who
 * live or work there), the units above it, and the other side of these members: where they work,
 * and the branch where they live.
 */
final class Sight {

  private final Membership membership;
  private final UnitDirectory units;
  private final String unit;
  private final Set<String> own = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Set<String> members = new HashSet<>();

  Sight(Membership membership, String unit) {
    this.membership = membership;
    this.units = membership.units();
    this.unit = unit;
    own.add(unit);
    units.all().stream().map(Unit::code).filter(this::below).forEach(own::add);
    membership
        .members()
        .forEach(
            (code, place) -> {
              if (own.contains(place.residence()) || own.contains(place.workplace())) {
                members.add(code);
                others.add(place.residence());
                others.add(place.workplace());
              }
            });
    above(unit).forEach(others::add);
    // The only city is the one whose name stands in the letterhead.
    List<Unit> cities = units.all().stream().filter(one -> one.kind() == UnitKind.CITY).toList();
    if (cities.size() == 1) {
      others.add(cities.getFirst().code());
    }
  }

  private boolean below(String code) {
    return above(code).contains(unit);
  }

  private Set<String> above(String code) {
    return above(units, code);
  }

  /** The units above a unit, by their parents' codes. */
  static Set<String> above(UnitDirectory units, String code) {
    Set<String> above = new HashSet<>();
    Optional<Unit> at = units.find(code);
    while (at.isPresent() && at.get().parent() != null && above.add(at.get().parent())) {
      at = units.find(at.get().parent());
    }
    return above;
  }

  /** Whether a unit is this one or below it. */
  boolean owns(String code) {
    return own.contains(code);
  }

  /** Whether a unit may be named. */
  boolean seesUnit(String code) {
    return own.contains(code) || others.contains(code);
  }

  /** Whether a member may be named. */
  boolean seesMember(String code) {
    return members.contains(code);
  }

  /** Whether members of a unit live in a branch, or it is one of its own. */
  boolean touches(String branch) {
    return own.contains(branch) || others.contains(branch);
  }

  Membership membership() {
    return membership;
  }
}
