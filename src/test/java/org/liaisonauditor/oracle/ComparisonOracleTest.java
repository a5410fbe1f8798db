package org.liaisonauditor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.liaisonauditor.audit.AuditProgress;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.audit.PackComparison;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;

/** A moved parameter changes exactly the findings that a second reading of the catalogue says. */
class ComparisonOracleTest {

  private static final LocalDate EVER = LocalDate.MIN;

  /** What a finding is told from others by, and what else the catalogue says of it. */
  private record Key(String rule, String subject, String occasion) {}

  private record Said(String unit, String severity) {}

  static Stream<Arguments> moves() {
    return Stream.of(
        move("introductionDays", EVER, 20),
        move("introductionDays", LocalDate.of(2025, 7, 1), 45),
        move("earlyLetterDays", EVER, 0),
        move("veryLateDays", EVER, 30),
        move("receiptDays", EVER, 5),
        move("missedMeetings", EVER, 3),
        move("excusedMeetings", EVER, 1),
        move("representativeMeetings", EVER, 1),
        move("meetingsPerHalfYear", EVER, 2),
        move("groupThreshold", EVER, 10),
        move("reminderDays", EVER, 20),
        move("evaluationDue", EVER, MonthDay.of(11, 30)),
        move("evaluationDeliveryDays", EVER, 3),
        move("topRatings", EVER, Set.of("GOOD", "FAIR")),
        move("contradictingRatings", EVER, Set.of("POOR")),
        move("lenientBranchMinimum", EVER, 2),
        move("lenientFalseDiscoveryRate", EVER, new BigDecimal("0.5")),
        move("copiedRemarkMinimum", EVER, 2),
        move("copiedRemarkShare", EVER, new BigDecimal("0.3")),
        move("exchangeMembers", EVER, 1));
  }

  private static Arguments move(String name, LocalDate from, Object value) {
    return Arguments.of(name, from, value);
  }

  @ParameterizedTest
  @MethodSource("moves")
  void aMovedParameterIsToldByItsFindings(String name, LocalDate from, Object value)
      throws Exception {
    int differing = 0;
    Records city = new CityGenerator(CityPlan.of(11, 2, 8, 12, 6, 2025, 0.25)).city();
    differing +=
        check(
            new Trial(
                0,
                city,
                new OracleParameters(),
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                LocalDate.of(2026, 1, 15)),
            name,
            from,
            value);
    for (long seed : LongStream.range(0, 12).toArray()) {
      differing += check(Trial.of(seed), name, from, value);
    }
    assertThat(differing).as("findings that %s changes", name).isPositive();
  }

