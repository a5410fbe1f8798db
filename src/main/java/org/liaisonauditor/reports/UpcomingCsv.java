package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.Upcoming;

/** What is due soon as a table: {@code upcoming.csv}. */
final class UpcomingCsv {

  private static final List<String> HEADER =
      List.of(
          "last_day",
          "day",
          "days",
          "within",
          "severity",
          "unit",
          "unit_name",
          "rule",
          "rule_title",
          "subject",
          "occasion",
          "remedy",
          "message",
          "clauses",
          "evidence",
          "fingerprint");

  private UpcomingCsv() {}

  static void write(Upcoming upcoming, UpcomingWording wording, Path file) throws IOException {
    CsvTable.writeForPeople(
        file, HEADER, upcoming.items().stream().map(item -> row(upcoming, item, wording)).toList());
  }

  private static List<String> row(Upcoming upcoming, Upcoming.Item item, UpcomingWording wording) {
    Finding finding = item.finding();
    return List.of(
        item.lastDay().toString(),
        item.day().toString(),
        Integer.toString(upcoming.days(item)),
        Integer.toString(upcoming.span(item)),
        finding.severity().name(),
        finding.unit(),
        upcoming.units().name(finding.unit()),
        finding.rule(),
        wording.title(upcoming, finding.rule()),
        finding.subject(),
        finding.occasion(),
        wording.remedy(upcoming, finding),
        wording.of(finding.message()),
        String.join(" ", finding.clauses()),
        EvidenceLine.of(finding.evidence(), wording.report()),
        finding.fingerprint());
  }
}
