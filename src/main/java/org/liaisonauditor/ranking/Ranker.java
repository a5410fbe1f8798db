package org.liaisonauditor.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.random.MersenneTwister;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/** Counts what units have and what is expected of them, and ranks them by it. */
final class Ranker {

  private static final int DRAWS = 4000;

  /** Any fixed number: the same draws in every ranking. */
  private static final int SEED = 213;

  private final AuditResult result;
  private final Exposure exposure;
  private final SeverityWeights weights;
  private final int top;
  private final Map<String, Set<String>> failed = new TreeMap<>(CodePoints.ORDER);
  private final Set<String> ofMembers = new HashSet<>();

  Ranker(AuditResult result, Exposure exposure, SeverityWeights weights, int top) {
    if (top < 1) {
      throw new IllegalArgumentException("top must be 1 or more, not " + top);
    }
    this.result = result;
    this.exposure = exposure;
    this.weights = weights;
    this.top = top;
    for (CouldNotRun failure : result.couldNotRun()) {
      failed.computeIfAbsent(failure.rule(), any -> new HashSet<>()).add(failure.branch());
    }
    for (Finding finding : result.findings()) {
      if (exposure.members().contains(about(finding))) {
        ofMembers.add(finding.rule());
      }
    }
  }

  /** A subject begins with the member's code where it is about one. */
  private static String about(Finding finding) {
    return finding.subject().split("/", 2)[0];
  }

  /** A unit while it is counted. */
  private static final class Candidate {
    final String code;
    final Map<String, Integer> members;
    final List<Finding> findings = new ArrayList<>();
    double expected;
    double expectedWeight;
    double wholeWeight;

    Candidate(String code, Map<String, Integer> members) {
      this.code = code;
      this.members = members;
    }

