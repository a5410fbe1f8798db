package org.liaisonauditor.answers;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.CaseState;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.workbook.TableWorkbook;

/**
 * The workbook in which one unit answers: findings that it or units below it answer for, and no
 * others. The same findings and cases give the same bytes.
 */
public final class UnitAnswers {

  private final String unit;
  private final AuditResult result;
  private final List<Asked> asked;

  private UnitAnswers(String unit, AuditResult result, List<Asked> asked) {
    this.unit = unit;
    this.result = result;
    this.asked = List.copyOf(asked);
  }

  /** What an audit calls itself in workbooks. */
  public static AuditName nameOf(AuditResult result) {
    return new AuditName(
        result.pack().regulation().code(),
        result.context().from(),
        result.context().to(),
        result.context().asOf());
  }

  /**
   * The findings of a unit that are to be answered.
   *
   * @param unit code of the unit
   * @param result of the audit what the unit may see, with the findings alone that it and those
   *     below it answer for
   * @param audited the same audit, as it is recorded
   * @param cases what was done about findings of its rule pack
   */
  public static UnitAnswers of(
      String unit,
      AuditResult result,
      AuditedFindings.Audited audited,
      Collection<FindingCase> cases) {
    Map<String, FindingCase> byFinding = new HashMap<>();
    for (FindingCase one : cases) {
      byFinding.put(
          Casework.heardKey(one.finding().fingerprint(), one.finding().occurrence()), one);
    }
    List<Asked> asked = new ArrayList<>();
    for (Finding finding : result.findings()) {
      AuditedFindings.Found found = audited.findings().get(finding.fingerprint());
      FindingCase there =
          byFinding.get(Casework.heardKey(finding.fingerprint(), found.finding().occurrence()));
      boolean over = there == null ? found.gone() != null : there.state() == CaseState.CLOSED;
      if (!over) {
        asked.add(of(finding, result, there == null ? null : there.due()));
      }
    }
    asked.sort(
        Comparator.comparing(Asked::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Asked::unit, CodePoints.ORDER)
            .thenComparing(Asked::severity)
            .thenComparing(one -> one.rule().vi())
            .thenComparing(Asked::subject, CodePoints.ORDER)
            .thenComparing(Asked::fingerprint));
    return new UnitAnswers(unit, result, asked);
  }

  /** A finding of an audit, to be answered. */
  public static Asked of(Finding finding, AuditResult result, LocalDate due) {
    return new Asked(
        finding.fingerprint(),
        finding.unit(),
        finding.severity(),
        title(finding, result),
        finding.subject(),
        finding.message(),
        due);
  }

  /** Title of the rule of a finding. */
  public static Text title(Finding finding, AuditResult result) {
    return result.pack().rules().stream()
        .filter(rule -> rule.code().equals(finding.rule()))
        .map(Rule::title)
        .findFirst()
        .orElse(new Text(finding.rule(), finding.rule()));
  }

  /** How many findings there are to answer. */
  public int findings() {
    return asked.size();
  }

  /** Writes the workbook. */
  public void write(Language language, OutputStream out) throws IOException {
    AnswerSheet sheet = new AnswerSheet(nameOf(result), language);
    TableWorkbook.write(
        List.of(sheet.of(result.units().name(unit) + " (" + unit + ")", asked)), out);
  }
}
