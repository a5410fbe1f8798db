package org.liaisonauditor.domain;

import java.time.LocalDate;

/**
 * A residence branch's yearly comment (nhận xét) on a member.
 *
 * @param rating code of the regulation's rating scale, such as {@code GOOD}
 * @param frontSigned whether the Front work committee signed too
 */
public record Evaluation(
    String member,
    String residence,
    int year,
    String rating,
    String remark,
    LocalDate signedOn,
    boolean frontSigned,
    LocalDate sentOn,
    LocalDate receivedOn,
    Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.EVALUATIONS;
  }

  @Override
  public String key() {
    return member + "/" + residence + "/" + year;
  }
}
