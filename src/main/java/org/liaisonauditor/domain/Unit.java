package org.liaisonauditor.domain;

/**
 * A party organization.
 *
 * @param parent code of the organization above; may be null or unknown
 */
public record Unit(String code, String name, UnitKind kind, String parent, Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.UNITS;
  }

  @Override
  public String key() {
    return code;
  }
}
