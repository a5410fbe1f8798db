package org.liaisonauditor.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.rules.PackDifferences;
import org.liaisonauditor.rules.RulePack;

/**
 * What a draft of a rule pack finds on real submissions that another pack does not, and the other
 * way round. It depends on the two packs, their parameters, the data, the period and the as-of date
 * alone.
 *
 * @param base the pack that is compared with
 * @param draft the pack that may take its place
 * @param data the submissions
 * @param run number of the recorded run whose submissions they are; null = files of a folder
 * @param scope code of the unit whose branches were judged; null = all
 * @param units the organizations
 * @param counts the size of what was audited
 * @param differences what differs between the packs
 * @param findings the findings that differ, by rule, subject, unit and occasion
 * @param commendations the commendations that differ, in the same order
 * @param unchanged number of findings that are the same on both sides
 * @param unchangedCommendations number of commendations that are the same
 * @param commended names of the members in the commendations of either side, by code
 * @param renamed rules that seem to have got another code
 */
public record Comparison(
    Side base,
    Side draft,
    AuditedData data,
    Long run,
    String scope,
    UnitDirectory units,
    AuditCounts counts,
    PackDifferences differences,
    List<FindingChange> findings,
    List<FindingChange> commendations,
    int unchanged,
    int unchangedCommendations,
    Map<String, String> commended,
    List<Renamed> renamed) {

  public Comparison {
    findings = List.copyOf(findings);
    commendations = List.copyOf(commendations);
    commended = Map.copyOf(commended);
    renamed = List.copyOf(renamed);
  }

  /**
   * One of the two packs and what came of it.
   *
   * @param pack the pack
   * @param context period, as-of date and the parameters, those set by hand included
   * @param findings number of findings
   * @param commendations number of commendations
   * @param couldNotRun what failed, by rule and branch
   */
  public record Side(
      RulePack pack,
      AuditContext context,
      int findings,
      int commendations,
      List<CouldNotRun> couldNotRun) {

    public Side {
      couldNotRun = List.copyOf(couldNotRun);
    }
  }

  /**
   * How many findings of a rule or unit differ.
   *
   * @param code code of the rule or unit
   */
  public record Count(String code, int added, int gone, int changed, int notCompared) {

    /** All of them. */
    public int total() {
      return added + gone + changed + notCompared;
    }
  }

  /**
   * A rule that is gone, and a new one that finds the same.
   *
   * @param findings number of findings that both have, by subject, unit and occasion
   */
  public record Renamed(String gone, String added, int findings) {}

  /** First day of the period. */
  public LocalDate from() {
    return base.context().from();
  }

  /** Last day of the period. */
  public LocalDate to() {
    return base.context().to();
  }

  /** The day as of which both are seen. */
  public LocalDate asOf() {
    return base.context().asOf();
  }

  /** How many findings differ in a way. */
  public int count(FindingChange.Kind kind) {
    return count(findings, kind);
  }

  /** How many of some findings differ in a way. */
  public static int count(List<FindingChange> changes, FindingChange.Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** The numbers of each rule with findings that differ, by code. */
  public List<Count> byRule() {
    return counted(FindingChange::rule);
  }

  /** The numbers of each unit answerable for findings that differ, by code. */
  public List<Count> byUnit() {
    return counted(FindingChange::unit);
  }

  private List<Count> counted(Function<FindingChange, String> code) {
    Map<String, List<FindingChange>> by = new TreeMap<>(CodePoints.ORDER);
    for (FindingChange change : findings) {
      by.computeIfAbsent(code.apply(change), any -> new ArrayList<>()).add(change);
    }
    return by.entrySet().stream()
        .map(
            entry ->
                new Count(
                    entry.getKey(),
                    count(entry.getValue(), FindingChange.Kind.ADDED),
                    count(entry.getValue(), FindingChange.Kind.GONE),
                    count(entry.getValue(), FindingChange.Kind.CHANGED),
                    count(entry.getValue(), FindingChange.Kind.NOT_COMPARED)))
        .toList();
  }

  /**
   * SHA-256 of what was compared, in lower-case hex: both packs, their parameters, the data, scope,
   * period and as-of date. The same comparison has the same one, whenever it is made.
   */
  public String sha256() {
    List<String> lines = new ArrayList<>();
    for (Side side : List.of(base, draft)) {
      lines.add(side.pack().regulation().code() + " " + side.pack().hash());
      lines.addAll(values(side.context().parameters()));
    }
    lines.add("data " + data.sha256());
    lines.add("scope " + (scope == null ? "" : scope));
    lines.add(base.context().period() + "@" + asOf());
    return AuditedData.sha256(lines.stream().map(line -> line + "\n").toList());
  }

  /** The parameters with their dated values, a line each. */
  static List<String> values(Parameters parameters) {
    List<String> lines = new ArrayList<>();
    for (String name : parameters.names()) {
      parameters
          .dated(name)
          .forEach((day, value) -> lines.add(name + "@" + day + "=" + plain(value)));
    }
    return lines;
  }

  private static String plain(Object value) {
    if (value instanceof Set<?> codes) {
      Set<String> sorted = new TreeSet<>(CodePoints.ORDER);
      codes.forEach(code -> sorted.add(code.toString()));
      return String.join(", ", sorted);
    }
    return value.toString();
  }
}
