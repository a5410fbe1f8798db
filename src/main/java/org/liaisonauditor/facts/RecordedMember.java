package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;

/** A member of the branch as recorded, whatever the as-of date. */
public record RecordedMember(AuditContext context, Member member) implements Fact {

  /** The member's code. [Members.member_code] */
  public String code() {
    return member.code();
  }

  /** Full name. [Members.full_name] */
  public String name() {
    return member.fullName();
  }

  /** Code of the workplace. [Members.workplace_code] */
  public String workplace() {
    return member.workplace();
  }

  /** Date of birth. [Members.date_of_birth] */
  public LocalDate dateOfBirth() {
    return member.dateOfBirth();
  }

  /** Day of admission. [Members.admitted_on] */
  public LocalDate admittedOn() {
    return member.admittedOn();
  }

  /** First day on which the person is no longer a member here; may be blank. [Members.left_on] */
  public LocalDate leftOn() {
    return member.leftOn();
  }

  /** First day of the exemption; may be blank. [Members.exempt_from] */
  public LocalDate exemptFrom() {
    return member.exemptFrom();
  }

  /** Last day of the exemption; may be blank. [Members.exempt_to] */
  public LocalDate exemptTo() {
    return member.exemptTo();
  }

  /**
   * The birthday on which the member reached an age in years that is a parameter; of someone born
   * on 29 February, 28 February in a common year. [Members.date_of_birth]
   */
  public LocalDate birthday(String parameter) {
    return member.dateOfBirth().plusYears(limit(parameter));
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(member);
  }
}
