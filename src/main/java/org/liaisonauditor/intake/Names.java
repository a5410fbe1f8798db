package org.liaisonauditor.intake;

import java.text.Normalizer;
import java.util.Locale;

/** How names and values are made comparable, whatever the keyboard they were typed on. */
public final class Names {

  private Names() {}

  /**
   * The name without what does not count: Vietnamese diacritics, case, and how spaces, {@code _}
   * and dashes are written.
   */
  public static String fold(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    boolean gap = false;
    for (int i = 0; i < decomposed.length(); ) {
      int point = decomposed.codePointAt(i);
      i += Character.charCount(point);
      int type = Character.getType(point);
      if (type == Character.NON_SPACING_MARK || isInvisible(point)) {
        continue;
      }
      if (isSpace(point) || point == '_' || type == Character.DASH_PUNCTUATION) {
        gap = true;
        continue;
      }
      if (gap && !folded.isEmpty()) {
        folded.append(' ');
      }
      gap = false;
      folded.appendCodePoint(point == 'đ' || point == 'Đ' ? 'd' : point);
    }
    // Upper case first: some letters have two small forms but one capital.
    return folded.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** The value in NFC without white space around it; blank where nothing else is there. */
  public static String clean(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isPadding(value.charAt(start))) {
      start++;
    }
    while (end > start && isPadding(value.charAt(end - 1))) {
      end--;
    }
    String text = value.substring(start, end);
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isPadding(char c) {
    return c <= ' ' || c > '~' && (isSpace(c) || isInvisible(c));
  }

  /** White space of any kind; Java's own notion leaves the no-break space out. */
  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
  }

  /** Characters of no width: joiners, byte-order mark, soft hyphen. */
  private static boolean isInvisible(int point) {
    return Character.getType(point) == Character.FORMAT || point == 0;
  }
}
