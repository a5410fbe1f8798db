package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;

/** The findings as a table for programs: {@code findings.csv}. */
final class FindingsCsv {

  private static final List<String> HEADER =
      List.of(
          "rule", "severity", "subject", "unit", "occasion", "message", "fingerprint", "unit_name");

  /** The order of findings in every table. */
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule, CodePoints.ORDER)
          .thenComparing(Finding::subject, CodePoints.ORDER)
          .thenComparing(Finding::unit, CodePoints.ORDER)
          .thenComparing(Finding::occasion, CodePoints.ORDER);

  private FindingsCsv() {}

  static void write(AuditResult result, Language language, Path file) throws IOException {
    CsvTable.write(
        file,
        HEADER,
        result.findings().stream()
            .sorted(ORDER)
            .map(
                finding ->
                    List.of(
                        finding.rule(),
                        finding.severity().name(),
                        finding.subject(),
                        finding.unit(),
                        finding.occasion(),
                        finding.message().in(language),
                        finding.fingerprint(),
                        result.units().name(finding.unit())))
            .toList());
  }
}
