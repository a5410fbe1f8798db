package org.liaisonauditor.domain;

import java.time.LocalDate;

/** A workplace's yearly classification (xếp loại) of a member. */
public record Classification(
    String member, String workplace, int year, Grade grade, LocalDate decidedOn, Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.CLASSIFICATIONS;
  }

  @Override
  public String key() {
    return member + "/" + workplace + "/" + year;
  }
}
