package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Unit;

/**
 * An organization where members of the branch work. The organization above it tells what kind of
 * workplace it is, where a city has one for its agencies, one for its enterprises, one for its
 * armed forces.
 *
 * @param code code of the workplace
 * @param name its name; its code where it has none
 * @param parent code of the organization above it; blank = none is known
 */
public record Workplace(
    AuditContext context, String code, String name, String parent, List<Unit> units)
    implements Fact {

  @Override
  public List<? extends Submitted> records() {
    return units;
  }
}
