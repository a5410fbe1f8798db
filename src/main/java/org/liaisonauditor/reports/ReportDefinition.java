package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Text;

/** How the report looks and what it says: the files of the folder {@code reports/}, checked. */
public final class ReportDefinition {

  private static final Set<String> CITY = Set.of("city", "CITY");
  private static final Set<String> PERIOD = Set.of("from", "to");
  private static final Set<String> DATE = Set.of("place", "day", "month", "monthName", "year");
  private static final Set<String> SIDES = Set.of("top", "bottom", "left", "right");
  private static final Set<String> LETTERHEAD =
      Set.of(
          "upper_body", "issuing_body", "number", "party", "place", "date", "document_type",
          "subject", "recipients_title", "recipients", "authority", "signatory", "draft",
          "margins");

  private static final int LONGEST_SHEET_NAME = 31;

  private final Letterhead letterhead;
  private final Map<Label, Text> texts;

  private ReportDefinition(Letterhead letterhead, Map<Label, Text> texts) {
    this.letterhead = letterhead;
    this.texts = texts;
  }

  /**
   * Reads the definitions of a folder.
   *
   * @throws DefinitionException with all faults of all files, if there is one
   */
  public static ReportDefinition load(Path folder) throws IOException, DefinitionException {
    List<String> faults = new ArrayList<>();
    DefinitionFile report = new DefinitionFile(folder, "report.yaml", faults);
    report.allow(Set.of("letterhead"));
    String name = report.value("letterhead");
    Letterhead letterhead = null;
    if (name.matches("[A-Za-z0-9-]+")) {
      letterhead = letterhead(folder, "letterheads/" + name + ".yaml", faults);
    } else if (report.readable()) {
      report.refuse(
          "letterhead", "“letterhead” is “" + name + "”; allowed is the name of a file of letterheads/");
    }
    Map<Label, Text> texts = texts(folder, faults);
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return new ReportDefinition(letterhead, texts);
  }

  private static Letterhead letterhead(Path folder, String name, List<String> faults)
      throws IOException {
    DefinitionFile file = new DefinitionFile(folder, name, faults);
    file.allow(LETTERHEAD);
    Map<String, Integer> margins = file.numbers("margins", SIDES, 10, 60);
    return new Letterhead(
        file.text("upper_body", CITY),
        file.text("issuing_body", CITY),
        file.text("number", Set.of()),
        file.text("party", Set.of()),
        file.text("place", CITY),
        file.text("date", DATE),
        file.text("document_type", Set.of()),
        file.text("subject", PERIOD),
        file.text("recipients_title", Set.of()),
        file.texts("recipients"),
        file.text("authority", Set.of()),
        file.text("signatory", Set.of()),
        file.text("draft", Set.of()),
        new Letterhead.Margins(
            margins.get("top"), margins.get("bottom"), margins.get("left"), margins.get("right")));
  }

  private static Map<Label, Text> texts(Path folder, List<String> faults) throws IOException {
    DefinitionFile file = new DefinitionFile(folder, "texts.yaml", faults);
    file.allow(
        Stream.of(Label.values()).map(Label::key).collect(Collectors.toCollection(TreeSet::new)));
    Map<Label, Text> texts = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      Text text = file.text(label.key(), label.placeholders());
      texts.put(label, text);
      if (label.key().startsWith("sheet-") && file.readable()) {
        checkSheetName(file, label.key(), text.vi());
        checkSheetName(file, label.key(), text.en());
      }
    }
    return texts;
  }

  private static void checkSheetName(DefinitionFile file, String key, String name) {
    if (name.isBlank() || name.length() > LONGEST_SHEET_NAME || name.matches(".*[\\[\\]:*?/\\\\].*")) {
      file.refuse(
          key,
          "“%s” can't be a sheet's name; allowed are 1 to %d characters without [ ] : * ? / \\"
              .formatted(name, LONGEST_SHEET_NAME));
    }
  }

  Letterhead letterhead() {
    return letterhead;
  }

  Text text(Label label) {
    return texts.get(label);
  }
}
