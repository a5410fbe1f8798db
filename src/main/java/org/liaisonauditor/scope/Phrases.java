package org.liaisonauditor.scope;

import java.text.Normalizer;
import java.util.Locale;

/** How names are compared with what stands in a sentence. */
final class Phrases {

  private Phrases() {}

  /** A text in composed letters, each run of white space as one space. */
  static String spaced(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }

  /**
   * A person's name whatever its case, as a remark may write it. A name of one word is left as it
   * is: in lower case it may be any word.
   */
  static String ofName(String name) {
    String spaced = spaced(name);
    return spaced.indexOf(' ') < 0 ? spaced : spaced.toLowerCase(Locale.ROOT);
  }

  /** Whether a name or code may begin or end between two characters. */
  static boolean boundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }

  /** A text with something else in place of a phrase, wherever that stands as whole words. */
  static String without(String text, String phrase, String instead) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at + phrase.length();
      if (!phrase.isEmpty()
          && text.startsWith(phrase, at)
          && boundary(text, at)
          && boundary(text, end)) {
        shown.append(instead);
        at = end;
      } else {
        shown.append(text.charAt(at++));
      }
    }
    return shown.toString();
  }

  /** Whether a code is so short that it stands in sentences as a number or a word, too. */
  static boolean weak(String code) {
    return code.length() < 3 || code.length() < 5 && code.chars().allMatch(Character::isDigit);
  }
}
