package org.liaisonauditor.domain;

import java.time.LocalDate;

/** An exchange (phối hợp) between a workplace and a residence branch. */
public record Exchange(
    String workplace, String residence, LocalDate heldOn, String subject, Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.EXCHANGES;
  }

  @Override
  public String key() {
    return workplace + "~" + residence + "/" + heldOn;
  }
}
