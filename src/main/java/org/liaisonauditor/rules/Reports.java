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
    return reports.stream()
        .map(report -> language.apply(report.message()))
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
