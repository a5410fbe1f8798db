package org.liaisonauditor.reports;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.liaisonauditor.domain.CodePoints;

/**
 * The order in which Vietnamese readers look names up: by letter (a ă â b c d đ e ê …), then by
 * tone (ngang, huyền, hỏi, ngã, sắc, nặng); runs of digits by their number. The JDK's collation
 * data change between versions, and with them the bytes of a report.
 */
final class VietnameseOrder {

  private static final String ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
  private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";

  /** Places of a number in a sort key: more digits than codes and house numbers have. */
  private static final int DIGITS = 20;

  private VietnameseOrder() {}

  private record Keyed<T>(String name, String code, T thing) {}

  /** The things by name, then by code. */
  static <T> List<T> sorted(
      Collection<T> things, Function<T, String> name, Function<T, String> code) {
    // A key takes longer to make than to compare, so each is made once.
    return things.stream()
        .map(thing -> new Keyed<>(key(name.apply(thing)), code.apply(thing), thing))
        .sorted(
            Comparator.comparing((Keyed<T> keyed) -> keyed.name(), CodePoints.ORDER)
                .thenComparing(Keyed::code, CodePoints.ORDER))
        .map(Keyed::thing)
        .toList();
  }

  /** A full name with the given name, which stands last, first: people are looked up by it. */
  static String givenNameFirst(String fullName) {
    int space = fullName.lastIndexOf(' ');
    return space < 0 ? fullName : fullName.substring(space + 1) + " " + fullName;
  }

  /** A text that sorts by code point as the name sorts for readers. */
  static String key(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    StringBuilder letters = new StringBuilder();
    StringBuilder tones = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
        continue;
      }
      flush(digits, letters);
      int tone = 0;
      StringBuilder base = new StringBuilder();
      for (char part : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).toCharArray()) {
        int rank = TONES.indexOf(part);
        if (rank >= 0) {
          tone = rank + 1;
        } else {
          base.append(part);
        }
      }
      String letter = Normalizer.normalize(base, Normalizer.Form.NFC);
      char lower = letter.isEmpty() ? c : Character.toLowerCase(letter.charAt(0));
      int place = ALPHABET.indexOf(lower);
      letters.append(place < 0 ? lower : (char) ('\u1000' + place));
      tones.append((char) ('0' + tone));
    }
    flush(digits, letters);
    return letters + "\u0001" + tones + "\u0001" + composed;
  }

  private static void flush(StringBuilder digits, StringBuilder letters) {
    if (!digits.isEmpty()) {
      letters.append("0".repeat(Math.max(0, DIGITS - digits.length()))).append(digits);
      digits.setLength(0);
    }
  }
}
