package org.liaisonauditor.sample;

import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/**
 * Makes up a city, ward by ward, so that cities of any size can be written without being held. What
 * ties records of different branches together (guests, households, comments of other branches)
 * stays within a ward; workplaces reach over all wards.
 */
public final class CityGenerator {

  private final CityPlan plan;

  public CityGenerator(CityPlan plan) {
    this.plan = plan;
  }

  /** Number of parts: the units, then the wards. */
  public int parts() {
    return plan.wards() + 1;
  }

  /** Part 0 holds the city, its wards and its workplaces; part i holds ward i and its branches. */
  public Records part(int part) {
    return part == 0 ? cityAndWorkplaces() : new WardGenerator(plan, part).records();
  }

  /** The whole city at once. */
  public Records city() {
    Draft city = new Draft("city.xlsx");
    for (int part = 0; part < parts(); part++) {
      city.addAll(part(part));
    }
    return city.records();
  }

  static String ward(int ward) {
    return "P%02d".formatted(ward);
  }

  static String workplace(int workplace) {
    return "CQ%03d".formatted(workplace);
  }

  private Records cityAndWorkplaces() {
    Draft draft = new Draft("units.xlsx");
    unit(draft, "TU", "Thành ủy", UnitKind.CITY, null);
    for (int ward = 1; ward <= plan.wards(); ward++) {
      unit(draft, ward(ward), "Đảng ủy phường số " + ward, UnitKind.WARD, "TU");
    }
    for (int i = 1; i <= plan.workplaces(); i++) {
      unit(draft, workplace(i), "Đảng bộ cơ quan số " + i, UnitKind.WORKPLACE, "TU");
    }
    return draft.records();
  }

  static void unit(Draft draft, String code, String name, UnitKind kind, String parent) {
    draft.add(draft.units, new Unit(code, name, kind, parent, draft.next(Table.UNITS)));
  }
}
