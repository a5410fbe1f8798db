package org.liaisonauditor.answers;

import java.util.List;
import java.util.Map;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitDirectory;

/** What recorded audits found. */
public interface AuditedFindings {

  /**
   * An audit.
   *
   * @param run its number
   * @param units the organizations as it knew them
   * @param findings what it found, by fingerprint
   */
  record Audited(long run, UnitDirectory units, Map<String, Found> findings) {}

  /**
   * A finding.
   *
   * @param finding what a case about it is opened with
   * @param severity how much it matters
   * @param rule title of the rule
   * @param message what was found
   * @param gone as of which audit it is no longer there; null = it stands
   * @param answerable codes of the units that answer for it, that of the case first
   */
  record Found(
      CaseFinding finding,
      Severity severity,
      Text rule,
      Text message,
      String gone,
      List<String> answerable) {

    /** A finding that the unit of its case alone answers for. */
    public Found(CaseFinding finding, Severity severity, Text rule, Text message, String gone) {
      this(finding, severity, rule, message, gone, List.of(finding.unit()));
    }
  }

  /** The audits of a name that are done, the newest first; of each scope the newest alone. */
  List<Audited> of(AuditName name);
}
