package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.Upcoming;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;

/** The words of lists of what is due soon: their own, and those that they share with reports. */
final class UpcomingWording {

  static final String FILE = "upcoming.yaml";

  private final Wording report;
  private final Map<UpcomingLabel, Text> texts;

  private UpcomingWording(Wording report, Map<UpcomingLabel, Text> texts) {
    this.report = report;
    this.texts = texts;
  }

  /**
   * Reads the words.
   *
   * @param folder the folder of report definitions
   * @throws DefinitionException with all faults of a file, if there is one
   */
  static UpcomingWording load(Path folder, Language language)
      throws IOException, DefinitionException {
    ReportDefinition definition = ReportDefinition.load(folder);
    List<Fault> faults = new ArrayList<>();
    List<String> keys = Stream.of(UpcomingLabel.values()).map(UpcomingLabel::key).toList();
    DefinitionFile file = new DefinitionFile(folder, FILE, keys, faults);
    Map<UpcomingLabel, Text> texts = new EnumMap<>(UpcomingLabel.class);
    for (UpcomingLabel label : UpcomingLabel.values()) {
      texts.put(label, file.text(label.key(), label.placeholders()));
    }
    String sheet = UpcomingLabel.SHEET_LIST.key();
    if (file.has(sheet)) {
      ReportDefinition.checkSheetName(file, sheet, texts.get(UpcomingLabel.SHEET_LIST).vi());
      ReportDefinition.checkSheetName(file, sheet, texts.get(UpcomingLabel.SHEET_LIST).en());
    }
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return new UpcomingWording(new Wording(definition, language), texts);
  }

  /** The words of the report. */
  Wording report() {
    return report;
  }

  Language language() {
    return report.language();
  }

  String of(UpcomingLabel label, Object... values) {
    return report.fill(texts.get(label).in(language()), values);
  }

  String of(Text text) {
    return report.of(text);
  }

  String date(LocalDate day) {
    return report.date(day);
  }

  /** What the list is about. */
  String subject(Upcoming upcoming) {
    String asOf = date(upcoming.asOf());
    String day = date(end(upcoming));
    return upcoming.unit() == null
        ? of(UpcomingLabel.SUBJECT, "asOf", asOf, "day", day)
        : of(
            UpcomingLabel.SUBJECT_OF_UNIT,
            "unit",
            upcoming.units().name(upcoming.unit()),
            "asOf",
            asOf,
            "day",
            day);
  }

  private static LocalDate end(Upcoming upcoming) {
    return upcoming.asOf().plusDays(upcoming.horizon());
  }

  /** What it was made from, a name and a value each. */
  List<Map.Entry<String, String>> grounds(Upcoming upcoming, String version) {
    List<Map.Entry<String, String>> lines = new ArrayList<>();
    if (upcoming.unit() != null) {
      lines.add(Map.entry(of(UpcomingLabel.UNIT), unit(upcoming, upcoming.unit())));
    }
    lines.add(
        Map.entry(
            of(UpcomingLabel.PERIOD),
            of(
                UpcomingLabel.PERIOD_DAYS,
                "from",
                date(upcoming.context().from()),
                "to",
                date(upcoming.context().to()),
                "asOf",
                date(upcoming.asOf()))));
    lines.add(
        Map.entry(
            of(UpcomingLabel.HORIZON),
            of(
                UpcomingLabel.HORIZON_DAYS,
                "days",
                upcoming.horizon(),
                "day",
                date(end(upcoming)))));
    lines.add(
        Map.entry(
            of(UpcomingLabel.RULES),
            VietnameseOrder.sorted(
                    List.copyOf(upcoming.rules()), rule -> title(upcoming, rule), rule -> rule)
                .stream()
                .map(rule -> title(upcoming, rule))
                .collect(Collectors.joining("; "))));
    lines.add(
        Map.entry(
            of(UpcomingLabel.PACK),
            of(
                UpcomingLabel.PACK_HASH,
                "pack",
                upcoming.pack().regulation().code(),
                "hash",
                upcoming.pack().hash())));
    lines.add(
        Map.entry(
            of(UpcomingLabel.DATA),
            of(
                UpcomingLabel.DATA_FILES,
                "files",
                upcoming.data().files(),
                "rows",
                upcoming.data().rows(),
                "unused",
                upcoming.data().unusedRows(),
                "hash",
                upcoming.data().sha256())));
    lines.add(Map.entry(of(UpcomingLabel.PROGRAM), "Liaison auditor " + version));
    lines.add(Map.entry(of(UpcomingLabel.LIST), "SHA-256 " + upcoming.sha256()));
    return lines;
  }

  /** What comes, in sentences. */
  List<String> summary(Upcoming upcoming) {
    List<String> sentences = new ArrayList<>();
    String day = date(end(upcoming));
    if (upcoming.items().isEmpty()) {
      sentences.add(of(UpcomingLabel.SUMMARY_NONE, "day", day));
    } else {
      sentences.add(of(UpcomingLabel.SUMMARY, "count", upcoming.items().size(), "day", day));
      sentences.add(of(UpcomingLabel.SUMMARY_NOT_FINDINGS));
    }
    upcoming
        .failed()
        .forEach(
            (rule, branches) ->
                sentences.add(
                    of(
                        UpcomingLabel.NOT_RUN,
                        "rule",
                        title(upcoming, rule),
                        "branches",
                        branches)));
    return sentences;
  }

  /** How many come within each span. */
  String counts(Upcoming upcoming) {
    return of(
        UpcomingLabel.TERMINAL_COUNTS,
        "counts",
        upcoming.spans().stream()
            .map(
                span ->
                    of(
                        UpcomingLabel.TERMINAL_COUNT,
                        "days",
                        span,
                        "count",
                        upcoming.within(span, upcoming.items())))
            .collect(Collectors.joining("; ")));
  }

  String unit(Upcoming upcoming, String code) {
    return upcoming.units().name(code) + " (" + code + ")";
  }

  /** The title of a rule. */
  String title(Upcoming upcoming, String rule) {
    return of(upcoming.pack().rule(rule).title());
  }

  /** What to do about it, as the rule's description says. */
  String remedy(Upcoming upcoming, Finding finding) {
    return of(upcoming.pack().rule(finding.rule()).remedy());
  }

  /** The clauses that it rests on, as people cite them. */
  String clauses(Upcoming upcoming, Finding finding) {
    return finding.clauses().stream()
        .map(id -> of(upcoming.pack().regulation().clause(id).reference()))
        .collect(Collectors.joining("; "));
  }
}
