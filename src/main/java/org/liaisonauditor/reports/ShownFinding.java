package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.scope.AuditScope;

/**
 * A row of a list of findings: one finding, or a number of findings of a rule that are counted only
 * since they name persons.
 *
 * @param finding the finding, or the last of those counted
 * @param fingerprints of all of them
 * @param occasions when those counted were, each once; of a single finding none
 */
record ShownFinding(Finding finding, List<String> fingerprints, TreeSet<String> occasions) {

  private static final int MOST_OCCASIONS = 6;
  private static final int DAY = 10;

  /** The rows of a unit's findings, in their order; those counted by rule and severity. */
  static List<ShownFinding> of(List<Finding> findings) {
    List<ShownFinding> rows = new ArrayList<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (!AuditScope.counted(finding)) {
        rows.add(new ShownFinding(finding, List.of(finding.fingerprint()), new TreeSet<>()));
        continue;
      }
      String group = finding.unit() + "\n" + finding.rule() + "\n" + finding.severity();
      Integer place = places.putIfAbsent(group, rows.size());
      TreeSet<String> occasions = new TreeSet<>(CodePoints.ORDER);
      if (!finding.occasion().isEmpty()) {
        occasions.add(finding.occasion());
      }
      List<String> fingerprints = new ArrayList<>();
      if (place != null) {
        occasions.addAll(rows.get(place).occasions());
        fingerprints.addAll(rows.get(place).fingerprints());
      }
      fingerprints.add(finding.fingerprint());
      ShownFinding row = new ShownFinding(finding, fingerprints, occasions);
      if (place == null) {
        rows.add(row);
      } else {
        rows.set(place, row);
      }
    }
    return rows;
  }

  /** How many findings it stands for. */
  int count() {
    return fingerprints.size();
  }

  /** What it says, with the records it rests on below. */
  List<Part> sentence(Wording wording, KindWording words, Styles styles, boolean withEvidence) {
    if (AuditScope.counted(finding)) {
      String when =
          String.join(
              "; ",
              occasions.stream()
                  .limit(MOST_OCCASIONS)
                  .map(occasion -> when(occasion, wording))
                  .toList());
      String more = occasions.size() > MOST_OCCASIONS ? " …" : "";
      return List.of(
          new Part(
              occasions.isEmpty()
                  ? words.of(KindLabel.COUNTED_ROW, "count", count())
                  : words.of(
                      KindLabel.COUNTED_OCCASIONS, "count", count(), "occasions", when + more),
              styles.cell,
              null));
    }
    List<Part> sentence = new ArrayList<>();
    sentence.add(new Part(wording.of(finding.message()), styles.cell, null));
    String evidence = withEvidence ? EvidenceLine.of(finding.evidence(), wording) : "";
    if (!evidence.isEmpty()) {
      sentence.add(new Part(wording.of(Label.EVIDENCE, "records", evidence), styles.small, null));
    }
    return sentence;
  }

  /** A period by its days, a day, a month as people write it. */
  static String when(String occasion, Wording wording) {
    String[] days = occasion.split("/", 2);
    if (days.length == 2) {
      return wording.date(LocalDate.parse(days[0])) + "–" + wording.date(LocalDate.parse(days[1]));
    }
    if (occasion.length() == DAY) {
      return wording.date(LocalDate.parse(occasion));
    }
    return occasion.substring(5) + "/" + occasion.substring(0, 4);
  }
}
