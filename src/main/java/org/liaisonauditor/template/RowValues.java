package org.liaisonauditor.template;

import java.util.Arrays;
import java.util.List;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Reference;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Unit;

/** The values of a record in the order of its table's columns; those of lists by their codes. */
final class RowValues {

  private RowValues() {}

  static List<Object> of(Submitted record) {
    return switch (record) {
      case Unit one -> list(one.code(), one.name(), one.kind().name(), one.parent());
      case Member one ->
          list(
              one.code(),
              one.fullName(),
              one.dateOfBirth(),
              one.admittedOn(),
              one.workplace(),
              one.workplaceSince(),
              one.residence(),
              one.residenceSince(),
              one.household(),
              one.group(),
              one.exemption().name(),
              one.exemptFrom(),
              one.exemptTo(),
              one.leftOn());
      case Introduction one ->
          list(
              one.letterNo(),
              one.member(),
              one.workplace(),
              one.residence(),
              one.issuedOn(),
              one.receivedOn());
      case Group one -> list(one.code(), one.residence(), one.name(), one.leader());
      case Meeting one ->
          list(one.code(), one.residence(), one.group(), one.heldOn(), yesNo(one.briefing()));
      case Attendance one ->
          list(one.meeting(), one.member(), one.status().name(), one.representedBy(), one.reason());
      case Evaluation one ->
          list(
              one.member(),
              one.residence(),
              one.year(),
              one.rating(),
              one.remark(),
              one.signedOn(),
              yesNo(one.frontSigned()),
              one.sentOn(),
              one.receivedOn());
      case Classification one ->
          list(one.member(), one.workplace(), one.year(), one.grade().name(), one.decidedOn());
      case FollowUp one ->
          list(one.member(), one.residence(), one.kind().name(), one.doneOn(), one.note());
      case Exchange one -> list(one.workplace(), one.residence(), one.heldOn(), one.subject());
      case Reference one -> throw new IllegalArgumentException("not a record of its own: " + one);
    };
  }

  private static String yesNo(boolean yes) {
    return yes ? "YES" : "NO";
  }

  private static List<Object> list(Object... values) {
    return Arrays.asList(values);
  }
}
