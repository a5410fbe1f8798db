package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;

/** All that an audit gives back, as the data contract names it. */
public final class AuditOutputs {

  private static final String CSV = "findings.csv";

  /** The findings with their evidence. */
  static final String JSON = "findings.json";

  /** The report that the board reads. */
  static final String REPORT = "report.pdf";

  private static final String PROBLEMS = "problems.csv";

  private final Wording wording;
  private final String programVersion;

  /**
   * Outputs in one language.
   *
   * @param definition how the report looks and what it says
   * @param programVersion version of this program, for manifest and annex
   */
  public AuditOutputs(ReportDefinition definition, Language language, String programVersion) {
    this(definition, language, programVersion, null);
  }

  /** Outputs whose report is issued; null = a draft. */
  AuditOutputs(ReportDefinition definition, Language language, String programVersion, Stamp stamp) {
    this.wording = new Wording(definition.of(definition.city()).stamped(stamp), language);
    this.programVersion = programVersion;
  }

  /**
   * Writes findings.csv, findings.xlsx, findings.json, report.pdf, problems.csv and manifest.json;
   * the same inputs give the same bytes. The manifest also lists files that already stand in the
   * folder, such as marked copies of workbooks. The report carries findings.json and the part of
   * the manifest that doesn't depend on the report.
   *
   * @param folder an existing folder
   */
  public void write(AuditResult result, InputSummary input, Path folder) throws IOException {
    write(result, null, Accepted.NONE, input, folder);
  }

  /**
   * Writes the same files, saying how each finding stands, and what is accepted.
   *
   * @param result what was found, without what is accepted
   * @param lives of these findings; null = nothing is said
   * @param accepted what exceptions did
   * @param folder an existing folder
   */
  public void write(
      AuditResult result, Lives lives, Accepted accepted, InputSummary input, Path folder)
      throws IOException {
    Language language = wording.language();
    byte[] identity = AuditIdentity.of(result, lives, accepted, input, wording, programVersion);
    Report report = new Report(result, lives, accepted, input, wording, programVersion);
    // What the report carries must be there before it; a workbook needn't.
    inParallel(
        () ->
            FindingsJson.write(
                result, lives, accepted, language, programVersion, folder.resolve(JSON)),
        () -> {
          FindingsCsv.write(result, language, folder.resolve(CSV));
          ProblemList.write(input.problems(), folder.resolve(PROBLEMS));
        });
    List<Attachment> attached =
        List.of(
            Attachment.of(folder.resolve(JSON), JSON, Attachment.Relation.DATA),
            Attachment.of(
                Manifest.attached(
                    result,
                    lives,
                    accepted,
                    input,
                    wording,
                    programVersion,
                    folder,
                    List.of(CSV, JSON, PROBLEMS)),
                Manifest.NAME,
                Attachment.Relation.SOURCE));
    inParallel(
        () -> ReportPdf.write(report, identity, attached, folder.resolve(REPORT)),
        () ->
            FindingsWorkbook.write(
                result, lives, accepted, wording, folder.resolve("findings.xlsx")));
    Manifest.write(result, lives, accepted, input, wording, programVersion, folder);
  }

  /** SHA-256 of a file, in lower-case hex, as the manifest has it. */
  public static String sha256(Path file) throws IOException {
    return AuditIdentity.sha256(file);
  }

  private interface Output {
    void write() throws IOException;
  }

  private static void inParallel(Output... outputs) throws IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(outputs.length)) {
      List<Future<Void>> running =
          List.of(outputs).stream()
              .map(
                  output ->
                      threads.<Void>submit(
                          () -> {
                            output.write();
                            return null;
                          }))
              .toList();
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException unwritable) {
        throw unwritable;
      }
      throw new IllegalStateException("an output could not be made", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before all outputs were written", stopped);
    }
  }
}
