package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Submitted;

/**
 * A letter of introduction for a member of the branch, as seen on the as-of date: letters issued
 * later are not there, and a later received date reads as blank.
 *
 * @param no number of the letter
 * @param member code of the member
 * @param workplace code of the workplace that issued it
 * @param residence code of the branch that it is addressed to
 * @param issuedOn day of issue
 * @param receivedOn day on which the branch took it in; blank = not
 * @param covering whether this is the member's covering letter
 * @param position place among the member's letters, by day of issue, then number
 */
public record Letter(
    AuditContext context,
    String no,
    String member,
    String workplace,
    String residence,
    LocalDate issuedOn,
    LocalDate receivedOn,
    boolean covering,
    int position,
    Introduction introduction)
    implements Fact {

  /** The engine would take {@code issuedOn()} for the getter of a boolean named "suedOn". */
  public LocalDate getIssuedOn() {
    return issuedOn;
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(introduction);
  }
}
