package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.yaml.Fault;

/** How the report looks and what it says: the files of the folder {@code reports/}, checked. */
public final class ReportDefinition {

  private static final String REPORT = "report.yaml";
  private static final String TEXTS = "texts.yaml";
  private static final String LIVES = "lives.yaml";

  /** The words for accepted gaps. */
  static final String EXCEPTIONS = "exceptions.yaml";

  private static final List<String> CITY = List.of("city", "CITY");
  private static final List<String> PERIOD = List.of("from", "to");
  private static final List<String> DATE = List.of("place", "day", "month", "monthName", "year");
  private static final List<String> SIDES = List.of("top", "bottom", "left", "right");
  private static final List<String> LETTERHEAD =
      List.of(
          "upper_body",
          "issuing_body",
          "number",
          "party",
          "place",
          "date",
          "document_type",
          "subject",
          "recipients_title",
          "recipients",
          "authority",
          "signatory",
          "draft",
          "margins");

  /** Letterheads from before reports were issued lack these; then they are as follows. */
  private static final List<String> LATER = List.of("foot", "page", "replaces", "history");

  private static final Text FOOT =
      new Text(
          "{report} · {number} · quy tắc {rules} · chương trình {version}",
          "{report} · {number} · rules {rules} · program {version}");
  private static final Text PAGE = new Text("Trang {page}/{pages}", "Page {page}/{pages}");
  private static final Text REPLACES =
      new Text("(thay thế văn bản số {number} ngày {day})", "(in place of No. {number} of {day})");
  private static final Text HISTORY =
      new Text("Đầu chuỗi lịch sử: {head}", "Head of the history: {head}");

  private static final int LONGEST_SHEET_NAME = 31;

  private final Letterhead letterhead;
  private final Map<Label, Text> texts;
  private final Map<LifeLabel, Text> lives;
  private final Map<AcceptedLabel, Text> exceptions;
  private final ReportKinds kinds;
  private final Map<String, String> hashes;
  private final Stamp stamp;

  private ReportDefinition(
      Letterhead letterhead,
      Map<Label, Text> texts,
      Map<LifeLabel, Text> lives,
      Map<AcceptedLabel, Text> exceptions,
      ReportKinds kinds,
      Map<String, String> hashes,
      Stamp stamp) {
    this.letterhead = letterhead;
    this.texts = texts;
    this.lives = lives;
    this.exceptions = exceptions;
    this.kinds = kinds;
    this.hashes = hashes;
    this.stamp = stamp;
  }

  /**
   * Reads the definitions of a folder.
   *
   * @throws DefinitionException with all faults of all files, if there is one
   */
  public static ReportDefinition load(Path folder) throws IOException, DefinitionException {
    return loaded(folder, false);
  }

  /**
   * Reads definitions as they were kept with an audit of an earlier day. What this program says and
   * an earlier one did not, it says in words of its own; what only an earlier one said is left out.
   *
   * @throws DefinitionException with all faults of all files, if there is one
   */
  public static ReportDefinition kept(Path folder) throws IOException, DefinitionException {
    return loaded(folder, true);
  }

  private static ReportDefinition loaded(Path folder, boolean kept)
      throws IOException, DefinitionException {
    List<Fault> faults = new ArrayList<>();
    ReportDefinition definition = read(folder, kept, faults);
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return definition;
  }

  /** Reads the definitions of a folder; null where there are faults, which are added. */
  static ReportDefinition read(Path folder, List<Fault> faults) throws IOException {
    return read(folder, false, faults);
  }

