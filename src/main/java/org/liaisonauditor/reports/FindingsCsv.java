package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;

/** The findings as a table for programs: {@code findings.csv}. */
final class FindingsCsv {

  private static final List<String> HEADER =
      List.of(
          "rule",
          "severity",
          "subject",
          "unit",
          "occasion",
          "message",
          "fingerprint",
          "unit_name",
          "state",
          "occurrence",
          "since",
          "first");

  /** The order of findings in every table. */
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule, CodePoints.ORDER)
          .thenComparing(Finding::subject, CodePoints.ORDER)
          .thenComparing(Finding::unit, CodePoints.ORDER)
          .thenComparing(Finding::occasion, CodePoints.ORDER);

  private FindingsCsv() {}

  /**
   * Writes the file.
   *
   * @param lives of the findings; null = the columns about them are blank
   */
  static void write(AuditResult result, Lives lives, Language language, Path file)
      throws IOException {
    CsvTable.write(
        file,
        HEADER,
        result.findings().stream()
            .sorted(ORDER)
            .map(
                finding ->
                    row(
                        List.of(
                            finding.rule(),
                            finding.severity().name(),
                            finding.subject(),
                            finding.unit(),
                            finding.occasion(),
                            finding.message().in(language),
                            finding.fingerprint(),
                            result.units().name(finding.unit())),
                        lives == null ? null : lives.find(finding.fingerprint()).orElseThrow()))
            .toList());
  }

  private static List<String> row(List<String> finding, Life life) {
    List<String> row = new ArrayList<>(finding);
    row.addAll(
        life == null
            ? List.of("", "", "", "")
            : List.of(
                life.state().name(),
                Integer.toString(life.occurrence().number()),
                life.occurrence().since().asOf().toString(),
                life.first().asOf().toString()));
    return row;
  }
}
