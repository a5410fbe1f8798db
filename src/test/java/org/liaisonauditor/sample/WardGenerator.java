package org.liaisonauditor.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.UnitKind;

/** Makes up one ward: its branches, their members, and all that is recorded of them. */
final class WardGenerator {

  private final CityPlan plan;
  private final int ward;
  private final Chance chance;
  private final Draft draft;
  private final LocalDate start;
  private final List<Branch> branches = new ArrayList<>();
  private int lastMember;
  private int lastHousehold;

  WardGenerator(CityPlan plan, int ward) {
    this.plan = plan;
    this.ward = ward;
    chance = new Chance(plan, ward);
    draft = new Draft("ward-" + CityGenerator.ward(ward) + ".xlsx");
    start = LocalDate.of(plan.firstYear(), 1, 1);
  }

  Records records() {
    for (int i = 1; i <= plan.branches(); i++) {
      branches.add(branch((ward - 1) * plan.branches() + i));
    }
    LetterGenerator letters = new LetterGenerator(chance, draft, ward, plan.workplaces());
    for (Branch branch : branches) {
      int size = chance.trouble() ? chance.pick(0, 1, 2) : size();
      groups(branch, size);
      for (int i = 0; i < size; i++) {
        Member member = member(branch);
        draft.add(draft.members, member);
        branch.people.add(new Branch.Person(member, habit()));
        letters.write(member, branches);
      }
    }
    leaders();
    new MeetingGenerator(plan, chance, draft).hold(branches);
    new YearEndGenerator(plan, chance, draft).close(branches);
    return draft.records();
  }

  private int size() {
    return chance.between(plan.members() / 2, plan.members() + plan.members() / 2);
  }

  private Branch branch(int number) {
    String code = "CB%03d".formatted(number);
    String name = "Chi bộ tổ dân phố số " + number;
    CityGenerator.unit(draft, code, name, UnitKind.RESIDENCE_BRANCH, CityGenerator.ward(ward));
    List<String> usual = new ArrayList<>();
    for (int i = chance.between(1, 3); i > 0; i--) {
      usual.add(anyWorkplace());
    }
    return new Branch(
        code, usual, chance.of(0.08) || chance.trouble(), chance.of(0.04) || chance.trouble());
  }

  private String anyWorkplace() {
    return CityGenerator.workplace(chance.between(1, plan.workplaces()));
  }

  private void groups(Branch branch, int size) {
    if (size >= 25 && !chance.of(0.2) || chance.trouble()) {
      for (int i = chance.between(1, 3); i > 0; i--) {
        String code = branch.code + "-T" + i;
        branch.groups.add(
            new Group(code, branch.code, "Tổ đảng viên số " + i, null, draft.next(Table.GROUPS)));
      }
    }
  }

  private void leaders() {
    for (Branch branch : branches) {
      for (Group group : branch.groups) {
        draft.add(
            draft.groups,
            new Group(
                group.code(),
                group.residence(),
                group.name(),
                leader(branch, group),
                group.source()));
      }
    }
  }

  private String leader(Branch branch, Group group) {
    if (chance.trouble()) {
      List<Branch.Person> anyone = chance.pick(branches).people;
      return anyone.isEmpty() || chance.of(0.4)
          ? chance.pick(null, "999999999")
          : chance.pick(anyone).member().code();
    }
    return branch.people.stream()
        .map(Branch.Person::member)
        .filter(member -> group.code().equals(member.group()))
        .map(Member::code)
        .findFirst()
        .orElse(null);
  }

  private Branch.Habit habit() {
    if (chance.trouble()) {
      return chance.pick(Branch.Habit.values());
    }
    return chance.of(0.9) ? Branch.Habit.DILIGENT : chance.pick(Branch.Habit.values());
  }

  private Member member(Branch branch) {
    LocalDate born = born();
    LocalDate admitted = admitted(born);
    LocalDate workplaceSince = since(admitted);
    LocalDate residenceSince = since(born.plusYears(18));
    Exemption exemption = Exemption.NONE;
    LocalDate exemptFrom = null;
    LocalDate exemptTo = null;
    if (chance.of(0.05) || chance.trouble()) {
      exemption = chance.pick(Exemption.values());
      exemptFrom = exemptionEnd(admitted, workplaceSince, residenceSince);
      exemptTo = exemptionEnd(admitted, workplaceSince, residenceSince);
      if (exemptFrom != null
          && exemptTo != null
          && exemptTo.isBefore(exemptFrom)
          && !chance.trouble()) {
        LocalDate swapped = exemptFrom;
        exemptFrom = exemptTo;
        exemptTo = swapped;
      }
    }
    return new Member(
        "%02d%d".formatted(chance.between(10, 99), ward * 100_000 + ++lastMember),
        Wording.name(chance),
        born,
        admitted,
        chance.of(0.75) ? chance.pick(branch.usualWorkplaces) : anyWorkplace(),
        workplaceSince,
        branch.code,
        residenceSince,
        household(),
        group(branch),
        exemption,
        exemptFrom,
        exemptTo,
        left(admitted, workplaceSince, residenceSince),
        draft.next(Table.MEMBERS));
  }

  private LocalDate born() {
    LocalDate youngest = start.minusYears(19);
    if (chance.trouble() && chance.of(0.2)) {
      return LocalDate.of(chance.pick(1984, 1996, 2000, 2004), 2, 29);
    }
    return chance.day(youngest.minusYears(35), youngest);
  }

  private LocalDate admitted(LocalDate born) {
    LocalDate ofAge = born.plusYears(18);
    if (chance.trouble() && chance.of(0.3)) {
      return chance.near(ofAge);
    }
    if (chance.trouble() && ofAge.isBefore(start.minusDays(1))) {
      return chance.recentDay();
    }
    return chance.day(ofAge, start.isAfter(ofAge) ? start : ofAge);
  }

  private LocalDate since(LocalDate earliest) {
    boolean moved = chance.of(0.04) || chance.trouble() && chance.of(0.5);
    return moved ? chance.recentDay() : chance.day(earliest, start);
  }

  private LocalDate exemptionEnd(LocalDate... days) {
    return chance.pick(
        null, chance.near(chance.pick(days)), chance.recentDay(), chance.nearKeyDay());
  }

  private String household() {
    if (chance.of(0.1)) {
      return null;
    }
    // People of one household stand together in a list; the next branch may go on with one.
    boolean sameAsLast = lastHousehold > 0 && chance.of(0.45);
    return "H%02d%05d".formatted(ward, sameAsLast ? lastHousehold : ++lastHousehold);
  }

  private String group(Branch branch) {
    if (chance.trouble() && chance.of(0.2)) {
      return chance.pick(null, "KHONG-RO", branches.getFirst().code + "-T1");
    }
    return branch.groups.isEmpty() ? null : chance.pick(branch.groups).code();
  }

  private LocalDate left(LocalDate admitted, LocalDate workplaceSince, LocalDate residenceSince) {
    if (chance.trouble() && chance.of(0.4)) {
      LocalDate obligation =
          Stream.of(admitted, workplaceSince, residenceSince).max(LocalDate::compareTo).get();
      return chance.pick(
          chance.recentDay(),
          chance.recentDay(),
          chance.near(obligation.plusDays(30)),
          chance.near(admitted));
    }
    return chance.of(0.02) ? chance.recentDay() : null;
  }
}
