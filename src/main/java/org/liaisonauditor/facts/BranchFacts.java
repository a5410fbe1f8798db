package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;

/** The facts of one branch for one audit: the terms of the rule catalogue, computed once. */
public final class BranchFacts {

  private static final Comparator<Introduction> BY_ISSUE =
      Comparator.comparing(Introduction::issuedOn)
          .thenComparing(Introduction::letterNo, CodePoints.ORDER);

  private final BranchRecords records;
  private final AuditContext context;
  private final AttendanceBook book;
  private final List<Member> members;
  private final Map<String, LocalDate> firstIntroducedOn = new HashMap<>();
  private final Map<String, List<Introduction>> letters;
  private final List<LocalDate> dueDays;
  private final List<RatingSample> samples;

  /** Computes what does not depend on other branches. */
  public BranchFacts(BranchRecords records, AuditContext context) {
    this.records = records;
    this.context = context;
    this.members = sorted(records.members(), Member::code);
    this.letters =
        records.letters().stream()
            .filter(letter -> context.sees(letter.issuedOn()))
            .sorted(BY_ISSUE)
            .collect(Collectors.groupingBy(Introduction::member));
    this.book =
        new AttendanceBook(
            records.meetings().stream()
                .filter(meeting -> meeting.residence().equals(records.branch()))
                .filter(meeting -> context.sees(meeting.heldOn()))
                .toList(),
            records.attendance());
    for (Member member : members) {
      lettersOf(member).stream()
          .filter(letter -> letter.residence().equals(member.residence()))
          .findFirst()
          .ifPresent(letter -> firstIntroducedOn.put(member.code(), letter.issuedOn()));
    }
    this.dueDays = dueDays(context);
    this.samples = dueDays.stream().map(this::sample).toList();
  }

  /** How the branch rated its own members, for each year that is evaluated in the period. */
  public List<RatingSample> ratings() {
    return samples.stream().map(RatingSample::numbers).toList();
  }

  /**
   * All facts of the branch, in an order that does not depend on the order of the records.
   *
   * @param units all organizations
   */
  public List<Fact> facts(RatingStatistics statistics, UnitDirectory units) {
    List<Fact> facts = new ArrayList<>();
    workplaces(units, facts);
    for (Member member : members) {
      memberFacts(member, facts);
    }
    for (FollowUp followUp : records.followUps()) {
      if (context.sees(followUp.doneOn())) {
        facts.add(
            new FollowUpDone(
                context,
                followUp.member(),
                followUp.residence(),
                followUp.kind().name(),
                followUp.doneOn(),
                followUp));
      }
    }
    MeetingFacts meetings = new MeetingFacts(records, context, book, members, firstIntroducedOn);
    meetings.addTo(facts);
    EvaluationFacts evaluations =
        new EvaluationFacts(records, context, book, members, firstIntroducedOn, dueDays);
    evaluations.addTo(facts);
    for (RatingSample sample : samples) {
      comparedRatings(sample, statistics, facts);
      remarks(sample, facts);
    }
    branchFacts(facts);
    return facts;
  }

  private void workplaces(UnitDirectory units, List<Fact> facts) {
    members.stream()
        .map(Member::workplace)
        .filter(Objects::nonNull)
        .distinct()
        .sorted(CodePoints.ORDER)
        .forEach(
            code -> {
              Optional<Unit> unit = units.find(code);
              facts.add(
                  new Workplace(
                      context,
                      code,
                      units.name(code),
                      unit.map(Unit::parent).orElse(null),
                      unit.stream().toList()));
            });
  }

  private void memberFacts(Member member, List<Fact> facts) {
    facts.add(new RecordedMember(context, member));
    LocalDate obligation = Roll.obligationDay(member);
    List<Introduction> seen = lettersOf(member);
    List<Introduction> proper =
        seen.stream()
            .filter(letter -> letter.workplace().equals(member.workplace()))
            .filter(letter -> letter.residence().equals(member.residence()))
            .toList();
    LocalDate earliest =
        obligation.minusDays(context.parameters().number(Terms.EARLY_LETTER_DAYS, obligation));
    Introduction covering =
        proper.stream()
            .filter(letter -> !letter.issuedOn().isBefore(earliest))
            .findFirst()
            .orElse(null);
    facts.add(
        new Liaison(
            context,
            member,
            obligation,
            firstIntroducedOn.get(member.code()),
            proper.isEmpty() ? null : proper.getLast().issuedOn()));
    for (int i = 0; i < seen.size(); i++) {
      Introduction letter = seen.get(i);
      facts.add(
          new Letter(
              context,
              letter.letterNo(),
              letter.member(),
              letter.workplace(),
              letter.residence(),
              letter.issuedOn(),
              context.seen(letter.receivedOn()),
              letter == covering,
              i,
              letter));
    }
    records.letters().stream()
        .filter(letter -> letter.member().equals(member.code()))
        .sorted(BY_ISSUE)
        .forEach(letter -> facts.add(new RecordedLetter(context, letter)));
  }

