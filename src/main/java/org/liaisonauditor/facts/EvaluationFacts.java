package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;

/** The facts about the yearly evaluation and classification of a branch's members. */
final class EvaluationFacts {

  private final AuditContext context;
  private final AttendanceBook book;
  private final List<Member> members;
  private final Map<String, LocalDate> firstIntroducedOn;
  private final List<LocalDate> dueDays;
  private final Map<String, List<Evaluation>> evaluations;
  private final Map<String, List<Classification>> classifications;

  EvaluationFacts(
      BranchRecords records,
      AuditContext context,
      AttendanceBook book,
      List<Member> members,
      Map<String, LocalDate> firstIntroducedOn,
      List<LocalDate> dueDays) {
    this.context = context;
    this.book = book;
    this.members = members;
    this.firstIntroducedOn = firstIntroducedOn;
    this.dueDays = dueDays;
    this.evaluations = byMember(records.evaluations(), Evaluation::member);
    this.classifications = byMember(records.classifications(), Classification::member);
  }

  private static <T extends Submitted> Map<String, List<T>> byMember(
      List<T> records, Function<T, String> member) {
    return records.stream()
        .sorted(Comparator.comparing(Submitted::key, CodePoints.ORDER))
        .collect(Collectors.groupingBy(member));
  }

  void addTo(List<Fact> facts) {
    for (Member member : members) {
      List<Evaluation> given = evaluations.getOrDefault(member.code(), List.of());
      for (Evaluation evaluation : given) {
        facts.add(new RecordedEvaluation(context, evaluation));
      }
      for (LocalDate dueDay : dueDays) {
        facts.add(year(member, dueDay));
        for (Evaluation evaluation : given) {
          if (evaluation.year() == dueDay.getYear() && context.sees(evaluation.signedOn())) {
            facts.add(evaluation(member, evaluation, dueDay));
          }
        }
        for (Classification classification :
            classifications.getOrDefault(member.code(), List.of())) {
          if (classification.year() == dueDay.getYear()
              && context.sees(classification.decidedOn())) {
            facts.add(classification(member, classification, dueDay));
          }
        }
      }
    }
  }

  private EvaluationYear year(Member member, LocalDate dueDay) {
    LocalDate introduced = firstIntroducedOn.get(member.code());
    List<AttendanceBook.Entry> entries =
        book.entries(member, introduced, day -> day.getYear() == dueDay.getYear());
    return new EvaluationYear(
        context,
        member.code(),
        member.fullName(),
        member.workplace(),
        member.residence(),
        member.residenceSince(),
        dueDay.getYear(),
        dueDay,
        Roll.onRoll(member, introduced, dueDay),
        Roll.exempt(member, Exemption.MEETINGS, dueDay),
        (int) entries.stream().filter(entry -> entry.record() != null).count(),
        (int) entries.stream().filter(AttendanceBook.Entry::attended).count(),
        (int) entries.stream().filter(AttendanceBook.Entry::missed).count(),
        member,
        entries.stream().map(AttendanceBook.Entry::record).filter(Objects::nonNull).toList());
  }

  private YearEvaluation evaluation(Member member, Evaluation evaluation, LocalDate dueDay) {
    return new YearEvaluation(
        context,
        evaluation.member(),
        evaluation.residence(),
        evaluation.year(),
        dueDay,
        evaluation.residence().equals(member.residence()),
        evaluation.rating(),
        evaluation.signedOn(),
        evaluation.frontSigned(),
        context.seen(evaluation.sentOn()),
        context.seen(evaluation.receivedOn()),
        evaluation);
  }

  private YearClassification classification(
      Member member, Classification classification, LocalDate dueDay) {
    return new YearClassification(
        context,
        classification.member(),
        classification.workplace(),
        classification.year(),
        classification.workplace().equals(member.workplace()),
        classification.grade().name(),
        classification.decidedOn(),
        dueDay,
        classification);
  }
}