  private static ReportDefinition read(Path folder, boolean kept, List<Fault> faults)
      throws IOException {
    DefinitionFile report = new DefinitionFile(folder, REPORT, List.of("letterhead"), faults);
    String name = report.value("letterhead");
    String letterheadFile = "letterheads/" + name + ".yaml";
    Letterhead letterhead = null;
    if (name.matches("[A-Za-z0-9-]+")) {
      letterhead = letterhead(folder, letterheadFile, faults);
    } else if (report.has("letterhead")) {
      report.refuse(
          "letterhead", name + " is not allowed; write the name of a file of letterheads/");
    }
    Map<Label, Text> texts = texts(folder, kept, faults);
    Map<LifeLabel, Text> lives = lives(folder, kept, faults);
    Map<AcceptedLabel, Text> exceptions = exceptions(folder, faults);
    ReportKinds kinds = ReportKinds.read(folder, faults);
    if (!kept) {
      // One that nobody bears yet is no surprise later.
      for (String other : ReportKinds.letterheads(folder)) {
        if (!other.equals(name) && kinds.letterhead(other) == null) {
          letterhead(folder, "letterheads/" + other + ".yaml", faults);
        }
      }
    }
    if (!faults.isEmpty()) {
      return null;
    }
    Map<String, String> hashes = new TreeMap<>(CodePoints.ORDER);
    for (String file : List.of(REPORT, TEXTS, letterheadFile)) {
      hashes.put(file, AuditIdentity.sha256(folder.resolve(file)));
    }
    if (!lives.isEmpty()) {
      hashes.put(LIVES, AuditIdentity.sha256(folder.resolve(LIVES)));
    }
    if (!exceptions.isEmpty()) {
      hashes.put(EXCEPTIONS, AuditIdentity.sha256(folder.resolve(EXCEPTIONS)));
    }
    return new ReportDefinition(letterhead, texts, lives, exceptions, kinds, hashes, null);
  }

  /** The definition as a document of a kind is drawn by it. */
  ReportDefinition of(KindDefinition kind) {
    if (kind.file() == null) {
      return this;
    }
    Map<String, String> files = new TreeMap<>(CodePoints.ORDER);
    files.putAll(hashes);
    files.putAll(kinds.hashes(kind));
    Letterhead head = kind.letterhead() == null ? letterhead : kinds.letterhead(kind.letterhead());
    return new ReportDefinition(head.of(kind), texts, lives, exceptions, kinds, files, null);
  }

  /** The definition as an issued report is drawn by it; null = a draft. */
  ReportDefinition stamped(Stamp issued) {
    return issued == null
        ? this
        : new ReportDefinition(
            letterhead.ofReport().stamped(issued), texts, lives, exceptions, kinds, hashes, issued);
  }

  /** What the report bears since it is issued; null = it is a draft. */
  Stamp stamp() {
    return stamp;
  }

  /** The kind that the report of an audit is. */
  KindDefinition city() {
    return kinds.find(KindDefinition.CITY).orElseGet(KindDefinition::city);
  }

  /** The kinds of reports; none where the folder is older than they are. */
  ReportKinds kinds() {
    return kinds;
  }

  static Letterhead letterhead(Path folder, String name, List<Fault> faults) throws IOException {
    DefinitionFile file = new DefinitionFile(folder, name, LETTERHEAD, LATER, faults);
    Map<String, Integer> margins = file.numbers("margins", SIDES, 10, 60);
    return new Letterhead(
        file.text("upper_body", CITY),
        file.text("issuing_body", CITY),
        file.text("number", List.of("number", "symbol")),
        file.text("party", List.of()),
        file.text("place", CITY),
        file.text("date", DATE),
        file.text("document_type", List.of()),
        file.text("subject", PERIOD),
        file.text("recipients_title", List.of()),
        file.texts("recipients"),
        file.text("authority", List.of()),
        file.text("signatory", List.of()),
        marked(file.text("draft", List.of())),
        later(file, "foot", FOOT, List.of("report", "number", "rules", "version")),
        later(file, "page", PAGE, List.of("page", "pages")),
        later(file, "replaces", REPLACES, List.of("number", "day")),
        later(file, "history", HISTORY, List.of("head")),
        new Letterhead.Margins(
            margins.get("top"), margins.get("bottom"), margins.get("left"), margins.get("right")));
  }

  /** Whatever a letterhead says, a report that nobody signed says that it is a draft. */
  private static Text marked(Text draft) {
    return new Text(
        draft.vi().isBlank() ? "DỰ THẢO" : draft.vi(), draft.en().isBlank() ? "DRAFT" : draft.en());
  }

  private static Text later(
      DefinitionFile file, String key, Text otherwise, List<String> placeholders) {
    return file.has(key) ? file.text(key, placeholders) : otherwise;
  }

