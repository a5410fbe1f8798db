package org.liaisonauditor.sample;

import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Grade;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Table;

/** Makes up comments, classifications, follow-ups and exchanges of a ward's branches. */
final class YearEndGenerator {

  private final CityPlan plan;
  private final Chance chance;
  private final Draft draft;

  YearEndGenerator(CityPlan plan, Chance chance, Draft draft) {
    this.plan = plan;
    this.chance = chance;
    this.draft = draft;
  }

  void close(List<Branch> branches) {
    for (Branch branch : branches) {
      for (Branch.Person person : branch.people) {
        for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
          evaluate(branch, person, year, branches);
        }
        followUp(branch, person, branches);
      }
      exchanges(branch);
    }
  }

  private void evaluate(Branch branch, Branch.Person person, int year, List<Branch> branches) {
    Member member = person.member();
    LocalDate due = LocalDate.of(year, Month.DECEMBER, 10);
    LocalDate decided = LocalDate.of(year, Month.DECEMBER, chance.between(16, 30));
    boolean listed = MeetingGenerator.listed(member, due);
    if (listed != (chance.trouble() && chance.of(0.4))) {
      Evaluation evaluation = evaluation(branch, branch.code, person, year, due);
      draft.add(draft.evaluations, evaluation);
      if (evaluation.receivedOn() != null && chance.trouble()) {
        decided = chance.near(evaluation.receivedOn());
      }
    }
    if (chance.trouble() && chance.of(0.4)) {
      String other = chance.pick(branches).code;
      draft.add(draft.evaluations, evaluation(branch, other, person, year, due));
    }
    if (listed && chance.of(0.97) || chance.trouble()) {
      boolean otherWorkplace = chance.trouble() && chance.of(0.3);
      draft.add(
          draft.classifications,
          new Classification(
              member.code(),
              otherWorkplace
                  ? CityGenerator.workplace(chance.between(1, plan.workplaces()))
                  : member.workplace(),
              year,
              chance.of(0.2) || chance.trouble() ? Grade.EXCELLENT : chance.pick(Grade.values()),
              chance.trouble() && chance.of(0.3) ? chance.nearKeyDay() : decided,
              draft.next(Table.CLASSIFICATIONS)));
    }
  }

  private Evaluation evaluation(
      Branch branch, String by, Branch.Person person, int year, LocalDate due) {
    LocalDate signed = due.minusDays(chance.between(2, 35));
    if (chance.trouble()) {
      signed = chance.of(0.7) ? chance.near(due) : chance.nearKeyDay();
    }
    LocalDate sent = signed.plusDays(chance.between(0, 8));
    if (chance.trouble()) {
      sent =
          chance.pick(
              null, signed.minusDays(1), chance.near(signed.plusDays(10)), chance.nearKeyDay());
    }
    LocalDate received = sent == null ? null : sent.plusDays(chance.between(0, 5));
    if (chance.trouble()) {
      received = sent == null ? signed : chance.pick(null, sent.minusDays(1), chance.nearKeyDay());
    }
    return new Evaluation(
        person.member().code(),
        by,
        year,
        rating(branch, person.habit()),
        remark(branch),
        signed,
        !(chance.of(0.02) || chance.trouble()),
        sent,
        received,
        draft.next(Table.EVALUATIONS));
  }

  private String rating(Branch branch, Branch.Habit habit) {
    if (branch.lenient) {
      return "GOOD";
    }
    return switch (habit) {
      case DILIGENT -> chance.of(0.8) && !chance.trouble() ? "GOOD" : "FAIR";
      case IRREGULAR, AT_HOME -> chance.pick("GOOD", "FAIR", "AVERAGE", "AVERAGE");
      case NEVER -> chance.pick("FAIR", "AVERAGE", "POOR");
      case EXCUSED -> chance.pick("GOOD", "FAIR");
    };
  }

  private String remark(Branch branch) {
    if (branch.copies && chance.of(0.7)) {
      return Wording.copiedRemark(branch.code, chance);
    }
    if (chance.of(0.05)) {
      return chance.pick(null, "…", "- - -");
    }
    return Wording.ownRemark(chance);
  }

  private void followUp(Branch branch, Branch.Person person, List<Branch> branches) {
    boolean diligent = person.habit() == Branch.Habit.DILIGENT;
    if (branch.meetings.isEmpty() || !chance.of(diligent ? 0.01 : 0.4) && !chance.trouble()) {
      return;
    }
    LocalDate missed = chance.pick(branch.meetings.stream().map(Meeting::heldOn).toList());
    LocalDate day = missed.plusDays(chance.between(1, 50));
    if (chance.trouble()) {
      // The comment of the last year was drafted just before.
      LocalDate signed =
          draft.evaluations.isEmpty() ? missed : draft.evaluations.getLast().signedOn();
      day = chance.near(chance.pick(missed, missed.plusDays(60), signed, chance.nearKeyDay()));
    }
    String by = chance.trouble() ? chance.pick(branches).code : branch.code;
    FollowUpKind kind =
        diligent && chance.of(0.5) ? FollowUpKind.COMMENDATION : FollowUpKind.REMINDER;
    draft.add(
        draft.followUps,
        new FollowUp(person.member().code(), by, kind, day, null, draft.next(Table.FOLLOW_UPS)));
  }

  private void exchanges(Branch branch) {
    Set<String> workplaces = new LinkedHashSet<>();
    branch.people.forEach(person -> workplaces.add(person.member().workplace()));
    for (String workplace : workplaces) {
      for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
        if (chance.of(0.9) && !chance.trouble()) {
          LocalDate first = LocalDate.of(year, 1, 1);
          exchange(workplace, branch.code, chance.day(first, first.plusDays(360)));
        } else if (chance.of(0.4)) {
          exchange(workplace, branch.code, chance.nearKeyDay());
        }
      }
    }
  }

  private void exchange(String workplace, String branch, LocalDate day) {
    draft.add(
        draft.exchanges,
        new Exchange(
            workplace,
            branch,
            day,
            "Trao đổi về đảng viên nơi cư trú",
            draft.next(Table.EXCHANGES)));
  }
}
