package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;

/** Words in several styles, broken into lines between words. */
final class RichText {

  /** Some text in one style. */
  record Run(String text, Style style) {}

  private final float width;
  private final List<List<Run>> lines = new ArrayList<>();
  private List<Run> line = new ArrayList<>();
  private float used;

  private RichText(float width) {
    this.width = width;
  }

  /** The lines of a text, none wider than the width; of each line, its runs from left to right. */
  static List<List<Run>> lines(List<Run> runs, float width) {
    RichText text = new RichText(width);
    // What stands between two spaces stays together, whatever styles it is in.
    List<Run> word = new ArrayList<>();
    Style space = null;
    for (Run run : runs) {
      String shown = run.style().face().showable(run.text());
      int from = 0;
      for (int at = 0; at <= shown.length(); at++) {
        if (at < shown.length() && shown.charAt(at) != ' ') {
          continue;
        }
        if (at > from) {
          word.add(new Run(shown.substring(from, at), run.style()));
        }
        if (at < shown.length()) {
          text.add(word, space);
          word.clear();
          space = run.style();
        }
        from = at + 1;
      }
    }
    text.add(word, space);
    text.endLine();
    return text.lines;
  }

  private void add(List<Run> word, Style space) {
    if (word.isEmpty()) {
      return;
    }
    float wide = 0;
    for (Run run : word) {
      wide += run.style().face().width(run.text(), run.style().size());
    }
    float gap = line.isEmpty() || space == null ? 0 : space.face().width(' ', space.size());
    if (!line.isEmpty() && used + gap + wide > width) {
      if (space != null) {
        line.add(new Run(" ", space));
      }
      endLine();
      gap = 0;
    }
    if (gap > 0) {
      put(new Run(" ", space));
    }
    for (Run run : word) {
      putBroken(run);
    }
  }

  /** A word that no line can hold is broken where it has to be. */
  private void putBroken(Run run) {
    Style style = run.style();
    float wide = style.face().width(run.text(), style.size());
    if (used + wide <= width) {
      put(run);
      return;
    }
    if (!line.isEmpty()) {
      endLine();
    }
    for (String part : LineBreaker.lines(run.text(), style, width)) {
      if (!line.isEmpty()) {
        endLine();
      }
      put(new Run(part, style));
    }
  }

  private void put(Run run) {
    line.add(run);
    used += run.style().face().width(run.text(), run.style().size());
  }

  private void endLine() {
    if (!line.isEmpty()) {
      lines.add(line);
    }
    line = new ArrayList<>();
    used = 0;
  }
}
