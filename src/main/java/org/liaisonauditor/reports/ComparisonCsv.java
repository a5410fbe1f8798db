package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Language;

/** The findings that differ as a table for programs: {@code comparison.csv}. */
final class ComparisonCsv {

  private static final List<String> HEADER =
      List.of(
          "change",
          "rule",
          "subject",
          "unit",
          "occasion",
          "severity_before",
          "severity_after",
          "message_before",
          "message_after",
          "reason",
          "fingerprint");

  private ComparisonCsv() {}

  static void write(Comparison comparison, Language language, Path file) throws IOException {
    CsvTable.write(
        file,
        HEADER,
        comparison.findings().stream()
            .map(
                change ->
                    List.of(
                        change.kind().name(),
                        change.rule(),
                        change.subject(),
                        change.unit(),
                        change.occasion(),
                        severity(change.before()),
                        severity(change.after()),
                        message(change.before(), language),
                        message(change.after(), language),
                        change.reason().in(language),
                        change.fingerprint()))
            .toList());
  }

  private static String severity(Finding finding) {
    return finding == null ? "" : finding.severity().name();
  }

  private static String message(Finding finding, Language language) {
    return finding == null ? "" : finding.message().in(language);
  }
}
