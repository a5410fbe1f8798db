package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Submitted;

/**
 * A letter of introduction for a member of the branch, as seen on the as-of date: letters issued
 * later are not there, and a later received date reads as blank.
 *
 * @param no number of the letter [Introductions.letter_no]
 * @param member code of the member [Introductions.member_code]
 * @param workplace code of the workplace that issued it [Introductions.workplace_code]
 * @param residence code of the branch that it is addressed to [Introductions.residence_code]
 * @param issuedOn day of issue [Introductions.issued_on]
 * @param receivedOn day on which the branch took it in; blank = not [Introductions.received_on]
 * @param covering whether this is the member's covering letter [Introductions.workplace_code,
 *     Introductions.residence_code, Introductions.issued_on]
 * @param position place among the member's letters, by day of issue, then number
 *     [Introductions.issued_on, Introductions.letter_no]
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
