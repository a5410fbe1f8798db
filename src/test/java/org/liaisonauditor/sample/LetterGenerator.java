package org.liaisonauditor.sample;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Table;

/** Makes up the letters of introduction of a ward's members. */
final class LetterGenerator {

  private final Chance chance;
  private final Draft draft;
  private final int ward;
  private final int workplaces;
  private int last;

  LetterGenerator(Chance chance, Draft draft, int ward, int workplaces) {
    this.chance = chance;
    this.draft = draft;
    this.ward = ward;
    this.workplaces = workplaces;
  }

  void write(Member member, List<Branch> branches) {
    LocalDate obligation = member.admittedOn();
    for (LocalDate since : List.of(member.workplaceSince(), member.residenceSince())) {
      obligation = since.isAfter(obligation) ? since : obligation;
    }
    if (!chance.trouble()) {
      letter(member, obligation.plusDays(chance.between(0, 28)));
      return;
    }
    List<Branch> others =
        branches.stream().filter(branch -> !branch.code.equals(member.residence())).toList();
    String elsewhere = chance.pick(others.isEmpty() ? branches : others).code;
    LocalDate day = obligation.plusDays(chance.between(-5, 40));
    switch (chance.between(0, 10)) {
      case 0 -> letter(member, chance.near(obligation.plusDays(30)));
      case 1 -> letter(member, chance.near(obligation.plusDays(120)));
      case 2 -> letter(member, chance.near(obligation.minusDays(60)));
      case 3 -> {
        letter(member, day);
        letter(member, day);
      }
      case 4 -> {
        letter(member, otherWorkplace(), member.residence(), obligation.minusDays(300));
        letter(member, day);
      }
      case 5 -> letter(member, otherWorkplace(), member.residence(), day);
      case 6, 9 -> {
        LocalDate wrong =
            chance.of(0.5) ? chance.nearKeyDay() : chance.near(member.residenceSince());
        letter(member, workplaceOf(member), elsewhere, wrong);
        if (chance.of(0.5)) {
          letter(member, workplaceOf(member), elsewhere, chance.near(wrong));
        }
        if (chance.of(0.7)) {
          letter(member, workplaceOf(member), member.residence(), chance.near(wrong));
        }
      }
      case 7 -> letter(member, chance.nearKeyDay());
      case 8 -> {
        letter(member, obligation.minusDays(chance.between(55, 200)));
        letter(member, chance.recentDay());
      }
      default -> {
        // Nobody wrote a letter.
      }
    }
  }

  /** Mostly the present one. */
  private String workplaceOf(Member member) {
    return chance.of(0.8) ? member.workplace() : otherWorkplace();
  }

  private String otherWorkplace() {
    return CityGenerator.workplace(chance.between(1, workplaces));
  }

  private void letter(Member member, LocalDate issued) {
    letter(member, member.workplace(), member.residence(), issued);
  }

  private void letter(Member member, String workplace, String residence, LocalDate issued) {
    LocalDate received = issued.plusDays(chance.between(0, 8));
    if (chance.trouble()) {
      received =
          chance.pick(
              null,
              null,
              issued.minusDays(1),
              chance.near(issued.plusDays(10)),
              chance.nearKeyDay());
    }
    // A running number counts downwards now and then, so that order by number is not by writing.
    int number = chance.of(0.3) ? 99_999 - ++last : ++last;
    draft.add(
        draft.introductions,
        new Introduction(
            "GT-%02d%05d".formatted(ward, number),
            member.code(),
            workplace,
            residence,
            issued,
            received,
            draft.next(Table.INTRODUCTIONS)));
  }
}
