package org.liaisonauditor.inbox;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose file it is that lies directly in the inbox, by its name. */
final class Senders {

  private Senders() {}

  /**
   * The unit whose code stands in a file's name as a word of its own; of several, the longest
   * (P01-02 before P01). Empty where there is none, or where two of the same length leave it open.
   *
   * @param codes known codes
   */
  static Optional<String> named(String fileName, Collection<String> codes) {
    String name = comparable(stem(fileName));
    List<String> longest = new ArrayList<>();
    for (String code : codes) {
      if (!isWordIn(name, comparable(code))) {
        continue;
      }
      if (!longest.isEmpty() && code.length() > longest.getFirst().length()) {
        longest.clear();
      }
      if (longest.isEmpty() || code.length() == longest.getFirst().length()) {
        longest.add(code);
      }
    }
    return longest.size() == 1 ? Optional.of(longest.getFirst()) : Optional.empty();
  }

  /** A file name without its ending. */
  static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? fileName : fileName.substring(0, dot);
  }

  private static String comparable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
  }

  private static boolean isWordIn(String name, String code) {
    if (code.isBlank()) {
      return false;
    }
    for (int at = name.indexOf(code); at >= 0; at = name.indexOf(code, at + 1)) {
      int end = at + code.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(name.codePointBefore(at));
      boolean ends = end == name.length() || !Character.isLetterOrDigit(name.codePointAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
