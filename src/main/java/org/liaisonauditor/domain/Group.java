package org.liaisonauditor.domain;

/**
 * A group of members (tổ đảng viên) within a residence branch.
 *
 * @param leader member code of the leader; null = none elected
 */
public record Group(String code, String residence, String name, String leader, Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.GROUPS;
  }

  @Override
  public String key() {
    return code;
  }
}
