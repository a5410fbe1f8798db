package org.liaisonauditor.signing;

import java.net.URI;
import org.liaisonauditor.domain.Language;

/**
 * What a signature says beside who signed.
 *
 * @param reason why it was signed, for people; may be blank
 * @param number the document's number, such as 12-BC/UBKTĐU; may be blank
 * @param historyHead head of the chain of history when it was signed, as {@code NUMBER:HASH}; may
 *     be blank
 * @param visible the language of a field on the page; null for none
 * @param outOfValidity whether a certificate that is expired or not valid yet may sign
 * @param timestamps address of an authority that stamps the time (RFC 3161); null for none
 */
public record SigningOptions(
    String reason,
    String number,
    String historyHead,
    Language visible,
    boolean outOfValidity,
    URI timestamps) {

  /** A signature that says nothing more. */
  public static SigningOptions plain() {
    return new SigningOptions("", "", "", null, false, null);
  }
}
