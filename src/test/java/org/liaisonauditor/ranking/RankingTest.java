package org.liaisonauditor.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.UnitKind;

class RankingTest {

  private static final SeverityWeights WEIGHTS = new SeverityWeights(5, 2, 1);

  @Test
  void what_is_expected_goes_by_members_where_a_rule_is_about_members_else_by_branch() {
    Made made = new Made();
    made.branch("A", null, 10);
    made.branch("B", null, 30);
    made.find("A", "late", Severity.MEDIUM, 4).find("B", "late", Severity.LOW, 4);
    made.about("A", "A", "no-groups", Severity.HIGH);

    KindRanking branches = made.ranking(WEIGHTS, 1).of(UnitKind.RESIDENCE_BRANCH);
    RankedUnit a = branches.ranked().getFirst();
    RankedUnit b = branches.ranked().getLast();

    // 8 gaps on 40 members, and one gap on two branches.
    assertThat(a.code()).isEqualTo("A");
    assertThat(a.expected()).isCloseTo(8 * 10 / 40.0 + 0.5, within(1e-12));
    assertThat(b.expected()).isCloseTo(8 * 30 / 40.0 + 0.5, within(1e-12));
    assertThat(a.ratio()).isCloseTo(5 / 2.5, within(1e-12));
    // 4·2 + 5 points; of 4·2 + 4·1 by members and 5 by branch.
    assertThat(a.weight()).isEqualTo(13);
    assertThat(a.weightedRatio()).isCloseTo(13 / (12 * 10 / 40.0 + 2.5), within(1e-12));
    // Subjects of 2 points (four), of 1 (four) and of 5: squares by sum.
    assertThat(branches.clumping()).isCloseTo((4 * 4 + 4 + 25) / 17.0, within(1e-12));
    assertThat(a.high()).isEqualTo(1);
    assertThat(a.byRule()).containsExactly(Map.entry("late", 4), Map.entry("no-groups", 1));
  }

  @Test
  void a_branch_of_five_is_not_first_by_chance() {
    Made made = Made.ofOneRate(60, 0.2, 11);
    made.branch("SMALL", null, 5);
    made.find("SMALL", "r", Severity.MEDIUM, 3);
    made.branch("LARGE", null, 300);
    made.find("LARGE", "r", Severity.MEDIUM, 120);

    KindRanking branches = made.branches();
    RankedUnit small = unit(branches, "SMALL");
    RankedUnit large = unit(branches, "LARGE");

    assertThat(small.ratio()).isGreaterThan(large.ratio());
    assertThat(large.place()).isEqualTo(1);
    assertThat(small.place()).isGreaterThan(1);
    assertThat(large.shrunk()).isGreaterThan(small.shrunk());
    assertThat(large.amongTop()).isGreaterThan(0.99).isGreaterThan(small.amongTop());
    assertThat(large.position()).isEqualTo(FunnelLimits.Position.ABOVE_OUTER);
  }

  @Test
  void branches_of_one_true_rate_lie_outside_as_often_as_chance_says() {
    int inner = 0;
    int outer = 0;
    int all = 0;
    for (int seed = 0; seed < 40; seed++) {
      for (RankedUnit unit : Made.ofOneRate(100, 0.25, seed).branches().ranked()) {
        all++;
        inner += unit.position() == FunnelLimits.Position.WITHIN ? 0 : 1;
        outer +=
            unit.position() == FunnelLimits.Position.ABOVE_OUTER
                    || unit.position() == FunnelLimits.Position.BELOW_OUTER
                ? 1
                : 0;
      }
    }

    assertThat((double) inner / all).isBetween(0.035, 0.065);
    assertThat((double) outer / all).isBetween(0.0003, 0.005);
  }

  @Test
  void branches_of_one_true_rate_are_shrunk_almost_to_the_average() {
    KindRanking branches = Made.ofOneRate(200, 0.25, 3).branches();

    assertThat(branches.ranked()).anyMatch(unit -> unit.ratio() > 1.6);
    assertThat(branches.ranked()).allMatch(unit -> unit.shrunk() > 0.8 && unit.shrunk() < 1.25);
  }

  @Test
  void a_subject_with_many_gaps_tells_no_more_than_one_with_a_single_gap() {
    Made apart = Made.ofOneRate(40, 0.2, 5);
    apart.branch("X", null, 30);
    apart.find("X", "r", Severity.MEDIUM, 20);
    Made together = Made.ofOneRate(40, 0.2, 5);
    together.branch("X", null, 30);
    together.members.add("one");
    for (int i = 0; i < 20; i++) {
      together.about("one", "X", "r", Severity.MEDIUM);
    }

    assertThat(unit(together.branches(), "X").shrunk())
        .isLessThan(unit(apart.branches(), "X").shrunk());
  }

  @Test
  void what_could_not_run_is_not_taken_for_clean() {
    Made made = new Made();
    for (String code : List.of("A", "B", "C", "D")) {
      made.branch(code, null, 40);
    }
    made.find("A", "late", Severity.LOW, 12).find("B", "late", Severity.LOW, 2);
    made.find("A", "missed", Severity.LOW, 4).find("B", "missed", Severity.LOW, 4);
    made.find("C", "missed", Severity.LOW, 4);
    made.couldNotRun.add(new CouldNotRun("late", "C", "x"));
    made.couldNotRun.add(new CouldNotRun("late", "D", "x"));
    made.couldNotRun.add(new CouldNotRun("missed", "D", "x"));
    made.couldNotRun.add(new CouldNotRun("other", "A", "x"));

    KindRanking branches = made.branches();
    RankedUnit c = unit(branches, "C");

    // 4 of the 4 that are expected of "missed"; "late", 7 a branch, isn't known of it.
    assertThat(c.expected()).isCloseTo(4, within(1e-12));
    assertThat(c.ratio()).isCloseTo(1, within(1e-12));
    assertThat(c.known()).isCloseTo(4 / 11.0, within(1e-12));
    assertThat(c.couldNotRun()).containsExactly("late");
    assertThat(branches.unranked())
        .containsExactly(
            new UnrankedUnit("D", "Chi bộ D", 0, UnrankedUnit.Reason.NOTHING_COULD_RUN));
    assertThat(unit(branches, "A").couldNotRun()).containsExactly("other");
    assertThat(unit(branches, "A").known()).isEqualTo(1);
  }

