package org.liaisonauditor.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.audit.AuditCounts;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;

/** A made audit: units of some size with findings. */
final class Made {

  static final SeverityWeights ALIKE = new SeverityWeights(1, 1, 1);

  final List<Unit> units = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  final List<CouldNotRun> couldNotRun = new ArrayList<>();
  final Map<String, Integer> branches = new TreeMap<>();
  final Map<String, Map<String, Integer>> workplaces = new TreeMap<>();
  final Set<String> members = new HashSet<>();
  private int next;

  void ward(String code) {
    units.add(new Unit(code, code, UnitKind.WARD, null, null));
  }

  void branch(String code, String ward, int size) {
    units.add(new Unit(code, "Chi bộ " + code, UnitKind.RESIDENCE_BRANCH, ward, null));
    branches.put(code, size);
  }

  void workplace(String code, Map<String, Integer> byBranch) {
    units.add(new Unit(code, code, UnitKind.WORKPLACE, null, null));
    workplaces.put(code, new TreeMap<>(byBranch));
  }

  /** Findings about a member each. */
  Made find(String unit, String rule, Severity severity, int number) {
    for (int i = 0; i < number; i++) {
      String member = "m" + next++;
      members.add(member);
      about(member, unit, rule, severity);
    }
    return this;
  }

  void about(String subject, String unit, String rule, Severity severity) {
    findings.add(
        new Finding(
            rule,
            severity,
            subject,
            unit,
            "",
            new Text("", ""),
            "f" + next++,
            List.of(),
            "",
            unit,
            List.of()));
  }

  AuditResult result() {
    return new AuditResult(
        new AuditContext(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 15),
            new Parameters(Map.of())),
        null,
        null,
        null,
        new UnitDirectory(units),
        new AuditCounts(branches.size(), 0, workplaces.size(), 0),
        findings,
        List.of(),
        Map.of(),
        couldNotRun,
        List.of(),
        List.of());
  }

  Ranking ranking(SeverityWeights weights, int top) {
    return Ranking.of(result(), new Exposure(branches, workplaces, members), weights, top);
  }

  KindRanking branches() {
    return ranking(ALIKE, 10).of(UnitKind.RESIDENCE_BRANCH);
  }

  Made shuffled(long seed) {
    Collections.shuffle(units, new Random(seed));
    Collections.shuffle(findings, new Random(seed + 1));
    Collections.shuffle(couldNotRun, new Random(seed + 2));
    return this;
  }

  /** By multiplying uniform numbers, in parts of which each has a small mean. */
  static int poisson(Random random, double mean) {
    int count = 0;
    for (double left = mean; left > 0; left -= 10) {
      double limit = Math.exp(-Math.min(10, left));
      for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
        count++;
      }
    }
    return count;
  }

  /** A city whose branches all have the same true rate. */
  static Made ofOneRate(int branches, double rate, long seed) {
    Random random = new Random(seed);
    Made made = new Made();
    for (int i = 0; i < branches; i++) {
      String code = "B%04d".formatted(i);
      int size = 5 + random.nextInt(80);
      made.branch(code, null, size);
      made.find(code, "r", Severity.MEDIUM, poisson(random, rate * size));
    }
    return made;
  }
}
