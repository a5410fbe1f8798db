package org.liaisonauditor.rules;

import java.nio.charset.StandardCharsets;
import org.liaisonauditor.domain.Sha256;

/** SHA-256 over texts; lengths go in too, so that no two lists of texts run together. */
final class Hashes {

  private Hashes() {}

  static String of(Iterable<String> texts) {
    Sha256 hash = new Sha256();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      hash.add(bytes.length + ":").add(bytes);
    }
    return hash.hex();
  }
}
