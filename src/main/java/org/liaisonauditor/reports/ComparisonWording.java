package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.PackDifferences;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.yaml.Fault;

/** The words of comparisons in one language: their own, and those that they share with reports. */
final class ComparisonWording {

  static final String FILE = "comparison.yaml";

  private final Wording report;
  private final Map<ComparisonLabel, Text> texts;

  private ComparisonWording(Wording report, Map<ComparisonLabel, Text> texts) {
    this.report = report;
    this.texts = texts;
  }

  /**
   * Reads the words.
   *
   * @param folder the folder of report definitions
   * @throws DefinitionException with all faults of a file, if there is one
   */
  static ComparisonWording load(Path folder, Language language)
      throws IOException, DefinitionException {
    ReportDefinition definition = ReportDefinition.load(folder);
    List<Fault> faults = new ArrayList<>();
    List<String> keys = Stream.of(ComparisonLabel.values()).map(ComparisonLabel::key).toList();
    DefinitionFile file = new DefinitionFile(folder, FILE, keys, faults);
    Map<ComparisonLabel, Text> texts = new EnumMap<>(ComparisonLabel.class);
    for (ComparisonLabel label : ComparisonLabel.values()) {
      texts.put(label, file.text(label.key(), label.placeholders()));
    }
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return new ComparisonWording(new Wording(definition, language), texts);
  }

  /** The words of the report. */
  Wording report() {
    return report;
  }

  Language language() {
    return report.language();
  }

  String of(ComparisonLabel label, Object... values) {
    return report.fill(texts.get(label).in(language()), values);
  }

  String of(Text text) {
    return report.of(text);
  }

  String date(LocalDate day) {
    return report.date(day);
  }

  /** What was compared, a name and a value each. */
  List<Map.Entry<String, String>> compared(Comparison comparison, String version) {
    List<Map.Entry<String, String>> lines = new ArrayList<>();
    RulePack base = comparison.base().pack();
    RulePack draft = comparison.draft().pack();
    lines.add(Map.entry(of(ComparisonLabel.BASE_PACK), pack(base)));
    lines.add(
        Map.entry(
            of(ComparisonLabel.DRAFT_PACK),
            base.hash().equals(draft.hash()) ? of(ComparisonLabel.SAME_PACK) : pack(draft)));
    String data =
        of(
            ComparisonLabel.DATA_FILES,
            "files",
            comparison.data().files(),
            "rows",
            comparison.data().rows(),
            "unused",
            comparison.data().unusedRows(),
            "hash",
            comparison.data().sha256());
    lines.add(
        Map.entry(
            of(ComparisonLabel.DATA),
            comparison.run() == null
                ? data
                : of(
                    ComparisonLabel.DATA_OF_RUN,
                    "run",
                    Long.toString(comparison.run()),
                    "data",
                    data)));
    lines.add(
        Map.entry(
            of(ComparisonLabel.PERIOD),
            of(
                ComparisonLabel.PERIOD_DAYS,
                "from",
                date(comparison.from()),
                "to",
                date(comparison.to()),
                "asOf",
                date(comparison.asOf()))));
    if (comparison.scope() != null) {
      lines.add(Map.entry(of(ComparisonLabel.WITHIN), unit(comparison, comparison.scope())));
    }
    lines.add(
        Map.entry(
            of(ComparisonLabel.SIZE),
            of(
                ComparisonLabel.SIZE_NUMBERS,
                "members",
                comparison.counts().members(),
                "branches",
                comparison.counts().branches(),
                "workplaces",
                comparison.counts().workplaces())));
    lines.add(Map.entry(of(ComparisonLabel.PROGRAM), "Liaison auditor " + version));
    lines.add(Map.entry(of(ComparisonLabel.COMPARISON), "SHA-256 " + comparison.sha256()));
    return lines;
  }

  private String pack(RulePack pack) {
    return of(ComparisonLabel.PACK, "pack", pack.regulation().code(), "hash", pack.hash());
  }

  /** What came out, in sentences. */
  List<String> summary(Comparison comparison) {
    List<String> sentences = new ArrayList<>();
    if (comparison.findings().isEmpty()) {
      sentences.add(of(ComparisonLabel.SUMMARY_SAME, "before", comparison.base().findings()));
    } else {
      sentences.add(
          of(
              ComparisonLabel.SUMMARY,
              "before",
              comparison.base().findings(),
              "after",
              comparison.draft().findings(),
              "added",
              comparison.count(FindingChange.Kind.ADDED),
              "gone",
              comparison.count(FindingChange.Kind.GONE),
              "changed",
              comparison.count(FindingChange.Kind.CHANGED),
              "unchanged",
              comparison.unchanged()));
    }
    sentences.add(
        of(
            ComparisonLabel.SUMMARY_COMMENDED,
            "before",
            comparison.base().commendations(),
            "after",
            comparison.draft().commendations(),
            "added",
            Comparison.count(comparison.commendations(), FindingChange.Kind.ADDED),
            "gone",
            Comparison.count(comparison.commendations(), FindingChange.Kind.GONE),
            "changed",
            Comparison.count(comparison.commendations(), FindingChange.Kind.CHANGED)));
    int notCompared = comparison.count(FindingChange.Kind.NOT_COMPARED);
    if (notCompared > 0) {
      sentences.add(of(ComparisonLabel.SUMMARY_NOT_COMPARED, "count", notCompared));
    }
    sentences.addAll(notRun(of(ComparisonLabel.BASE_PACK), comparison.base()));
    sentences.addAll(notRun(of(ComparisonLabel.DRAFT_PACK), comparison.draft()));
    for (Comparison.Renamed renamed : comparison.renamed()) {
      sentences.add(
          of(
              ComparisonLabel.SUMMARY_RENAMED,
              "gone",
              renamed.gone(),
              "added",
              renamed.added(),
              "findings",
              renamed.findings()));
    }
    return sentences;
  }

