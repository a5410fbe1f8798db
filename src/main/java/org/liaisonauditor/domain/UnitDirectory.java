package org.liaisonauditor.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The organizations by code, and how they hang together. */
public final class UnitDirectory {

  private final Map<String, Unit> units = new TreeMap<>(CodePoints.ORDER);

  public UnitDirectory(Collection<Unit> units) {
    units.forEach(unit -> this.units.put(unit.code(), unit));
  }

  /** All organizations, by code. */
  public Collection<Unit> all() {
    return units.values();
  }

  /** The unit of a code. */
  public Optional<Unit> find(String code) {
    return Optional.ofNullable(code).map(units::get);
  }

  /** The organization's name; its code where it has none. */
  public String name(String code) {
    return find(code).map(Unit::name).orElse(code);
  }

  /**
   * The nearest organization of a kind, the unit itself included, going up by parent codes; empty
   * where the way up ends first or goes in a circle.
   */
  public Optional<Unit> above(String code, UnitKind kind) {
    Set<String> seen = new HashSet<>();
    Unit unit = units.get(code);
    while (unit != null && seen.add(unit.code())) {
      if (unit.kind() == kind) {
        return Optional.of(unit);
      }
      unit = unit.parent() == null ? null : units.get(unit.parent());
    }
    return Optional.empty();
  }
}
