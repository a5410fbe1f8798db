package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;

/** What became of the findings of an earlier audit in a later one. */
final class PeriodChanges {

  /** What became of a finding. */
  enum Kind {
    /** The rule found nothing about the same subject before. */
    NEW,
    /** The rule found something about the same subject before, on another occasion. */
    AGAIN,
    /** Both audits have it. */
    OPEN,
    /** Found before, and now neither on that occasion nor on another. */
    GONE,
    /** The other audit did not look there, or the rule could not run. */
    NOT_KNOWN
  }

  /**
   * A finding and what became of it.
   *
   * @param finding as the document may show it
   */
  record Change(Kind kind, Finding finding) {}

  /**
   * One of the two audits.
   *
   * @param named its findings, all with their subjects
   * @param shown the same findings in the same order, as the document may show them
   * @param accepted what it found and exceptions accept: it was there, and is no finding to list
   * @param covers tells the branches that it judged, by code
   */
  record Side(
      AuditResult named, AuditResult shown, List<Finding> accepted, Predicate<String> covers) {

    private boolean knows(Finding finding) {
      return covers.test(finding.branch())
          && named.couldNotRun().stream()
              .noneMatch(
                  failure ->
                      failure.rule().equals(finding.rule())
                          && failure.branch().equals(finding.branch()));
    }

    private Set<String> keys(Function<Finding, String> key) {
      Set<String> keys = new HashSet<>();
      named.findings().forEach(finding -> keys.add(key.apply(finding)));
      accepted.forEach(finding -> keys.add(key.apply(finding)));
      return keys;
    }
  }

  /**
   * Numbers of a rule or unit.
   *
   * @param added new ones
   */
  record Count(String code, int before, int now, int added, int gone) {}

  private final List<Change> changes = new ArrayList<>();
  private final Side before;
  private final Side now;

  PeriodChanges(Side before, Side now) {
    this.before = before;
    this.now = now;
    Set<String> fingerprints = before.keys(Finding::fingerprint);
    Set<String> subjects = before.keys(PeriodChanges::subject);
    add(
        now,
        finding ->
            fingerprints.contains(finding.fingerprint())
                ? Kind.OPEN
                : subjects.contains(subject(finding))
                    ? Kind.AGAIN
                    : before.knows(finding) ? Kind.NEW : Kind.NOT_KNOWN);
    Set<String> laterSubjects = now.keys(PeriodChanges::subject);
    add(
        before,
        finding ->
            laterSubjects.contains(subject(finding))
                ? null
                : now.knows(finding) ? Kind.GONE : Kind.NOT_KNOWN);
  }

  private void add(Side side, Function<Finding, Kind> kind) {
    for (int i = 0; i < side.named().findings().size(); i++) {
      Kind what = kind.apply(side.named().findings().get(i));
      if (what != null) {
        changes.add(new Change(what, side.shown().findings().get(i)));
      }
    }
  }

  private static String subject(Finding finding) {
    return finding.rule() + "\n" + finding.subject();
  }

  /** The findings that became something, in the order of the audits. */
  List<Change> of(Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  int count(Kind kind) {
    return of(kind).size();
  }

  int before() {
    return before.named().findings().size();
  }

  int now() {
    return now.named().findings().size();
  }

  /** The earlier audit. */
  AuditResult earlier() {
    return before.named();
  }

  /** Whether the audits went by the same rules. */
  boolean sameRules() {
    return before.named().pack().hash().equals(now.named().pack().hash());
  }

  /** The numbers of each rule or unit, those with most findings now first. */
  List<Count> by(Function<Finding, String> code) {
    Map<String, int[]> numbers = new TreeMap<>(CodePoints.ORDER);
    count(numbers, before.shown().findings(), code, 0);
    count(numbers, now.shown().findings(), code, 1);
    count(numbers, of(Kind.NEW).stream().map(Change::finding).toList(), code, 2);
    count(numbers, of(Kind.GONE).stream().map(Change::finding).toList(), code, 3);
    return numbers.entrySet().stream()
        .map(
            one -> {
              int[] n = one.getValue();
              return new Count(one.getKey(), n[0], n[1], n[2], n[3]);
            })
        .sorted(
            Comparator.comparingInt((Count count) -> -count.now())
                .thenComparingInt(count -> -count.before())
                .thenComparing(Count::code, CodePoints.ORDER))
        .toList();
  }

  private static void count(
      Map<String, int[]> numbers, List<Finding> findings, Function<Finding, String> code, int at) {
    findings.forEach(
        finding -> numbers.computeIfAbsent(code.apply(finding), any -> new int[4])[at]++);
  }
}
