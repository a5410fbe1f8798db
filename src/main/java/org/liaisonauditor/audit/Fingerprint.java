package org.liaisonauditor.audit;

import java.util.HexFormat;
import org.liaisonauditor.domain.Sha256;

/**
 * The name of a gap over all audits: a hash of rule, subject and occasion, whatever the period, the
 * text or the version of the rule; a rule that was renamed counts by its first code.
 */
final class Fingerprint {

  /** Separates the parts; it can stand in none of them, since white space at ends is cut off. */
  private static final char SEPARATOR = '\n';

  private static final int BYTES = 16;

  private Fingerprint() {}

  static String of(String rule, String subject, String occasion) {
    byte[] hash = new Sha256().add(rule + SEPARATOR + subject + SEPARATOR + occasion).bytes();
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
