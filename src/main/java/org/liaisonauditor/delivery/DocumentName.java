package org.liaisonauditor.delivery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names of documents: run, kind, unit and language; nobody's name, and nothing that leads away. */
final class DocumentName {

  private static final int SHORT = 8;

  private DocumentName() {}

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
