package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;

/** What rules reported, put together. */
public final class Reports {

  private static final Comparator<Report> GRAVEST_FIRST =
      Comparator.comparing(Report::severity)
          .thenComparing(Report::unit, CodePoints.ORDER)
          .thenComparing(report -> report.message().vi(), CodePoints.ORDER);

  private static final int WORTH_SAYING_ONCE = 40;

  private record Key(String rule, String subject, String occasion) {}

  private Reports() {}

  /**
   * One report for each rule, subject and occasion: of the gravest severity, with every reason told
   * and all evidence. The order of the reports given changes nothing but the order of those
   * returned.
   */
  public static List<Report> merged(Collection<Report> reports) {
    Map<Key, List<Report>> byKey = new LinkedHashMap<>();
    for (Report report : reports) {
      byKey
          .computeIfAbsent(
              new Key(report.rule().code(), report.subject(), report.occasion()),
              key -> new ArrayList<>())
          .add(report);
    }
    return byKey.values().stream().map(Reports::merge).toList();
  }

  private static Report merge(List<Report> same) {
    if (same.size() == 1) {
      return same.getFirst();
    }
    List<Report> ordered = same.stream().sorted(GRAVEST_FIRST).toList();
    Report first = ordered.getFirst();
    Set<Submitted> evidence = new LinkedHashSet<>();
    ordered.forEach(report -> evidence.addAll(report.evidence()));
    return new Report(
        first.rule(),
        first.severity(),
        first.subject(),
        first.unit(),
        first.occasion(),
        new Text(sentences(ordered, Text::vi), sentences(ordered, Text::en)),
        List.copyOf(evidence));
  }

  private static String sentences(List<Report> reports, Function<Text, String> language) {
    return inOneSentence(
        reports.stream().map(report -> language.apply(report.message())).distinct().toList());
  }

  /** What all sentences begin with is said once, where that is more than a few words. */
  static String inOneSentence(List<String> sentences) {
    String start = sentences.getFirst();
    for (String sentence : sentences) {
      start = sentence.substring(0, commonClause(start, sentence));
    }
    if (sentences.size() == 1 || start.length() < WORTH_SAYING_ONCE) {
      return String.join(" ", sentences);
    }
    int from = start.length();
    return start
        + sentences.stream()
            .map(sentence -> sentence.substring(from).replaceFirst("\\.$", ""))
            .collect(Collectors.joining("; "))
        + ".";
  }

  /** Length of what two texts begin with, up to a comma or colon and the space behind it. */
  private static int commonClause(String a, String b) {
    int end = 0;
    for (int i = 0; i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i); i++) {
      if (a.charAt(i) == ' ' && i > 0 && (a.charAt(i - 1) == ',' || a.charAt(i - 1) == ':')) {
        end = i + 1;
      }
    }
    return end;
  }
}
