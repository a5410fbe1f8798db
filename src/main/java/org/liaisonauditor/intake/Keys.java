package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.CodePoints;

/** The codes of a table that others refer to. */
final class Keys {

  /** Comparisons spent on suggestions in all: a million typing errors must not take an hour. */
  private static final long MAX_COMPARISONS = 50_000_000;

  private static final int MAX_SUGGESTIONS = 10_000;
  private static final int MAX_DISTANCE = 2;

  private final Set<String> usable = new HashSet<>();
  private final Set<String> unusable = new HashSet<>();
  private final Map<String, String> nearest = new HashMap<>();
  private List<String> sorted;
  private long comparisons;

  void add(String code, boolean isUsable) {
    (isUsable ? usable : unusable).add(code);
  }

  boolean usable(String code) {
    return usable.contains(code);
  }

  /** Whether some submission holds the code, be it in a row that can't be used. */
  boolean held(String code) {
    return usable.contains(code) || unusable.contains(code);
  }

  /** The held code that is nearest in spelling; blank = none is near. */
  String nearest(String code) {
    if (sorted == null) {
      sorted = new ArrayList<>(usable);
      sorted.addAll(unusable);
      sorted.sort(CodePoints.ORDER);
    }
    String known = nearest.get(code);
    if (known != null || comparisons > MAX_COMPARISONS || nearest.size() >= MAX_SUGGESTIONS) {
      return known == null ? "" : known;
    }
    comparisons += sorted.size();
    String best = "";
    int least = Math.min(MAX_DISTANCE, (code.length() - 1) / 2) + 1;
    for (String held : sorted) {
      if (Math.abs(held.length() - code.length()) < least) {
        int distance = distance(code, held, least);
        if (distance < least) {
          least = distance;
          best = held;
        }
      }
    }
    nearest.put(code, best);
    return best;
  }

  /** How many letters are to be changed, added or left out; at least the limit where it is more. */
  static int distance(String a, String b, int limit) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] line = new int[b.length() + 1];
      line[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        line[j] = Math.min(change, Math.min(above[j], line[j - 1]) + 1);
        least = Math.min(least, line[j]);
      }
      if (least >= limit) {
        return limit;
      }
      above = line;
    }
    return above[b.length()];
  }
}
