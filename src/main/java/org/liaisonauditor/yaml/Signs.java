package org.liaisonauditor.yaml;

/** Signs that a reader doesn't see, or that do something to the terminal of who is shown them. */
public final class Signs {

  private static final char INSTEAD = '\ufffd';

  private Signs() {}

  /** Where the first such sign of a text stands, from 0; -1 where there is none. */
  public static int invisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isInvisible(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** A text in which each such sign is seen as one that says so. */
  public static String visible(String text) {
    if (invisible(text) < 0) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      if (isInvisible(shown.charAt(i))) {
        shown.setCharAt(i, INSTEAD);
      }
    }
    return shown.toString();
  }

  private static boolean isInvisible(char c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean direction = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    return control || direction || c >= '\u200b' && c <= '\u200f' || c == '\ufeff';
  }
}
