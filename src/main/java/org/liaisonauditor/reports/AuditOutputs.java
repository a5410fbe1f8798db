package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.IntakeResult;

/** All that an audit gives back, as the data contract names it. */
public final class AuditOutputs {

  private final Wording wording;
  private final String programVersion;

  /**
   * Outputs in one language.
   *
   * @param definition how the report looks and what it says
   * @param programVersion version of this program, for manifest and annex
   */
  public AuditOutputs(ReportDefinition definition, Language language, String programVersion) {
    this.wording = new Wording(definition, language);
    this.programVersion = programVersion;
  }

  /**
   * Writes findings.csv, findings.xlsx, findings.json, report.pdf, problems.csv and manifest.json;
   * the same inputs give the same bytes. The manifest also lists files that already stand in the
   * folder, such as marked copies of workbooks.
   *
   * @param folder an existing folder
   */
  public void write(AuditResult result, IntakeResult intake, Path folder) throws IOException {
    Language language = wording.language();
    FindingsCsv.write(result, language, folder.resolve("findings.csv"));
    FindingsJson.write(result, language, programVersion, folder.resolve("findings.json"));
    FindingsWorkbook.write(result, wording, folder.resolve("findings.xlsx"));
    ProblemList.write(intake.problems(), folder.resolve("problems.csv"));
    byte[] identity = AuditIdentity.of(result, intake, language, programVersion);
    ReportPdf.write(
        new Report(result, intake, wording, programVersion), identity, folder.resolve("report.pdf"));
    Manifest.write(result, intake, language, programVersion, folder);
  }
}
