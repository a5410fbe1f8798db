package org.liaisonauditor.domain;

import java.time.LocalDate;

/** A reminder or commendation of a member by a residence branch. */
public record FollowUp(
    String member,
    String residence,
    FollowUpKind kind,
    LocalDate doneOn,
    String note,
    Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.FOLLOW_UPS;
  }

  @Override
  public String key() {
    return member + "/" + residence + "/" + kind + "/" + doneOn;
  }
}
