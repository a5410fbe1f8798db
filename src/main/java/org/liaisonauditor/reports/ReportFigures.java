package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/** The findings counted and grouped as the report shows them. */
final class ReportFigures {

  /**
   * A unit with its findings, gravest first.
   *
   * @param kind null where no submission names the unit
   * @param ward code of the ward above; blank where there is none
   */
  record UnitFindings(
      String code, String name, UnitKind kind, String ward, Tally tally, List<Finding> findings) {}

  /** A ward, with those of its branches that have findings, for readers' eyes in their order. */
  record WardFindings(String code, String name, Tally tally, List<UnitFindings> units) {}

  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::severity).thenComparing(FindingsCsv.ORDER);

  private final Tally all = new Tally();
  private final Map<String, Tally> byRule = new TreeMap<>(CodePoints.ORDER);
  private final List<UnitFindings> units;
  private final List<WardFindings> wards;

  ReportFigures(AuditResult result, String noWard) {
    Map<String, List<Finding>> byUnit = new TreeMap<>(CodePoints.ORDER);
    for (Finding finding : result.findings()) {
      all.add(finding.severity());
      byRule.computeIfAbsent(finding.rule(), any -> new Tally()).add(finding.severity());
      byUnit.computeIfAbsent(finding.unit(), any -> new ArrayList<>()).add(finding);
    }
    List<UnitFindings> byCode = new ArrayList<>();
    byUnit.forEach((code, findings) -> byCode.add(unit(result, code, findings)));
    units = VietnameseOrder.sorted(byCode, UnitFindings::name, UnitFindings::code);

    Map<String, WardFindings> byWard = new TreeMap<>(CodePoints.ORDER);
    for (UnitFindings unit : of(UnitKind.RESIDENCE_BRANCH)) {
      WardFindings ward =
          byWard.computeIfAbsent(
              unit.ward(),
              code ->
                  new WardFindings(
                      code,
                      code.isEmpty() ? noWard : result.units().name(code),
                      new Tally(),
                      new ArrayList<>()));
      ward.units().add(unit);
      unit.findings().forEach(finding -> ward.tally().add(finding.severity()));
    }
    wards = VietnameseOrder.sorted(byWard.values(), WardFindings::name, WardFindings::code);
  }

  private static UnitFindings unit(AuditResult result, String code, List<Finding> findings) {
    Tally tally = new Tally();
    findings.forEach(finding -> tally.add(finding.severity()));
    findings.sort(GRAVEST_FIRST);
    return new UnitFindings(
        code,
        result.units().name(code),
        result.units().find(code).map(Unit::kind).orElse(null),
        result.units().above(code, UnitKind.WARD).map(Unit::code).orElse(""),
        tally,
        findings);
  }

  Tally all() {
    return all;
  }

  /** By rule code; rules without findings are missing. */
  Map<String, Tally> byRule() {
    return byRule;
  }

  /** Rules with findings, those with most first. */
  List<Map.Entry<String, Tally>> rulesByNumber() {
    return byRule.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Tally> rule) -> -rule.getValue().total())
                .thenComparing(Map.Entry::getKey, CodePoints.ORDER))
        .toList();
  }

  /** All units with findings, in readers' order of names. */
  List<UnitFindings> units() {
    return units;
  }

  /** Units of a kind with findings, in readers' order. */
  List<UnitFindings> of(UnitKind kind) {
    return units.stream().filter(unit -> unit.kind() == kind).toList();
  }

  /** Units with findings that are neither residence branch nor workplace. */
  List<UnitFindings> others() {
    return units.stream()
        .filter(
            unit -> unit.kind() != UnitKind.RESIDENCE_BRANCH && unit.kind() != UnitKind.WORKPLACE)
        .toList();
  }

  /** Units of a kind with most findings; of equals those with more grave ones, then by code. */
  List<UnitFindings> most(UnitKind kind, int number) {
    return of(kind).stream()
        .sorted(
            Comparator.comparingInt((UnitFindings unit) -> -unit.tally().total())
                .thenComparingInt(unit -> -unit.tally().high())
                .thenComparingInt(unit -> -unit.tally().medium())
                .thenComparing(UnitFindings::code, CodePoints.ORDER))
        .limit(number)
        .toList();
  }

  /** Wards whose branches have findings, in readers' order. */
  List<WardFindings> wards() {
    return wards;
  }
}
