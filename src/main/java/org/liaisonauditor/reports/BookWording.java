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
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.yaml.Fault;

/** The words of the rule book in one language: its own, and those that it shares with reports. */
final class BookWording {

  static final String FILE = "rule-book.yaml";

  private final Wording report;
  private final Map<BookLabel, Text> texts;
  private final Regulation regulation;

  private BookWording(Wording report, Map<BookLabel, Text> texts, Regulation regulation) {
    this.report = report;
    this.texts = texts;
    this.regulation = regulation;
  }

  /**
   * Reads the words.
   *
   * @param folder the folder of report definitions
   * @throws DefinitionException with all faults of its files, if there is one
   */
  static BookWording load(Path folder, Language language, Regulation regulation)
      throws IOException, DefinitionException {
    List<Fault> faults = new ArrayList<>();
    List<String> keys = Stream.of(BookLabel.values()).map(BookLabel::key).toList();
    DefinitionFile file = new DefinitionFile(folder, FILE, keys, faults);
    Map<BookLabel, Text> texts = new EnumMap<>(BookLabel.class);
    for (BookLabel label : BookLabel.values()) {
      texts.put(label, file.text(label.key(), label.placeholders()));
    }
    ReportDefinition definition = ReportDefinition.read(folder, faults);
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return new BookWording(new Wording(definition, language), texts, regulation);
  }

  Language language() {
    return report.language();
  }

  Letterhead letterhead() {
    return report.letterhead();
  }

  String of(BookLabel label, Object... values) {
    return report.fill(texts.get(label).in(language()), values);
  }

  /** A word that the report has, too. */
  String of(Label label) {
    return report.of(label);
  }

  String of(Text text) {
    return report.of(text);
  }

  String date(LocalDate day) {
    return report.date(day);
  }

  String number(int number) {
    return report.number(number);
  }

  String status(Regulation.ClauseStatus status) {
    return report.status(status);
  }

  String since(LocalDate day) {
    return report.since(day);
  }

  /** What a rating is called. */
  String rating(String code) {
    return regulation.ratingScale().ratings().stream()
        .filter(rating -> rating.code().equals(code))
        .findFirst()
        .map(rating -> of(rating.name()))
        .orElse(code);
  }

  /** A parameter's value with its unit. */
  String value(Object value, String unit) {
    return value instanceof Set<?> codes && codes.isEmpty()
        ? of(BookLabel.BLANK)
        : report.value(value, unit, regulation.ratingScale());
  }

  /** Values in time, in one line. */
  String values(NavigableMap<LocalDate, Object> dated, String unit) {
    if (dated.size() == 1) {
      return value(dated.firstEntry().getValue(), unit);
    }
    return dated.entrySet().stream()
        .map(
            entry ->
                of(
                    BookLabel.VALUE_SINCE,
                    "value",
                    value(entry.getValue(), unit),
                    "from",
                    since(entry.getKey())))
        .collect(Collectors.joining("; "));
  }
}