  private void comparedRatings(RatingSample sample, RatingStatistics statistics, List<Fact> facts) {
    RatingStatistics.Tested tested = statistics.of(sample.branch(), sample.year());
    if (tested != null) {
      facts.add(
          new BranchRatings(
              context,
              sample.branch(),
              sample.year(),
              sample.dueDay(),
              sample.total(),
              sample.observed(),
              tested.expected(),
              tested.pValue(),
              tested.adjustedPValue(),
              sample.rated()));
    }
  }

  private void remarks(RatingSample sample, List<Fact> facts) {
    Map<String, List<Evaluation>> byText = Remarks.byText(sample.rated());
    int withRemark = byText.values().stream().mapToInt(List::size).sum();
    List<Evaluation> copied = List.of();
    for (List<Evaluation> same : byText.values()) {
      copied = same.size() > copied.size() ? same : copied;
    }
    if (withRemark > 0) {
      facts.add(
          new BranchRemarks(
              context,
              sample.branch(),
              sample.year(),
              sample.dueDay(),
              withRemark,
              copied.size(),
              (double) copied.size() / withRemark,
              copied.getFirst().remark(),
              copied));
    }
  }

  private void branchFacts(List<Fact> facts) {
    List<Member> onRoll =
        members.stream().filter(member -> onRoll(member, context.asOf())).toList();
    facts.add(
        new BranchRoll(context, records.branch(), onRoll.size(), records.groups().size(), onRoll));
    Map<String, Member> leaders =
        records.leaders().stream().collect(Collectors.toMap(Member::code, Function.identity()));
    for (Group group : sorted(records.groups(), Group::code)) {
      Member leader = group.leader() == null ? null : leaders.get(group.leader());
      facts.add(
          new PartyGroup(
              context,
              group.code(),
              group.name(),
              group.residence(),
              group.leader(),
              leader != null
                  && group.code().equals(leader.group())
                  && Roll.inScope(leader, context.asOf()),
              leader == null ? List.of(group) : List.of(group, leader)));
    }
    Map<String, List<Member>> byWorkplace = new TreeMap<>(CodePoints.ORDER);
    for (Member member : members) {
      if (Roll.inScope(member, context.to())
          && !Roll.exempt(member, Exemption.INTRODUCTION, context.to())) {
        byWorkplace.computeIfAbsent(member.workplace(), code -> new ArrayList<>()).add(member);
      }
    }
    byWorkplace.forEach(
        (workplace, tied) ->
            facts.add(
                new Pairing(
                    context,
                    workplace,
                    records.branch(),
                    tied.size(),
                    (int)
                        records.exchanges().stream()
                            .filter(exchange -> exchange.workplace().equals(workplace))
                            .filter(exchange -> context.inPeriod(exchange.heldOn()))
                            .count(),
                    tied)));
  }

  /** The branch's evaluations of its own members for the year of a due day. */
  private RatingSample sample(LocalDate dueDay) {
    Map<String, Member> own =
        members.stream().collect(Collectors.toMap(Member::code, Function.identity()));
    int[] evaluations = new int[RatingSample.BANDS];
    int[] top = new int[RatingSample.BANDS];
    List<Evaluation> rated =
        sorted(records.evaluations(), Evaluation::member).stream()
            .filter(evaluation -> evaluation.year() == dueDay.getYear())
            .filter(evaluation -> evaluation.residence().equals(records.branch()))
            .filter(evaluation -> own.containsKey(evaluation.member()))
            .filter(evaluation -> context.sees(evaluation.signedOn()))
            .toList();
    for (Evaluation evaluation : rated) {
      Member member = own.get(evaluation.member());
      int missed =
          (int)
              book
                  .entries(
                      member,
                      firstIntroducedOn.get(member.code()),
                      day -> day.getYear() == dueDay.getYear())
                  .stream()
                  .filter(AttendanceBook.Entry::missed)
                  .count();
      int band = RatingSample.band(missed);
      evaluations[band]++;
      if (context.parameters().codes(Terms.TOP_RATINGS, dueDay).contains(evaluation.rating())) {
        top[band]++;
      }
    }
    return new RatingSample(records.branch(), dueDay.getYear(), dueDay, evaluations, top, rated);
  }

  private boolean onRoll(Member member, LocalDate day) {
    return Roll.onRoll(member, firstIntroducedOn.get(member.code()), day);
  }

  private List<Introduction> lettersOf(Member member) {
    return letters.getOrDefault(member.code(), List.of());
  }

  /** The due days in the period, one for each year that is evaluated. */
  static List<LocalDate> dueDays(AuditContext context) {
    List<LocalDate> days = new ArrayList<>();
    for (int year = context.from().getYear(); year <= context.to().getYear(); year++) {
      LocalDate day = context.parameters().dayOf(Terms.EVALUATION_DUE, year);
      if (context.inPeriod(day)) {
        days.add(day);
      }
    }
    return days;
  }

  static <T> List<T> sorted(List<T> list, Function<T, String> code) {
    return list.stream().sorted(Comparator.comparing(code, CodePoints.ORDER)).toList();
  }
}