  private static Map<Label, Text> texts(Path folder, boolean kept, List<Fault> faults)
      throws IOException {
    List<String> keys = Stream.of(Label.values()).map(Label::key).toList();
    if (kept) {
      DefinitionFile file = DefinitionFile.kept(folder, TEXTS, faults);
      Map<Label, Text> texts = new EnumMap<>(Label.class);
      for (Label label : Label.values()) {
        texts.put(
            label,
            file.has(label.key())
                ? file.text(label.key(), label.placeholders())
                : LaterTexts.of(label, faults));
      }
      return texts;
    }
    DefinitionFile file = new DefinitionFile(folder, TEXTS, keys, faults);
    Map<Label, Text> texts = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      Text text = file.text(label.key(), label.placeholders());
      texts.put(label, text);
      if (label.key().startsWith("sheet-") && file.has(label.key())) {
        checkSheetName(file, label.key(), text.vi());
        checkSheetName(file, label.key(), text.en());
      }
    }
    return texts;
  }

  /**
   * Definitions from before findings had lives lack the file; reports by them say nothing of it.
   */
  private static Map<LifeLabel, Text> lives(Path folder, boolean kept, List<Fault> faults)
      throws IOException {
    Map<LifeLabel, Text> lives = new EnumMap<>(LifeLabel.class);
    if (!Files.exists(folder.resolve(LIVES))) {
      return lives;
    }
    List<String> keys = Stream.of(LifeLabel.values()).map(LifeLabel::key).toList();
    DefinitionFile file =
        kept
            ? DefinitionFile.kept(folder, LIVES, faults)
            : new DefinitionFile(folder, LIVES, keys, faults);
    for (LifeLabel label : LifeLabel.values()) {
      if (!kept || !label.later() || file.has(label.key())) {
        lives.put(label, file.text(label.key(), label.placeholders()));
      }
    }
    String sheet = LifeLabel.SHEET_GONE.key();
    if (file.has(sheet)) {
      checkSheetName(file, sheet, lives.get(LifeLabel.SHEET_GONE).vi());
      checkSheetName(file, sheet, lives.get(LifeLabel.SHEET_GONE).en());
    }
    return lives;
  }

  /**
   * Definitions from before there were exceptions lack the file; audits that go by none need it
   * not.
   */
  private static Map<AcceptedLabel, Text> exceptions(Path folder, List<Fault> faults)
      throws IOException {
    Map<AcceptedLabel, Text> exceptions = new EnumMap<>(AcceptedLabel.class);
    if (!Files.exists(folder.resolve(EXCEPTIONS))) {
      return exceptions;
    }
    List<String> keys = Stream.of(AcceptedLabel.values()).map(AcceptedLabel::key).toList();
    DefinitionFile file = new DefinitionFile(folder, EXCEPTIONS, keys, faults);
    for (AcceptedLabel label : AcceptedLabel.values()) {
      exceptions.put(label, file.text(label.key(), label.placeholders()));
    }
    String sheet = AcceptedLabel.SHEET.key();
    if (file.has(sheet)) {
      checkSheetName(file, sheet, exceptions.get(AcceptedLabel.SHEET).vi());
      checkSheetName(file, sheet, exceptions.get(AcceptedLabel.SHEET).en());
    }
    return exceptions;
  }

  /** Refuses an entry whose text no workbook takes as the name of a sheet. */
  static void checkSheetName(DefinitionFile file, String key, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_SHEET_NAME
        || name.matches(".*[\\[\\]:*?/\\\\].*")) {
      file.refuse(
          key,
          "%s can't be a sheet's name; allowed are 1 to %d characters without [ ] : * ? / \\"
              .formatted(name, LONGEST_SHEET_NAME));
    }
  }

  /** SHA-256 of each file of the definition, by its path: the outputs depend on them too. */
  Map<String, String> hashes() {
    return hashes;
  }

  Letterhead letterhead() {
    return letterhead;
  }

  /** Whether there are words for how findings stand. */
  boolean hasLives() {
    return !lives.isEmpty();
  }

  /** Whether there are words for accepted gaps. */
  public boolean hasExceptions() {
    return !exceptions.isEmpty();
  }

  Text text(AcceptedLabel label) {
    return exceptions.get(label);
  }

  /** Whether there are words for it; kept definitions may lack later ones. */
  boolean has(LifeLabel label) {
    return lives.containsKey(label);
  }

  Text text(LifeLabel label) {
    return lives.get(label);
  }

  Text text(Label label) {
    return texts.get(label);
  }
}
