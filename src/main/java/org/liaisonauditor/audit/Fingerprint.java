package org.liaisonauditor.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (rule + SEPARATOR + subject + SEPARATOR + occasion)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