  /** A parameter that every rule of a kind sees differs in some city in both directions. */
  @Test
  void allKindsOfChangesAreTried() throws Exception {
    Map<FindingChange.Kind, Integer> kinds = new TreeMap<>();
    for (long seed = 0; seed < 12; seed++) {
      Trial trial = Trial.of(seed);
      OracleParameters moved = moved(trial.parameters(), "introductionDays", EVER, 10);
      compare(trial, moved)
          .findings()
          .forEach(change -> kinds.merge(change.kind(), 1, Integer::sum));
      moved = moved(trial.parameters(), "evaluationDue", EVER, MonthDay.of(11, 20));
      compare(trial, moved)
          .findings()
          .forEach(change -> kinds.merge(change.kind(), 1, Integer::sum));
    }
    assertThat(kinds)
        .containsOnlyKeys(
            FindingChange.Kind.ADDED, FindingChange.Kind.GONE, FindingChange.Kind.CHANGED)
        .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(10));
  }

  private static int check(Trial trial, String name, LocalDate from, Object value)
      throws Exception {
    OracleParameters moved = moved(trial.parameters(), name, from, value);
    Comparison comparison = compare(trial, moved);
    Map<Key, Said> before = said(trial, trial.parameters());
    Map<Key, Said> after = said(trial, moved);
    String what = trial + " " + name + " " + from + " " + value;

    assertThat(keys(comparison, change -> change.kind() == FindingChange.Kind.ADDED))
        .as("added: " + what)
        .isEqualTo(without(after.keySet(), before.keySet()));
    assertThat(keys(comparison, change -> change.kind() == FindingChange.Kind.GONE))
        .as("gone: " + what)
        .isEqualTo(without(before.keySet(), after.keySet()));
    Set<Key> other =
        before.keySet().stream()
            .filter(key -> after.containsKey(key) && !after.get(key).equals(before.get(key)))
            .collect(Collectors.toSet());
    assertThat(
            keys(
                comparison,
                change ->
                    change.differs(FindingChange.Part.SEVERITY)
                        || change.differs(FindingChange.Part.UNIT)))
        .as("changed: " + what)
        .isEqualTo(other);
    assertThat(comparison.unchanged())
        .isEqualTo(
            before.size()
                - comparison.count(FindingChange.Kind.GONE)
                - comparison.count(FindingChange.Kind.CHANGED));

    SortedSet<String> commendedBefore = commended(trial, trial.parameters());
    SortedSet<String> commendedAfter = commended(trial, moved);
    assertThat(subjects(comparison, FindingChange.Kind.ADDED))
        .isEqualTo(without(commendedAfter, commendedBefore));
    assertThat(subjects(comparison, FindingChange.Kind.GONE))
        .isEqualTo(without(commendedBefore, commendedAfter));

    assertThat(Stream.of(comparison.findings(), comparison.commendations()).flatMap(List::stream))
        .as("each reason names the parameter: " + what)
        .allSatisfy(change -> assertThat(change.reason().en()).contains(name))
        .allSatisfy(change -> assertThat(change.reason().vi()).contains(name));
    return comparison.findings().size() + comparison.commendations().size();
  }

  private static Comparison compare(Trial trial, OracleParameters moved) throws Exception {
    return new PackComparison(
            new PackComparison.Judge(OracleTest.PACK, OracleTest.parameters(trial.parameters())),
            new PackComparison.Judge(OracleTest.PACK, OracleTest.parameters(moved)),
            1)
        .compare(
            new PackComparison.Ground(
                new RecordsInMemory(trial.records()),
                new AuditedData("00", 1, 1, 0),
                null,
                BranchScope.ALL,
                trial.from(),
                trial.to(),
                trial.asOf()),
            AuditProgress.NONE);
  }

  private static OracleParameters moved(
      OracleParameters parameters, String name, LocalDate from, Object value) {
    OracleParameters copy = new OracleParameters();
    parameters
        .values()
        .forEach(
            (each, dated) -> {
              if (!each.equals(name) || !from.equals(EVER)) {
                dated.forEach((day, of) -> copy.set(each, day, of));
              }
            });
    return copy.set(name, from, value);
  }

  private static Map<Key, Said> said(Trial trial, OracleParameters parameters) {
    Map<Key, Said> said = new HashMap<>();
    CatalogueOracle.findings(trial.records(), parameters, trial.from(), trial.to(), trial.asOf())
        .forEach(
            row ->
                said.put(
                    new Key(row.rule(), row.subject(), row.occasion()),
                    new Said(row.unit(), row.severity())));
    return said;
  }

  private static SortedSet<String> commended(Trial trial, OracleParameters parameters) {
    return CatalogueOracle.commendable(
        trial.records(), parameters, trial.from(), trial.to(), trial.asOf());
  }

  private static Set<Key> keys(Comparison comparison, Predicate<FindingChange> which) {
    return comparison.findings().stream()
        .filter(which)
        .map(change -> new Key(change.rule(), change.subject(), change.occasion()))
        .collect(Collectors.toSet());
  }

  private static Set<String> subjects(Comparison comparison, FindingChange.Kind kind) {
    return comparison.commendations().stream()
        .filter(change -> change.kind() == kind)
        .map(FindingChange::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T> Set<T> without(Set<T> some, Set<T> others) {
    return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
  }
}
