package org.liaisonauditor.reports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Submitted;

/**
 * The records that a finding rests on, in one line: {@code ward-P01.xlsx › Attendance › row 17, 21;
 * Members › row 3}. A file is named once.
 */
final class EvidenceLine {

  private static final int MOST_ROWS = 12;
  private static final int MOST_SHEETS = 8;

  private EvidenceLine() {}

  static String of(List<Submitted> evidence, Wording wording) {
    Map<String, Map<String, TreeSet<Integer>>> files = new TreeMap<>(CodePoints.ORDER);
    for (Submitted record : evidence) {
      files
          .computeIfAbsent(record.source().file(), any -> new TreeMap<>(CodePoints.ORDER))
          .computeIfAbsent(record.source().sheet(), any -> new TreeSet<>())
          .add(record.source().row());
    }
    StringBuilder line = new StringBuilder();
    int shown = 0;
    int left = 0;
    for (Map.Entry<String, Map<String, TreeSet<Integer>>> file : files.entrySet()) {
      String name = file.getKey() + " › ";
      for (Map.Entry<String, TreeSet<Integer>> sheet : file.getValue().entrySet()) {
        if (shown++ >= MOST_SHEETS) {
          left += sheet.getValue().size();
          continue;
        }
        line.append(line.isEmpty() ? "" : "; ").append(name).append(sheet.getKey()).append(" › ");
        line.append(wording.of(Label.ROWS, "numbers", ranges(sheet.getValue())));
        left += Math.max(0, sheet.getValue().size() - MOST_ROWS);
        name = "";
      }
    }
    return left == 0 ? line.toString() : line + " " + wording.of(Label.MORE, "count", left);
  }

  /** The first rows, runs of three and more as a range: {@code 3, 7–12}. */
  private static String ranges(TreeSet<Integer> rows) {
    int[] shown = rows.stream().limit(MOST_ROWS).mapToInt(Integer::intValue).toArray();
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < shown.length) {
      int end = i;
      while (end + 1 < shown.length && shown[end + 1] == shown[end] + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(shown[i]);
      if (end > i + 1) {
        text.append('–').append(shown[end]);
      } else if (end > i) {
        text.append(", ").append(shown[end]);
      }
      i = end + 1;
    }
    return text.toString();
  }
}
