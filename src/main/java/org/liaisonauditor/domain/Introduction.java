package org.liaisonauditor.domain;

import java.time.LocalDate;

/**
 * A letter of introduction (giấy giới thiệu) from a workplace to a residence branch.
 *
 * @param receivedOn day on which the residence branch took it in, or null
 */
public record Introduction(
    String letterNo,
    String member,
    String workplace,
    String residence,
    LocalDate issuedOn,
    LocalDate receivedOn,
    Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.INTRODUCTIONS;
  }

  @Override
  public String key() {
    return letterNo;
  }
}
