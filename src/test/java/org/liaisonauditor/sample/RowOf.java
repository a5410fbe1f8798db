package org.liaisonauditor.sample;

import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Unit;

/** A record's values in the order of its table's columns. */
final class RowOf {

  private RowOf() {}

  private static Object[] row(Object... values) {
    return values;
  }

  private static String yesOrNo(boolean yes) {
    return yes ? "YES" : "NO";
  }

  static Object[] unit(Unit u) {
    return row(u.code(), u.name(), u.kind().name(), u.parent());
  }

  static Object[] member(Member m) {
    return row(
        m.code(),
        m.fullName(),
        m.dateOfBirth(),
        m.admittedOn(),
        m.workplace(),
        m.workplaceSince(),
        m.residence(),
        m.residenceSince(),
        m.household(),
        m.group(),
        m.exemption().name(),
        m.exemptFrom(),
        m.exemptTo(),
        m.leftOn());
  }

  static Object[] introduction(Introduction i) {
    return row(
        i.letterNo(), i.member(), i.workplace(), i.residence(), i.issuedOn(), i.receivedOn());
  }

  static Object[] group(Group g) {
    return row(g.code(), g.residence(), g.name(), g.leader());
  }

  static Object[] meeting(Meeting m) {
    return row(m.code(), m.residence(), m.group(), m.heldOn(), yesOrNo(m.briefing()));
  }

  static Object[] attendance(Attendance a) {
    return row(a.meeting(), a.member(), a.status().name(), a.representedBy(), a.reason());
  }

  static Object[] evaluation(Evaluation e) {
    return row(
        e.member(),
        e.residence(),
        e.year(),
        e.rating(),
        e.remark(),
        e.signedOn(),
        yesOrNo(e.frontSigned()),
        e.sentOn(),
        e.receivedOn());
  }

  static Object[] classification(Classification c) {
    return row(c.member(), c.workplace(), c.year(), c.grade().name(), c.decidedOn());
  }

  static Object[] followUp(FollowUp f) {
    return row(f.member(), f.residence(), f.kind().name(), f.doneOn(), f.note());
  }

  static Object[] exchange(Exchange e) {
    return row(e.workplace(), e.residence(), e.heldOn(), e.subject());
  }
}
