package org.liaisonauditor.reports;

import java.util.HashMap;
import java.util.Map;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.ShippedPacks;

/** All that the chapters of a report draw on. */
final class Report {

  private final AuditResult result;
  private final InputSummary input;
  private final Wording wording;
  private final ReportFigures figures;
  private final String version;
  private final LifeWording lives;
  private final AcceptedWording accepted;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Object[] values;
  private boolean addressed;

  Report(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Wording wording,
      String version) {
    this(
        result,
        lives,
        accepted,
        input,
        wording,
        version,
        "from",
        wording.date(result.context().from()),
        "to",
        wording.date(result.context().to()),
        "asOf",
        wording.date(result.context().asOf()));
  }

  /**
   * A report whose definition may speak of some values: name, value, name, value …
   *
   * @param result what was found, without what is accepted
   * @param lives of these findings; null = nothing is said of audits before
   * @param accepted what exceptions did
   */
  Report(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Wording wording,
      String version,
      Object... values) {
    this.result = result;
    this.input = input;
    this.wording = wording;
    this.version = version;
    this.lives = new LifeWording(result, lives, wording);
    this.accepted = new AcceptedWording(result, accepted, wording);
    this.values = values.clone();
    this.figures = new ReportFigures(result, wording.of(Label.NO_WARD));
    result.pack().rules().forEach(rule -> rules.put(rule.code(), rule));
  }

  /** A report that says nothing of audits before. */
  Report(AuditResult result, InputSummary input, Wording wording, String version) {
    this(result, null, Accepted.NONE, input, wording, version);
  }

  AuditResult result() {
    return result;
  }

  /** How the findings stand. */
  LifeWording lives() {
    return lives;
  }

  /** What exceptions did. */
  AcceptedWording accepted() {
    return accepted;
  }

  InputSummary input() {
    return input;
  }

  Wording wording() {
    return wording;
  }

  /** What the texts of a definition may speak of: name, value, name, value … */
  Object[] values() {
    return values.clone();
  }

  /** Says below the title for whom it is: nothing more has to be said of the unit there. */
  void address() {
    addressed = true;
  }

  /** Whether the document itself says for whom it is. */
  boolean addressed() {
    return addressed;
  }

  ReportFigures figures() {
    return figures;
  }

  String version() {
    return version;
  }

  /** The rule's title; its code where the pack has no such rule. */
  String ruleTitle(String code) {
    Rule rule = rules.get(code);
    return rule == null ? code : wording.of(rule.title());
  }

  /** Since which published version a rule is as it is; null where that is not known. */
  Integer ruleVersion(String code) {
    return result.version() == null ? null : result.version().since().get(code);
  }

  /** Whether the rules are nobody's but their author's: neither published nor the program's own. */
  boolean draftRules() {
    return result.version() == null && !ShippedPacks.contains(result.pack());
  }

  int rows() {
    return input.files().stream().mapToInt(SubmittedFile::rows).sum();
  }

  /** Rows that were not used, for errors of their own or because they refer to such a row. */
  int unusedRows() {
    return input.files().stream()
        .mapToInt(file -> file.unusableRows() + file.consequenceRows())
        .sum();
  }
}
