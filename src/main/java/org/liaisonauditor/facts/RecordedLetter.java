package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Submitted;

/** A letter for a member of the branch as recorded, whatever the as-of date. */
public record RecordedLetter(AuditContext context, Introduction letter) implements Fact {

  /** Number of the letter. [Introductions.letter_no] */
  public String no() {
    return letter.letterNo();
  }

  /** Code of the member. [Introductions.member_code] */
  public String member() {
    return letter.member();
  }

  /** Code of the workplace that issued it. [Introductions.workplace_code] */
  public String workplace() {
    return letter.workplace();
  }

  /** Day of issue. [Introductions.issued_on] */
  public LocalDate getIssuedOn() {
    return letter.issuedOn();
  }

  /** Day on which the branch took it in; may be blank. [Introductions.received_on] */
  public LocalDate receivedOn() {
    return letter.receivedOn();
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(letter);
  }
}