    int size() {
      return members.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Codes of rules that could run in no branch. */
  List<String> ranNowhere() {
    return failed.entrySet().stream()
        .filter(rule -> rule.getValue().containsAll(exposure.branches().keySet()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Findings of units that are not ranked with any kind. */
  int elsewhere() {
    int elsewhere = 0;
    for (Finding finding : result.findings()) {
      if (Ranking.KINDS.stream().noneMatch(kind -> unit(finding, kind).isPresent())) {
        elsewhere++;
      }
    }
    return elsewhere;
  }

  private UnitKind kindOf(String code) {
    Optional<UnitKind> known = result.units().find(code).map(Unit::kind);
    if (known.isPresent()) {
      return known.get();
    }
    return exposure.branches().containsKey(code)
        ? UnitKind.RESIDENCE_BRANCH
        : exposure.workplaces().containsKey(code) ? UnitKind.WORKPLACE : null;
  }

  /** The unit of a kind that a finding counts for: the answerable one, or the ward above it. */
  private Optional<String> unit(Finding finding, UnitKind kind) {
    if (kind == UnitKind.WARD) {
      return kindOf(finding.unit()) == UnitKind.WORKPLACE
          ? Optional.empty()
          : result.units().above(finding.unit(), UnitKind.WARD).map(Unit::code);
    }
    return kindOf(finding.unit()) == kind ? Optional.of(finding.unit()) : Optional.empty();
  }

  private Map<String, Candidate> candidates(UnitKind kind) {
    Map<String, Map<String, Integer>> members = new TreeMap<>(CodePoints.ORDER);
    if (result.scope() == null) {
      result.units().all().stream()
          .filter(unit -> unit.kind() == kind)
          .forEach(unit -> members.put(unit.code(), new TreeMap<>(CodePoints.ORDER)));
    }
    if (kind == UnitKind.WORKPLACE) {
      exposure.workplaces().forEach((code, of) -> members.put(code, new TreeMap<>(of)));
    } else {
      exposure
          .branches()
          .forEach(
              (branch, number) -> {
                Optional<String> unit =
                    kind == UnitKind.RESIDENCE_BRANCH
                        ? Optional.of(branch)
                        : result.units().above(branch, UnitKind.WARD).map(Unit::code);
                unit.ifPresent(
                    code ->
                        members
                            .computeIfAbsent(code, any -> new TreeMap<>(CodePoints.ORDER))
                            .put(branch, number));
              });
    }
    Map<String, Candidate> candidates = new TreeMap<>(CodePoints.ORDER);
    members.forEach((code, of) -> candidates.put(code, new Candidate(code, of)));
    for (Finding finding : result.findings()) {
      unit(finding, kind)
          .ifPresent(
              code ->
                  candidates
                      .computeIfAbsent(code, any -> new Candidate(code, Map.of()))
                      .findings
                      .add(finding));
    }
    return candidates;
  }

  /** Ranks the units of a kind. */
  KindRanking rank(UnitKind kind) {
    List<UnrankedUnit> unranked = new ArrayList<>();
    List<Candidate> units = new ArrayList<>();
    for (Candidate unit : candidates(kind).values()) {
      if (unit.size() > 0) {
        units.add(unit);
      } else {
        unranked.add(unranked(unit, UnrankedUnit.Reason.NO_MEMBERS));
      }
    }
    expect(units, kind);
    for (Candidate unit : List.copyOf(units)) {
      if (unit.expected <= 0 && unit.wholeWeight > 0) {
        units.remove(unit);
        unranked.add(unranked(unit, UnrankedUnit.Reason.NOTHING_COULD_RUN));
      }
    }
    unranked.sort(Comparator.comparing(UnrankedUnit::code, CodePoints.ORDER));
    boolean anyFinding = units.stream().anyMatch(unit -> unit.expected > 0);
    double clumping = clumping(units);
    double[] count = new double[units.size()];
    double[] expectedCount = new double[units.size()];
    double[] observed = new double[units.size()];
    double[] expected = new double[units.size()];
    for (int i = 0; i < units.size(); i++) {
      count[i] = units.get(i).findings.size();
      expectedCount[i] = units.get(i).expected;
      observed[i] = weight(units.get(i)) / clumping;
      expected[i] = units.get(i).expectedWeight / clumping;
    }
    GammaPoisson model =
        anyFinding
            ? GammaPoisson.fit(observed, expected)
            : new GammaPoisson(Double.POSITIVE_INFINITY);
    FunnelLimits limits = anyFinding ? FunnelLimits.of(count, expectedCount) : new FunnelLimits(1);
    double[] amongTop =
        units.isEmpty()
            ? new double[0]
            : model.amongTop(observed, expected, top, new MersenneTwister(SEED), DRAWS);
    List<RankedUnit> ranked = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Candidate unit = units.get(i);
      ranked.add(
          new RankedUnit(
              0,
              unit.code,
              result.units().name(unit.code),
              unit.size(),
              unit.members.size(),
              number(unit, Severity.HIGH),
              number(unit, Severity.MEDIUM),
              number(unit, Severity.LOW),
              byRule(unit),
              weight(unit),
              unit.expected,
              anyFinding ? count[i] / unit.expected : 1,
              anyFinding ? observed[i] / expected[i] : 1,
              model.mean(observed[i], expected[i]),
              model.quantile(0.025, observed[i], expected[i]),
              model.quantile(0.975, observed[i], expected[i]),
              amongTop[i],
              unit.wholeWeight > 0 ? unit.expectedWeight / unit.wholeWeight : 1,
              couldNotRun(unit),
              anyFinding
                  ? limits.position(unit.findings.size(), unit.expected)
                  : FunnelLimits.Position.WITHIN));
    }
    return new KindRanking(
        kind,
        placed(ranked),
        unranked,
        top,
        clumping,
        model.shape(),
        !anyFinding || GammaPoisson.chanceAlone(observed, expected),
        limits.overdispersion());
  }

  private UnrankedUnit unranked(Candidate unit, UnrankedUnit.Reason reason) {
    return new UnrankedUnit(
        unit.code, result.units().name(unit.code), unit.findings.size(), reason);
  }

  /**
   * What each unit would have at the average rate of each rule: by its members where the rule is
   * about members, else alike for every branch or workplace. Where a rule could not run, nothing is
   * expected of it.
   */
  private void expect(List<Candidate> units, UnitKind kind) {
    Map<String, double[]> found = new TreeMap<>(CodePoints.ORDER);
    for (Candidate unit : units) {
      for (Finding finding : unit.findings) {
        double[] sums = found.computeIfAbsent(finding.rule(), any -> new double[2]);
        sums[0]++;
        sums[1] += weights.of(finding.severity());
      }
    }
    found.forEach(
        (rule, sums) -> {
          double all = 0;
          for (Candidate unit : units) {
            all += seen(unit, rule, kind, failed.getOrDefault(rule, Set.of()));
          }
          if (all <= 0) {
            return;
          }
          for (Candidate unit : units) {
            double seen = seen(unit, rule, kind, failed.getOrDefault(rule, Set.of()));
            unit.expected += sums[0] * seen / all;
            unit.expectedWeight += sums[1] * seen / all;
            unit.wholeWeight += sums[1] * seen(unit, rule, kind, Set.of()) / all;
          }
        });
  }

  /** How much of a unit a rule could look at. */
  private double seen(Candidate unit, String rule, UnitKind kind, Set<String> without) {
    int members = 0;
    int branches = 0;
    for (Map.Entry<String, Integer> branch : unit.members.entrySet()) {
      if (!without.contains(branch.getKey()) && branch.getValue() > 0) {
        members += branch.getValue();
        branches++;
      }
    }
    if (ofMembers.contains(rule)) {
      return members;
    }
    return kind == UnitKind.WORKPLACE ? (double) members / unit.size() : branches;
  }

  /**
   * Gaps of one person come together and are no independent evidence: the weight of one is that of
   * all gaps of its subject, in the mean by weight. For a compound Poisson sum that is variance to
   * mean.
   */
  private double clumping(List<Candidate> units) {
    double sum = 0;
    double squares = 0;
    for (Candidate unit : units) {
      Map<String, Integer> bySubject = new HashMap<>();
      for (Finding finding : unit.findings) {
        bySubject.merge(about(finding), weights.of(finding.severity()), Integer::sum);
      }
      for (int weight : bySubject.values()) {
        sum += weight;
        squares += (double) weight * weight;
      }
    }
    return sum == 0 ? 1 : squares / sum;
  }

  private int weight(Candidate unit) {
    return unit.findings.stream().mapToInt(finding -> weights.of(finding.severity())).sum();
  }

  private static int number(Candidate unit, Severity severity) {
    return (int) unit.findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static Map<String, Integer> byRule(Candidate unit) {
    Map<String, Integer> numbers = new TreeMap<>(CodePoints.ORDER);
    unit.findings.forEach(finding -> numbers.merge(finding.rule(), 1, Integer::sum));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    numbers.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry::getKey, CodePoints.ORDER))
        .forEach(rule -> sorted.put(rule.getKey(), rule.getValue()));
    return sorted;
  }

  private List<String> couldNotRun(Candidate unit) {
    TreeSet<String> rules = new TreeSet<>(CodePoints.ORDER);
    failed.forEach(
        (rule, branches) -> {
          if (unit.members.keySet().stream().anyMatch(branches::contains)) {
            rules.add(rule);
          }
        });
    return List.copyOf(rules);
  }

  /** Highest first; of equals those with more weight behind them. */
  private static List<RankedUnit> placed(List<RankedUnit> units) {
    Comparator<RankedUnit> order =
        Comparator.comparingDouble((RankedUnit unit) -> -unit.shrunk())
            .thenComparingInt(unit -> -unit.weight())
            .thenComparingInt(unit -> -unit.findings());
    List<RankedUnit> sorted =
        units.stream().sorted(order.thenComparing(RankedUnit::code, CodePoints.ORDER)).toList();
    List<RankedUnit> placed = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      boolean shared = i > 0 && order.compare(sorted.get(i - 1), sorted.get(i)) == 0;
      placed.add(at(shared ? placed.get(i - 1).place() : i + 1, sorted.get(i)));
    }
    return placed;
  }

  private static RankedUnit at(int place, RankedUnit unit) {
    return new RankedUnit(
        place,
        unit.code(),
        unit.name(),
        unit.members(),
        unit.branches(),
        unit.high(),
        unit.medium(),
        unit.low(),
        unit.byRule(),
        unit.weight(),
        unit.expected(),
        unit.ratio(),
        unit.weightedRatio(),
        unit.shrunk(),
        unit.lower(),
        unit.upper(),
        unit.amongTop(),
        unit.known(),
        unit.couldNotRun(),
        unit.position());
  }
}
