package org.liaisonauditor.facts;

import java.time.LocalDate;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Member;

/** The terms of the rule catalogue that hold for a member on a day. */
final class Roll {

  private Roll() {}

  /** The latest of admission, start at the workplace and start at the residence. */
  static LocalDate obligationDay(Member member) {
    return latest(member.admittedOn(), latest(member.workplaceSince(), member.residenceSince()));
  }

  static boolean inScope(Member member, LocalDate day) {
    return !member.admittedOn().isAfter(day)
        && (member.leftOn() == null || day.isBefore(member.leftOn()));
  }

  static boolean exempt(Member member, Exemption kind, LocalDate day) {
    return member.exemption() == kind
        && (member.exemptFrom() == null || !member.exemptFrom().isAfter(day))
        && (member.exemptTo() == null || !member.exemptTo().isBefore(day));
  }

  /** On the roll: lives there, in scope, exempt of neither kind, and introduced, on the day. */
  static boolean onRoll(Member member, LocalDate firstIntroducedOn, LocalDate day) {
    return !member.residenceSince().isAfter(day)
        && inScope(member, day)
        && !exempt(member, Exemption.MEETINGS, day)
        && !exempt(member, Exemption.INTRODUCTION, day)
        && firstIntroducedOn != null
        && !firstIntroducedOn.isAfter(day);
  }

  private static LocalDate latest(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
