package org.liaisonauditor.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that XML can't hold stand in a workbook as {@code _x000D_}. */
final class Escapes {

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Escapes() {}

  static String decode(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher escapes = ESCAPE.matcher(text);
    return escapes.replaceAll(
        escape ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