  @Test
  void a_rule_that_could_run_nowhere_is_named() {
    Made made = Made.ofOneRate(3, 1, 1);
    made.branches.keySet().forEach(b -> made.couldNotRun.add(new CouldNotRun("gone", b, "x")));
    made.couldNotRun.add(new CouldNotRun("here", "B0001", "x"));

    assertThat(made.ranking(WEIGHTS, 5).ranNowhere()).containsExactly("gone");
  }

  @Test
  void a_unit_without_members_has_no_place() {
    Made made = Made.ofOneRate(10, 0.5, 2);
    made.branch("EMPTY", null, 0);
    made.find("EMPTY", "r", Severity.HIGH, 2);

    KindRanking branches = made.branches();

    assertThat(branches.unranked())
        .containsExactly(
            new UnrankedUnit("EMPTY", "Chi bộ EMPTY", 2, UnrankedUnit.Reason.NO_MEMBERS));
    assertThat(branches.ranked()).hasSize(10);
  }

  @Test
  void a_ward_has_the_gaps_of_its_branches_and_a_workplace_its_own() {
    Made made = new Made();
    made.ward("W1");
    made.ward("W2");
    made.branch("A", "W1", 10);
    made.branch("B", "W1", 20);
    made.branch("C", "W2", 30);
    made.workplace("P", Map.of("A", 10, "C", 5));
    made.workplace("Q", Map.of("B", 20, "C", 25));
    made.find("A", "late", Severity.LOW, 3).find("B", "late", Severity.LOW, 1);
    made.find("C", "late", Severity.LOW, 2).find("W1", "late", Severity.LOW, 1);
    made.find("P", "letter", Severity.HIGH, 3).find("Q", "letter", Severity.HIGH, 3);
    made.find("TU", "letter", Severity.HIGH, 1);

    Ranking ranking = made.ranking(WEIGHTS, 1);

    RankedUnit w1 = unit(ranking.of(UnitKind.WARD), "W1");
    assertThat(w1.findings()).isEqualTo(5);
    assertThat(w1.members()).isEqualTo(30);
    assertThat(w1.branches()).isEqualTo(2);
    assertThat(w1.expected()).isCloseTo(3.5, within(1e-12));
    RankedUnit p = unit(ranking.of(UnitKind.WORKPLACE), "P");
    assertThat(p.findings()).isEqualTo(3);
    assertThat(p.expected()).isCloseTo(6 * 15 / 60.0, within(1e-12));
    assertThat(ranking.elsewhere()).isEqualTo(1);
  }

  @Test
  void without_findings_all_are_alike_and_share_a_place() {
    Made made = new Made();
    made.branch("A", null, 10);
    made.branch("B", null, 20);

    KindRanking branches = made.branches();

    assertThat(branches.alike()).isTrue();
    assertThat(branches.ranked()).extracting(RankedUnit::place).containsExactly(1, 1);
    assertThat(branches.ranked()).extracting(RankedUnit::shrunk).containsExactly(1.0, 1.0);
  }

  @Test
  void an_audit_of_nothing_ranks_nothing() {
    assertThat(new Made().ranking(WEIGHTS, 1).kinds()).allMatch(kind -> kind.ranked().isEmpty());
  }

  @Test
  void weights_that_count_a_milder_gap_for_more_are_refused() {
    assertThatThrownBy(() -> new SeverityWeights(1, 2, 1)).hasMessageContaining("high 1");
    assertThatThrownBy(() -> new SeverityWeights(1, 1, 0)).hasMessageContaining("low 0");
  }

  @Property(tries = 25)
  void the_order_of_units_and_findings_changes_nothing(@ForAll long seed) {
    assertThat(Made.ofOneRate(30, 0.4, 9).shuffled(seed).ranking(WEIGHTS, 5))
        .isEqualTo(Made.ofOneRate(30, 0.4, 9).ranking(WEIGHTS, 5));
  }

  @Property(tries = 60)
  void of_two_branches_of_a_size_the_one_with_more_gaps_never_comes_behind(
      @ForAll long seed,
      @ForAll @IntRange(max = 20) int some,
      @ForAll @IntRange(min = 1, max = 20) int more,
      @ForAll Severity severity) {
    Made made = Made.ofOneRate(25, 0.3, seed);
    int size = 5 + new Random(seed).nextInt(100);
    made.branch("LESS", null, size);
    made.branch("MORE", null, size);
    made.find("LESS", "r", Severity.MEDIUM, some).find("MORE", "r", Severity.MEDIUM, some);
    made.find("MORE", "s", severity, more);

    KindRanking branches = made.ranking(WEIGHTS, 5).of(UnitKind.RESIDENCE_BRANCH);

    assertThat(unit(branches, "MORE").place()).isLessThan(unit(branches, "LESS").place());
    assertThat(unit(branches, "MORE").shrunk())
        .isGreaterThanOrEqualTo(unit(branches, "LESS").shrunk());
  }

  private static RankedUnit unit(KindRanking ranking, String code) {
    return ranking.ranked().stream()
        .filter(unit -> unit.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
