package org.liaisonauditor.template;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
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

/** The days that a template asks about, both included. */
record Period(LocalDate from, LocalDate to) {

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  List<Integer> years() {
    return IntStream.rangeClosed(from.getYear(), to.getYear()).boxed().toList();
  }

  /** Whether a record is of the period; of members, those who are still there when it begins. */
  boolean holds(Submitted record) {
    return switch (record) {
      case Member member -> member.leftOn() == null || member.leftOn().isAfter(from);
      case Introduction letter -> holds(letter.issuedOn());
      case Meeting meeting -> holds(meeting.heldOn());
      case Evaluation evaluation -> years().contains(evaluation.year());
      case Classification classification -> years().contains(classification.year());
      case FollowUp followUp -> holds(followUp.doneOn());
      case Exchange exchange -> holds(exchange.heldOn());
      case Unit unit -> true;
      case Group group -> true;
      case Attendance attendance ->
          throw new IllegalArgumentException("its meeting has the day: " + attendance);
      case Reference reference ->
          throw new IllegalArgumentException("not a record of its own: " + reference);
    };
  }
}
