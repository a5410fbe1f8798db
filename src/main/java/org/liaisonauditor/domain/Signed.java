package org.liaisonauditor.domain;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/**
 * Who did something, when and why.
 *
 * @param by name of the person, as given
 * @param login the machine's user under whom it was done
 * @param at when
 * @param why the reason, in the person's words
 */
public record Signed(String by, String login, Instant at, String why) {

  /** Whether a name is the same person's, however it is typed. */
  public static boolean samePerson(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("\\p{Cf}", "")
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
