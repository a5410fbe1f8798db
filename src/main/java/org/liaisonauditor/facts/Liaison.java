package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;

/**
 * A member of the branch, and how the member's liaison stands.
 *
 * @param member the member's record
 * @param obligationDay O: the latest of admission, start at the workplace, start at the residence
 * @param firstIntroducedOn day of the first letter, from whichever workplace, to the present
 *     residence branch; null = none
 * @param lastProperLetterOn day of the last letter from the present workplace to the present
 *     residence branch; null = none
 */
public record Liaison(
    AuditContext context,
    Member member,
    LocalDate obligationDay,
    LocalDate firstIntroducedOn,
    LocalDate lastProperLetterOn)
    implements Fact {

  /** The member's code. */
  public String code() {
    return member.code();
  }

  /** Full name. */
  public String name() {
    return member.fullName();
  }

  /** Code of the present workplace. */
  public String workplace() {
    return member.workplace();
  }

  /** Since when the member works there. */
  public LocalDate workplaceSince() {
    return member.workplaceSince();
  }

  /** Code of the present residence branch. */
  public String residence() {
    return member.residence();
  }

  /** Since when the member lives there. */
  public LocalDate residenceSince() {
    return member.residenceSince();
  }

  /** Code of the household; may be blank. */
  public String household() {
    return member.household();
  }

  /** Code of the member's group; may be blank. */
  public String group() {
    return member.group();
  }

  /** {@code NONE}, {@code MEETINGS} or {@code INTRODUCTION}. */
  public String exemption() {
    return member.exemption().name();
  }

  /** Last day of the exemption; blank = open. */
  public LocalDate exemptTo() {
    return member.exemptTo();
  }

  /** First day on which the person is no longer a member here; blank = still is. */
  public LocalDate leftOn() {
    return member.leftOn();
  }

  /** Whether the member is in scope on a day: admitted, and not yet left. */
  public boolean inScopeOn(LocalDate day) {
    return Roll.inScope(member, day);
  }

  /** Whether the member is exempt from introduction on a day. */
  public boolean exemptFromIntroductionOn(LocalDate day) {
    return Roll.exempt(member, Exemption.INTRODUCTION, day);
  }

  /** Whether the member is exempt from residence activity on a day. */
  public boolean exemptFromMeetingsOn(LocalDate day) {
    return Roll.exempt(member, Exemption.MEETINGS, day);
  }

  /** Whether the member is on the roll of the residence branch on a day. */
  public boolean onRollOn(LocalDate day) {
    return Roll.onRoll(member, firstIntroducedOn, day);
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(member);
  }
}
