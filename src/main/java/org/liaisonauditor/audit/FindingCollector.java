package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.rules.Report;
import org.liaisonauditor.rules.Reports;

/** Makes findings of what rules reported branch by branch. */
final class FindingCollector {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule, CodePoints.ORDER)
          .thenComparing(Finding::subject, CodePoints.ORDER)
          .thenComparing(Finding::unit, CodePoints.ORDER)
          .thenComparing(Finding::occasion, CodePoints.ORDER);

  private static final Comparator<Submitted> EVIDENCE_ORDER =
      Comparator.comparing((Submitted record) -> record.source().file(), CodePoints.ORDER)
          .thenComparing(record -> record.source().sheet(), CodePoints.ORDER)
          .thenComparingInt(record -> record.source().row())
          .thenComparing(Submitted::table)
          .thenComparing(Submitted::key, CodePoints.ORDER);

  private final List<Report> reports = new ArrayList<>();
  private final Map<String, String> branches = new HashMap<>();
  private final Map<String, SortedSet<String>> units = new HashMap<>();

  /** Adds a report; branches come in code-point order. */
  void add(String branch, Report report) {
    reports.add(report);
    branches.putIfAbsent(fingerprint(report), branch);
    units
        .computeIfAbsent(fingerprint(report), any -> new TreeSet<>(CodePoints.ORDER))
        .add(report.unit());
  }

  /** Forgets what a rule reported. */
  void drop(String rule) {
    reports.removeIf(report -> report.rule().code().equals(rule));
  }

  /** The findings in the order of the data contract. */
  List<Finding> findings() {
    return Reports.merged(reports).stream().map(this::finding).sorted(ORDER).toList();
  }

  private Finding finding(Report report) {
    String fingerprint = fingerprint(report);
    return new Finding(
        report.rule().code(),
        report.severity(),
        report.subject(),
        report.unit(),
        report.occasion(),
        report.message(),
        fingerprint,
        report.rule().clauses(),
        report.rule().hash(),
        branches.get(fingerprint),
        report.evidence().stream().sorted(EVIDENCE_ORDER).toList(),
        units.get(fingerprint).stream().filter(unit -> !unit.equals(report.unit())).toList());
  }

  private static String fingerprint(Report report) {
    return Fingerprint.of(report.rule().firstCode(), report.subject(), report.occasion());
  }
}
