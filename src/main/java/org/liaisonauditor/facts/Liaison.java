package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;

/**
 * A member of the branch, and how the member's liaison stands.
 *
 * @param member the member's record [–]
 * @param obligationDay O: the latest of admission, start at the workplace, start at the residence
 *     [Members.admitted_on, Members.workplace_since, Members.residence_since]
 * @param firstIntroducedOn day of the first letter, from whichever workplace, to the present
 *     residence branch; null = none [Introductions.issued_on]
 * @param lastProperLetterOn day of the last letter from the present workplace to the present
 *     residence branch; null = none [Introductions.issued_on]
 */
public record Liaison(
    AuditContext context,
    Member member,
    LocalDate obligationDay,
    LocalDate firstIntroducedOn,
    LocalDate lastProperLetterOn)
    implements Fact {

  /** The member's code. [Members.member_code] */
  public String code() {
    return member.code();
  }

  /** Full name. [Members.full_name] */
  public String name() {
    return member.fullName();
  }

  /** Code of the present workplace. [Members.workplace_code] */
  public String workplace() {
    return member.workplace();
  }

  /** Since when the member works there. [Members.workplace_since] */
  public LocalDate workplaceSince() {
    return member.workplaceSince();
  }

  /** Code of the present residence branch. [Members.residence_code] */
  public String residence() {
    return member.residence();
  }

  /** Since when the member lives there. [Members.residence_since] */
  public LocalDate residenceSince() {
    return member.residenceSince();
  }

  /** Code of the household; may be blank. [Members.household_code] */
  public String household() {
    return member.household();
  }

  /** Code of the member's group; may be blank. [Members.group_code] */
  public String group() {
    return member.group();
  }

  /** {@code NONE}, {@code MEETINGS} or {@code INTRODUCTION}. [Members.exemption] */
  public String exemption() {
    return member.exemption().name();
  }

  /** Last day of the exemption; blank = open. [Members.exempt_to] */
  public LocalDate exemptTo() {
    return member.exemptTo();
  }

  /**
   * First day on which the person is no longer a member here; blank = still is. [Members.left_on]
   */
  public LocalDate leftOn() {
    return member.leftOn();
  }

  /**
   * Whether the member is in scope on a day: admitted, and not yet left. [Members.admitted_on,
   * Members.left_on]
   */
  public boolean inScopeOn(LocalDate day) {
    return Roll.inScope(member, day);
  }

  /**
   * Whether the member is exempt from introduction on a day. [Members.exemption,
   * Members.exempt_from, Members.exempt_to]
   */
  public boolean exemptFromIntroductionOn(LocalDate day) {
    return Roll.exempt(member, Exemption.INTRODUCTION, day);
  }

  /**
   * Whether the member is exempt from residence activity on a day. [Members.exemption,
   * Members.exempt_from, Members.exempt_to]
   */
  public boolean exemptFromMeetingsOn(LocalDate day) {
    return Roll.exempt(member, Exemption.MEETINGS, day);
  }

  /** Whether the member is on the roll of the residence branch on a day. [roll] */
  public boolean onRollOn(LocalDate day) {
    return Roll.onRoll(member, firstIntroducedOn, day);
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(member);
  }
}
