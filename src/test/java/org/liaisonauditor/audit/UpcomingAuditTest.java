package org.liaisonauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.TimeLimits;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;

class UpcomingAuditTest {

  private static final int HORIZON = 30;

  private static CompiledPack rules;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws Exception {
    rules = CompiledPack.of(RulePacks.read(Path.of("rules")), null);
  }

  @Test
  void rules_with_a_time_limit_are_those_whose_conditions_name_the_day() {
    assertThat(TimeLimits.rules(rules.pack()))
        .containsExactly(
            "expired-exemption",
            "missing-evaluation",
            "missing-introduction",
            "no-reminder",
            "unacknowledged-evaluation",
            "unacknowledged-introduction",
            "undelivered-evaluation");
  }

  /**
   * The other way: records dated later are taken out by hand, and an audit as anybody runs it is
   * made for each day. No audit looks at rules that a later period brings in: the period is over.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 2025-12-31, 2025-12-31",
    "2, 2025-12-31, 2026-01-10",
    "3, 2025-06-30, 2025-06-30",
    "4, 2025-01-31, 2025-02-10",
    "5, 2024-01-31, 2024-01-31",
    "6, 2024-02-29, 2024-02-29",
    "7, 2025-12-10, 2025-12-11"
  })
  void each_finding_comes_on_the_day_on_which_an_audit_first_has_it(
      long seed, LocalDate to, LocalDate asOf) throws Exception {
    LocalDate from = LocalDate.of(to.getYear(), 1, 1);
    Records city =
        new CityGenerator(
                CityPlan.of(seed, 2, 5, 12, 5, to.getYear(), 0.3)
                    .withKeyDays(List.of(asOf.minusDays(20), asOf, asOf.plusDays(15))))
            .city();
    Records seen = seenOn(asOf, city);
    Map<String, LocalDate> expected = new TreeMap<>();
    Set<String> before = new HashSet<>();
    for (int ahead = 0; ahead <= HORIZON; ahead++) {
      LocalDate day = asOf.plusDays(ahead);
      for (Finding finding : audited(seen, from, to, day).findings()) {
        if (TimeLimits.rules(rules.pack()).contains(finding.rule())
            && before.add(finding.fingerprint())
            && ahead > 0) {
          expected.put(finding.fingerprint() + finding.message().en(), day);
        }
      }
    }

    Upcoming upcoming = ahead(city, from, to, asOf, HORIZON);

    Map<String, LocalDate> told = new TreeMap<>();
    upcoming
        .items()
        .forEach(
            item ->
                told.put(item.finding().fingerprint() + item.finding().message().en(), item.day()));
    assertThat(told).isEqualTo(expected).isNotEmpty();
    assertThat(upcoming.couldNotRun()).isEmpty();
  }

  @Test
  void the_period_may_go_on_so_that_its_due_day_is_foreseen() throws Exception {
    LocalDate asOf = LocalDate.of(2025, 11, 20);
    LocalDate due = LocalDate.of(2025, 12, 10);
    LocalDate from = LocalDate.of(2025, 1, 1);
    Records city = new CityGenerator(CityPlan.of(8, 2, 5, 12, 5, 2025, 0.3)).city();
    List<String> expected =
        audited(seenOn(asOf, city), from, due.plusDays(1), due.plusDays(1)).findings().stream()
            .filter(finding -> finding.rule().equals("missing-evaluation"))
            .map(Finding::fingerprint)
            .toList();

    Upcoming upcoming = ahead(city, from, LocalDate.of(2025, 12, 31), asOf, HORIZON);

    assertThat(upcoming.items())
        .filteredOn(item -> item.finding().rule().equals("missing-evaluation"))
        .allSatisfy(
            item -> {
              assertThat(item.day()).isEqualTo(due.plusDays(1));
              assertThat(item.lastDay()).isEqualTo(due);
              assertThat(upcoming.days(item)).isEqualTo(21);
              assertThat(upcoming.span(item)).isEqualTo(30);
            })
        .extracting(item -> item.finding().fingerprint())
        .containsExactlyInAnyOrderElementsOf(expected)
        .hasSizeGreaterThan(20);
  }

  @Test
  void a_limit_on_the_last_day_of_the_horizon_is_told_and_one_behind_it_is_not() throws Exception {
    LocalDate asOf = LocalDate.of(2025, 11, 20);
    LocalDate from = LocalDate.of(2025, 1, 1);
    LocalDate to = LocalDate.of(2025, 12, 31);
    Records city = new CityGenerator(CityPlan.of(8, 1, 3, 12, 5, 2025, 0.3)).city();

    assertThat(ahead(city, from, to, asOf, 20).byRule()).doesNotContainKey("missing-evaluation");
    assertThat(ahead(city, from, to, asOf, 21).byRule()).containsKey("missing-evaluation");
  }

  @Test
  void what_arrives_in_time_is_no_longer_coming() throws Exception {
    LocalDate asOf = LocalDate.of(2025, 11, 20);
    LocalDate from = LocalDate.of(2025, 1, 1);
    LocalDate to = LocalDate.of(2025, 12, 31);
    Records city = seenOn(asOf, new CityGenerator(CityPlan.of(8, 1, 3, 12, 5, 2025, 0.3)).city());
    Finding missing =
        ahead(city, from, to, asOf, HORIZON)
            .byRule()
            .get("missing-evaluation")
            .getFirst()
            .finding();
    String member = missing.subject().split("/")[0];
    String branch = missing.branch();
    Evaluation arrived =
        new Evaluation(
            member,
            branch,
            2025,
            city.evaluations().isEmpty() ? "GOOD" : city.evaluations().getFirst().rating(),
            "",
            asOf,
            true,
            asOf,
            asOf,
            city.units().getFirst().source());
    List<Evaluation> more = new ArrayList<>(city.evaluations());
    more.add(arrived);

    assertThat(ahead(with(city, more), from, to, asOf, HORIZON).items())
        .extracting(item -> item.finding().fingerprint())
        .isNotEmpty()
        .doesNotContain(missing.fingerprint());
  }

  @Test
  void a_rule_that_fails_is_told_and_what_it_would_say_is_not_guessed() throws Exception {
    Path pack = folder.resolve("qd213");
    Path ours = Path.of("rules", "qd213");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.toList()) {
        Files.copy(file, pack.resolve(ours.relativize(file).toString()));
      }
    }
    Path drl = pack.resolve("missing-evaluation/rule.drl");
    Files.writeString(
        drl,
        Files.readString(drl)
            .replace("dueDay < asOf )", "dueDay < asOf, 1 / (year - 2025) >= 0 )"));
    CompiledPack failing = CompiledPack.of(RulePacks.read(pack), null);
    Records city = new CityGenerator(CityPlan.of(8, 1, 3, 12, 5, 2025, 0.3)).city();
    LocalDate asOf = LocalDate.of(2025, 11, 20);

    Upcoming upcoming =
        ahead(failing, city, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), asOf, HORIZON);

    assertThat(upcoming.byRule()).doesNotContainKey("missing-evaluation").isNotEmpty();
    assertThat(upcoming.failed()).containsOnlyKeys("missing-evaluation");
    assertThat(upcoming.couldNotRun().getFirst().reason()).contains("ArithmeticException");
  }

  @Test
  void a_unit_gets_its_own_and_what_is_below_it_and_nothing_else() throws Exception {
    Records city = new CityGenerator(CityPlan.of(8, 2, 3, 12, 5, 2025, 0.3)).city();
    Upcoming all =
        ahead(
            city,
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2025, 11, 20),
            HORIZON);
    for (Unit unit : all.units().all()) {
      List<Upcoming.Item> expected =
          all.items().stream()
              .filter(item -> chain(all, item.finding().unit()).contains(unit.code()))
              .toList();
      assertThat(all.of(unit.code()).items()).isEqualTo(expected);
      assertThat(all.ofAlone(unit.code()).items())
          .allMatch(item -> item.finding().unit().equals(unit.code()));
    }
  }

  private static List<String> chain(Upcoming all, String unit) {
    List<String> chain = new ArrayList<>();
    for (String code = unit; code != null; code = all.units().find(code).orElseThrow().parent()) {
      chain.add(code);
    }
    return chain;
  }

  /** What somebody has on a day: rows dated later are not there, later days in them are blank. */
  private static Records seenOn(LocalDate day, Records city) {
    Set<String> meetings = new HashSet<>();
    city.meetings().stream()
        .filter(meeting -> !meeting.heldOn().isAfter(day))
        .forEach(meeting -> meetings.add(meeting.code()));
    return new Records(
        city.units(),
        city.members(),
        city.introductions().stream()
            .filter(letter -> !letter.issuedOn().isAfter(day))
            .map(
                letter ->
                    new Introduction(
                        letter.letterNo(),
                        letter.member(),
                        letter.workplace(),
                        letter.residence(),
                        letter.issuedOn(),
                        seen(letter.receivedOn(), day),
                        letter.source()))
            .toList(),
        city.groups(),
        city.meetings().stream().filter(meeting -> meetings.contains(meeting.code())).toList(),
        city.attendance().stream().filter(mark -> meetings.contains(mark.meeting())).toList(),
        city.evaluations().stream()
            .filter(evaluation -> !evaluation.signedOn().isAfter(day))
            .map(
                evaluation ->
                    new Evaluation(
                        evaluation.member(),
                        evaluation.residence(),
                        evaluation.year(),
                        evaluation.rating(),
                        evaluation.remark(),
                        evaluation.signedOn(),
                        evaluation.frontSigned(),
                        seen(evaluation.sentOn(), day),
                        seen(evaluation.receivedOn(), day),
                        evaluation.source()))
            .toList(),
        city.classifications().stream().filter(one -> !one.decidedOn().isAfter(day)).toList(),
        city.followUps().stream().filter(one -> !one.doneOn().isAfter(day)).toList(),
        city.exchanges());
  }

