package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Breaks text into lines: between words; words too long for a line after {@code / - _ . › ~}, or
 * else between letters, so that nothing is cut off. A line that ends between words ends with the
 * space, which readers of the text need and which takes no room.
 */
final class LineBreaker {

  private static final String BREAK_AFTER = "/-_.~:";

  /** Words that a number follows, which the break of a line doesn't part from them. */
  private static final Set<String> NUMBERED =
      Set.of("điều", "khoản", "mục", "điểm", "số", "article", "clause", "no.");

  /** Of a column that is wide enough to mind how its last line looks. */
  private static final float COLUMN = 150;

  private static final int SHORT = 8;
  private static final float STEP = 2;

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
    for (String word : words(text, style, width)) {
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
    joinLast(lines, style, width);
    return lines;
  }

  /**
   * Lines of about the same length, as few as {@link #lines} gives, for headings that stand in the
   * middle.
   */
  static List<String> balanced(String raw, Style style, float width) {
    List<String> best = lines(raw, style, width);
    float most = width;
    float least = width / best.size();
    for (String word : words(style.face().showable(raw).strip(), style, width)) {
      least = Math.max(least, style.face().width(word, style.size()));
    }
    while (best.size() > 1 && most - least > STEP) {
      float tried = (most + least) / 2;
      List<String> narrower = lines(raw, style, tried);
      if (narrower.size() > best.size()) {
        least = tried;
      } else {
        most = tried;
        best = narrower;
      }
    }
    return best;
  }

  /** The words; a number that belongs to the word before, as in {@code Điều 4}, stays with it. */
  private static List<String> words(String text, Style style, float width) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" +")) {
      String before = words.isEmpty() ? "" : words.getLast();
      boolean numbered =
          !word.isEmpty()
              && Character.isDigit(word.charAt(0))
              && NUMBERED.contains(before.toLowerCase(Locale.ROOT).replaceFirst("^[(]", ""));
      String both = before + " " + word;
      if (numbered && style.face().width(both, style.size()) <= width) {
        words.set(words.size() - 1, both);
      } else {
        words.add(word);
      }
    }
    return words;
  }

  /** A short word alone on the last line gets the one before it for company. */
  private static void joinLast(List<String> lines, Style style, float width) {
    if (lines.size() < 2 || width < COLUMN || lines.getLast().length() > SHORT) {
      return;
    }
    String above = lines.get(lines.size() - 2).stripTrailing();
    int cut = above.lastIndexOf(' ');
    // The line above must stay the longer one.
    if (cut < 0
        || lines.getLast().contains(" ")
        || style.face().width(above.substring(0, cut), style.size()) < width / 2) {
      return;
    }
    lines.set(lines.size() - 2, above.substring(0, cut + 1));
    lines.set(lines.size() - 1, above.substring(cut + 1) + " " + lines.getLast());
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
