package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Unit;

/**
 * An organization where members of the branch work. The organization above it tells what kind of
 * workplace it is, where a city has one for its agencies, one for its enterprises, one for its
 * armed forces.
 *
 * @param code code of the workplace [Members.workplace_code]
 * @param name its name; its code where it has none [Units.name]
 * @param parent code of the organization above it; blank = none is known [Units.parent_code]
 */
public record Workplace(
    AuditContext context, String code, String name, String parent, List<Unit> records)
    implements Fact {}