  private static LocalDate seen(LocalDate day, LocalDate until) {
    return day == null || day.isAfter(until) ? null : day;
  }

  private static Records with(Records city, List<Evaluation> evaluations) {
    return new Records(
        city.units(),
        city.members(),
        city.introductions(),
        city.groups(),
        city.meetings(),
        city.attendance(),
        evaluations,
        city.classifications(),
        city.followUps(),
        city.exchanges());
  }

  private static AuditResult audited(Records records, LocalDate from, LocalDate to, LocalDate day)
      throws InterruptedException {
    return new Audit(rules, 2)
        .run(
            new RecordsInMemory(records),
            new AuditContext(from, to, day, rules.pack().parameters()),
            AuditProgress.NONE);
  }

  private static Upcoming ahead(
      Records records, LocalDate from, LocalDate to, LocalDate asOf, int horizon)
      throws InterruptedException {
    return ahead(rules, records, from, to, asOf, horizon);
  }

  private static Upcoming ahead(
      CompiledPack pack, Records records, LocalDate from, LocalDate to, LocalDate asOf, int horizon)
      throws InterruptedException {
    return new UpcomingAudit(pack, 2)
        .run(
            new UpcomingAudit.Ground(
                new RecordsInMemory(records),
                new AuditedData("ad".repeat(32), 1, 1, 0),
                from,
                to,
                asOf,
                horizon,
                pack.pack().parameters()),
            AuditProgress.NONE);
  }
}