  private List<String> notRun(String pack, Comparison.Side side) {
    return side.couldNotRun().stream()
        .collect(Collectors.groupingBy(failure -> failure.rule()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            rule ->
                of(
                    ComparisonLabel.NOT_RUN,
                    "pack",
                    pack,
                    "rule",
                    rule.getKey(),
                    "branches",
                    rule.getValue().size(),
                    "reason",
                    rule.getValue().getFirst().reason()))
        .toList();
  }

  /** What became of a finding. */
  String kind(FindingChange.Kind kind) {
    return of(
        switch (kind) {
          case ADDED -> ComparisonLabel.ADDED;
          case GONE -> ComparisonLabel.GONE;
          case CHANGED -> ComparisonLabel.CHANGED;
          case NOT_COMPARED -> ComparisonLabel.NOT_COMPARED;
        });
  }

  /** What differs of a finding beside its sentence. */
  List<String> changes(FindingChange change, Comparison comparison) {
    List<String> changes = new ArrayList<>();
    if (change.differs(FindingChange.Part.SEVERITY)) {
      changes.add(
          of(
              ComparisonLabel.SEVERITY_CHANGE,
              "before",
              of(change.before().severity().title()),
              "after",
              of(change.after().severity().title())));
    }
    if (change.differs(FindingChange.Part.UNIT)) {
      changes.add(
          of(
              ComparisonLabel.UNIT_CHANGE,
              "before",
              unit(comparison, change.before().unit()),
              "after",
              unit(comparison, change.after().unit())));
    }
    if (change.differs(FindingChange.Part.EVIDENCE)) {
      changes.add(
          of(
              ComparisonLabel.EVIDENCE_CHANGE,
              "before",
              change.before().evidence().size(),
              "after",
              change.after().evidence().size()));
    }
    return changes;
  }

  String unit(Comparison comparison, String code) {
    return comparison.units().name(code) + " (" + code + ")";
  }

  /** The title of a rule, as the draft has it where it can. */
  String rule(Comparison comparison, String code) {
    return Stream.of(comparison.draft(), comparison.base())
        .flatMap(side -> side.pack().rules().stream())
        .filter(rule -> rule.code().equals(code))
        .map(Rule::title)
        .map(this::of)
        .findFirst()
        .orElse(code);
  }

  /** The values of a parameter in time, one for each line; a word where there is none. */
  List<String> values(
      NavigableMap<LocalDate, Object> values, Regulation.ParameterInfo info, RulePack pack) {
    if (values.isEmpty()) {
      return List.of(of(ComparisonLabel.NO_VALUE));
    }
    List<String> lines = new ArrayList<>();
    values.forEach(
        (day, value) ->
            lines.add(
                day.equals(LocalDate.MIN)
                    ? value(value, info, pack)
                    : of(
                        ComparisonLabel.VALUE_SINCE,
                        "from",
                        date(day),
                        "value",
                        value(value, info, pack))));
    return lines;
  }

  private String value(Object value, Regulation.ParameterInfo info, RulePack pack) {
    if (value instanceof Set<?> codes) {
      List<String> names =
          pack.regulation().ratingScale().ratings().stream()
              .filter(rating -> codes.contains(rating.code()))
              .map(RatingScale.Rating::name)
              .map(this::of)
              .toList();
      return names.size() == codes.size() && !names.isEmpty()
          ? String.join(", ", names)
          : codes.isEmpty() ? of(ComparisonLabel.NO_VALUE) : report.value(value);
    }
    return (report.value(value) + " " + report.unit(info == null ? "" : info.unit())).strip();
  }

  /** What differs of a parameter beside its values. */
  List<String> notes(PackDifferences.OfParameter parameter) {
    List<String> notes = new ArrayList<>();
    parameter.notes().forEach(note -> notes.add(of(note)));
    if (!parameter.rules().isEmpty()) {
      notes.add(of(ComparisonLabel.PARAMETER_RULES, "rules", String.join(", ", parameter.rules())));
    }
    return notes;
  }
}
