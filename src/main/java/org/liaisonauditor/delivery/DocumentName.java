package org.liaisonauditor.delivery;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.UUID;
import org.liaisonauditor.issuing.IssuedReport;

/** Names of documents: run or number, kind, unit and language; nobody's name, and no way out. */
final class DocumentName {

  private static final int SHORT = 8;

  private DocumentName() {}

  /** Of a draft. */
  static String of(long run, DeliveryOrder order) {
    return "run-"
        + run
        + "-"
        + order.report()
        + (order.unit() == null ? "" : "-" + plain(order.unit()))
        + "-"
        + order.language().tag()
        + ".pdf";
  }

  /**
   * Of an issued report: numbers of reports begin anew with each term, so the one that counts all
   * of them stands first.
   */
  static String of(IssuedReport report) {
    IssuedReport.Subject subject = report.subject();
    return "report-"
        + report.number()
        + "-"
        + readable(report.written())
        + "-"
        + subject.kind()
        + (subject.unit() == null ? "" : "-" + plain(subject.unit()))
        + "-"
        + subject.language().tag()
        + ".pdf";
  }

  /** Letters without their marks, and a hyphen for all that is neither letter nor digit. */
  private static String readable(String number) {
    return Normalizer.normalize(number.replace('Đ', 'D').replace('đ', 'd'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^A-Za-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /** A code as part of a name; where signs had to go, something that tells it from others. */
  private static String plain(String code) {
    String plain = code.replaceAll("[^A-Za-z0-9_-]", "_");
    return plain.equals(code)
        ? plain
        : plain
            + "-"
            + UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, SHORT);
  }
}
