package org.liaisonauditor.domain;

import java.time.LocalDate;

/**
 * A meeting (kỳ sinh hoạt) of a residence branch with the working members.
 *
 * @param group the group it was held for; null = for all
 * @param briefing whether the local situation was reported (Art. 4.3)
 */
public record Meeting(
    String code, String residence, String group, LocalDate heldOn, boolean briefing, Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.MEETINGS;
  }

  @Override
  public String key() {
    return code;
  }
}
