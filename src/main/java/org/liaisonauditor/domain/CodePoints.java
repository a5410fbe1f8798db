package org.liaisonauditor.domain;

import java.util.Comparator;

/** The order of all outputs: by Unicode code point, the same on every machine and locale. */
public final class CodePoints {

  /** Compares texts by code point; null comes first. */
  public static final Comparator<String> ORDER = Comparator.nullsFirst(CodePoints::compare);

  private CodePoints() {}

  /** String.compareTo orders by UTF-16 unit, which differs above the basic plane. */
  private static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
