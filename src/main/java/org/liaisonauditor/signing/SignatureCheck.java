package org.liaisonauditor.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What a signature of a document is found to be.
 *
 * @param field name of its field
 * @param certificate of who signed; null when it could not be read
 * @param others certificates that came along, which may vouch for it
 * @param at when it was signed, as the signer says; null when not said
 * @param stampedAt when an authority of time saw it; null without a stamp
 * @param stampedBy certificate of that authority first, then those that came along; empty without
 * @param reason as the signer gave it
 * @param number the document's number
 * @param historyHead head of the history, as {@code NUMBER:HASH}
 * @param covered bytes from the beginning of the file that it vouches for
 * @param fault what is wrong with it and where; null when it is intact
 */
public record SignatureCheck(
    String field,
    X509Certificate certificate,
    List<X509Certificate> others,
    Instant at,
    Instant stampedAt,
    List<X509Certificate> stampedBy,
    String reason,
    String number,
    String historyHead,
    long covered,
    String fault) {

  /** Whether the bytes that it covers are those that were signed. */
  public boolean intact() {
    return fault == null;
  }
}
