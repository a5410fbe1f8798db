package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines: between words; words too long for a line after {@code / - _ . › ~}, or
 * else between letters, so that nothing is cut off. A line that ends between words ends with the
 * space, which readers of the text need and which takes no room.
 */
final class LineBreaker {

  private static final String BREAK_AFTER = "/-_.~:";

  private LineBreaker() {}

  static List<String> lines(String raw, Style style, float width) {
    String text = style.face().showable(raw).strip();
    List<String> lines = new ArrayList<>();
    if (style.face().width(text, style.size()) <= width) {
      lines.add(text);
      return lines;
    }
    float space = style.face().width(' ', style.size());
    StringBuilder line = new StringBuilder();
    float used = 0;
    for (String word : text.split(" +")) {
      float wide = style.face().width(word, style.size());
      if (!line.isEmpty() && used + space + wide <= width) {
        line.append(' ').append(word);
        used += space + wide;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.append(' ').toString());
        line.setLength(0);
      }
      String rest = word;
      while (wide > width) {
        int cut = cut(rest, style, width);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
        wide = style.face().width(rest, style.size());
      }
      line.append(rest);
      used = wide;
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** How many letters of a word go on a line: up to a good place, at least one letter. */
  private static int cut(String word, Style style, float width) {
    float used = 0;
    int good = 0;
    for (int i = 0; i < word.length(); i++) {
      used += style.face().width(word.charAt(i), style.size());
      if (used > width) {
        return good > 0 ? good : Math.max(1, i);
      }
      if (BREAK_AFTER.indexOf(word.charAt(i)) >= 0) {
        good = i + 1;
      }
    }
    return word.length();
  }
}
