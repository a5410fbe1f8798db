package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;

/** The lines by which two texts differ, in their order. */
final class LineDiff {

  private LineDiff() {}

  /**
   * The lines that only one of the texts has, each with its number there: {@code - 15: …} of the
   * first, {@code + 15: …} of the second. White space at the ends of lines does not count.
   */
  static List<String> of(String before, String after) {
    List<String> a = before.lines().map(String::stripTrailing).toList();
    List<String> b = after.lines().map(String::stripTrailing).toList();
    int[][] common = common(a, b);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        i++;
        j++;
      } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        add(lines, "- ", i, a.get(i));
        i++;
      } else {
        add(lines, "+ ", j, b.get(j));
        j++;
      }
    }
    return lines;
  }

  private static void add(List<String> lines, String sign, int at, String line) {
    if (!line.isBlank()) {
      lines.add(sign + (at + 1) + ": " + line.strip());
    }
  }

  /** How many lines two ends have in common, by where these begin. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
