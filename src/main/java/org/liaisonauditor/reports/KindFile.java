package org.liaisonauditor.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.scope.Persons;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.YamlNode;

/** Reads the definition of one kind of report; all its faults are told. */
final class KindFile {

  static final String FOLDER = "kinds";

  private static final List<String> NEEDED = List.of("name", "scope", "symbol", "sections");
  private static final List<String> OPTIONAL =
      List.of(
          "letterhead",
          "audits",
          "document-type",
          "subject",
          "recipients",
          "authority",
          "signatory",
          "persons",
          "when-empty",
          "due-days",
          "pages",
          "new-page-for-chapters");

  private static final List<String> SUBJECT = List.of("unit", "code", "from", "to", "asOf");
  private static final List<String> EARLIER = List.of("earlierFrom", "earlierTo", "earlierAsOf");
  private static final List<String> NUMBERS =
      List.of(
          "findings",
          "high",
          "medium",
          "low",
          "members",
          "branches",
          "workplaces",
          "meetings",
          "commended");

  private static final int MOST_DAYS = 366;
  private static final int MOST_PAGES = 50;
  private static final int MOST_ROWS = 100_000;

  /**
   * What a definition may not collide with, or has to find.
   *
   * @param letterheads the letterheads that there are
   * @param named the names taken so far, in small letters, with the file that took it
   */
  record Room(List<String> letterheads, Map<String, String> named) {}

  private final DefinitionFile file;
  private final String name;
  private final Room room;
  private final boolean due;
  private final int audits;
  private final KindScope scope;

  private KindFile(DefinitionFile file, String name, Room room) {
    this.file = file;
    this.name = name;
    this.room = room;
    this.due = file.has("due-days");
    this.audits = number("audits", 1, 2, 1);
    KindScope read = file.has("scope") ? constant(file.node("scope"), KindScope.values()) : null;
    this.scope = read == null ? KindScope.ALL : read;
  }

  /**
   * Reads a definition.
   *
   * @param name file name below the folder of kinds
   * @param faults takes its faults
   */
  static KindDefinition read(Path folder, String name, Room room, List<Fault> faults)
      throws IOException {
    String path = FOLDER + "/" + name;
    DefinitionFile file = new DefinitionFile(folder, path, NEEDED, OPTIONAL, faults);
    return new KindFile(file, name, room).definition(path);
  }

  private KindDefinition definition(String path) {
    String letterhead = file.value("letterhead");
    if (!letterhead.isEmpty() && !room.letterheads().contains(letterhead)) {
      file.node("letterhead")
          .fault(
              "there is no letterhead " + letterhead + " in letterheads/",
              Nearest.remedy(letterhead, room.letterheads()));
    }
    for (String key : OPTIONAL) {
      if (file.named(key) != null && !file.has(key)) {
        file.named(key).fault("nothing stands behind " + key, "write it, or leave the key out");
      }
    }
    Text title = file.text("name", List.of());
    if (file.has("name")) {
      saying(file.node("name"), title);
    }
    for (String one : new TreeSet<>(List.of(title.vi(), title.en()))) {
      String taken =
          one.isEmpty() ? null : room.named().putIfAbsent(one.toLowerCase(Locale.ROOT), path);
      if (taken != null) {
        file.refuse("name", "another kind is called " + one + ": " + taken);
      }
    }
    String symbol = file.value("symbol");
    if (!symbol.matches("[\\p{Lu}\\p{Ll}]{0,6}")) {
      file.refuse(
          "symbol", symbol + " is no symbol of a document type; allowed are letters, as BC");
    }
    checkCity();
    List<KindDefinition.Part> parts = parts();
    if (!parts.isEmpty()) {
      checkPlan(parts);
      checkPeriods(parts);
    }
    int pages = number("pages", 1, MOST_PAGES, 0);
    if (pages > 0) {
      checkEnd(parts);
    }
    return new KindDefinition(
        name.substring(0, name.length() - ".yaml".length()),
        path,
        title,
        letterhead.isEmpty() ? null : letterhead,
        scope,
        audits,
        symbol,
        saying("document-type", List.of()),
        saying("subject", subject()),
        file.has("recipients") ? recipients() : null,
        optional("authority", List.of()),
        optional("signatory", List.of()),
        file.has("persons")
            ? orElse(constant(file.node("persons"), Persons.values()), Persons.COUNTED)
            : Persons.ANSWERED_ONLY,
        choice("when-empty", List.of("write", "leave-out")).equals("leave-out"),
        number("due-days", 1, MOST_DAYS, 0),
        pages,
        !choice("new-page-for-chapters", List.of("yes", "no")).equals("no"),
        parts);
  }

  /** The report of an audit goes with findings.csv, which names everybody. */
  private void checkCity() {
    if (!name.equals(KindDefinition.CITY + ".yaml")) {
      return;
    }
    String remedy = "define a kind of its own in another file for other readers";
    if (scope != KindScope.ALL) {
      file.node("scope").fault("the report of an audit has the scope all", remedy);
    }
    if (!file.value("persons").equals("named")) {
      file.node(file.has("persons") ? "persons" : "name")
          .fault("the report of an audit goes with its lists: write `persons: named`", remedy);
    }
  }

  /** A plan says first what it is not. */
  private void checkPlan(List<KindDefinition.Part> parts) {
    boolean said = false;
    for (KindDefinition.Part part : parts) {
      said |= part.section() == KindSection.PLAN_SUMMARY;
      if (part.section().plans() && !said) {
        file.node("sections")
            .fault(
                part.section().key() + " stands before it is said that a plan is no proof",
                "put plan-summary before it");
        return;
      }
    }
    if (!said && name.equals(KindDefinition.PLAN + ".yaml")) {
      file.node("sections")
          .fault("auditor plan draws by this kind; it has no plan-summary", "add plan-summary");
    }
  }

  /** An earlier audit is asked for where something is said of it. */
  private void checkPeriods(List<KindDefinition.Part> parts) {
    if (audits == 2 && parts.stream().noneMatch(part -> part.section().aboutPeriods())) {
      file.node("audits")
          .fault(
              "two audits are asked for, and no section compares them",
              "add periods-summary, or leave audits out");
    }
  }

  private List<Text> recipients() {
    List<YamlNode> items = file.node("recipients").items();
    if (items.isEmpty()) {
      file.node("recipients")
          .fault(
              "nobody gets it", "name somebody, or leave the key out: then as the letterhead says");
    }
    List<String> placeholders = scope == KindScope.ALL ? List.of() : List.of("unit");
    return items.stream()
        .map(item -> saying(item, DefinitionFile.text(item, placeholders)))
        .toList();
  }

  /** A text that says something; one that is missing in a language is told already. */
  private static Text saying(YamlNode node, Text text) {
    boolean blank = text.vi().isBlank() && text.en().isBlank();
    if (blank && node.get("vi").present() && node.get("en").present()) {
      node.fault("the text is blank", "write what it says, in vi and in en");
    }
    return text;
  }

  private Text saying(String key, List<String> placeholders) {
    return file.has(key) ? saying(file.node(key), file.text(key, placeholders)) : null;
  }

  private Text optional(String key, List<String> placeholders) {
    return file.has(key) ? file.text(key, placeholders) : null;
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }

  /** What the subject may speak of. */
  private List<String> subject() {
    List<String> placeholders = new ArrayList<>(SUBJECT);
    if (scope == KindScope.ALL) {
      placeholders.removeAll(List.of("unit", "code"));
    }
    if (audits == 2) {
      placeholders.addAll(EARLIER);
    }
    return placeholders;
  }

  /** What paragraphs may speak of. */
  private List<String> paragraph() {
    List<String> placeholders = subject();
    placeholders.addAll(NUMBERS);
    placeholders.add("city");
    if (due) {
      placeholders.addAll(List.of("due", "days"));
    }
    return placeholders;
  }

  private String choice(String key, List<String> allowed) {
    return file.has(key) ? choice(file.node(key), allowed) : "";
  }

  private static String choice(YamlNode node, List<String> allowed) {
    String text = node.text();
    if (text != null && !allowed.contains(text)) {
      node.fault(text + " is not allowed here", Nearest.remedy(text, allowed));
    }
    return text == null ? "" : text;
  }

  private static <E extends Enum<E>> E constant(YamlNode node, E[] constants) {
    return node.constant(constants[0].getDeclaringClass());
  }

  private int number(String key, int least, int most, int otherwise) {
    return file.has(key) ? number(file.node(key), least, most, otherwise) : otherwise;
  }

  private static int number(YamlNode node, int least, int most, int otherwise) {
    String text = node.text();
    if (text == null) {
      return otherwise;
    }
    int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      node.fault(
          "%s is not allowed here; allowed are whole numbers from %d to %d"
              .formatted(text, least, most));
      return otherwise;
    }
    return number;
  }

  private List<KindDefinition.Part> parts() {
    List<KindDefinition.Part> parts = new ArrayList<>();
    if (!file.has("sections")) {
      return parts;
    }
    if (!file.node("sections").isList() || file.node("sections").items().isEmpty()) {
      file.node("sections").fault("there are no sections", "write them as a list, `- name` each");
      return parts;
    }
    Map<KindSection, Integer> lines = new EnumMap<>(KindSection.class);
    for (YamlNode item : file.node("sections").items()) {
      KindDefinition.Part part = part(item);
      if (part == null) {
        continue;
      }
      Integer before = lines.putIfAbsent(part.section(), item.line());
      if (before != null && part.section().once()) {
        item.fault(
            part.section().key() + " stands here a second time, first in line " + before,
            "remove one");
      }
      parts.add(part);
    }
    return parts;
  }

  private KindDefinition.Part part(YamlNode item) {
    String key;
    YamlNode options = null;
    if (item.isMapping()) {
      Map<String, YamlNode> entries = item.entries();
      if (entries.size() != 1) {
        item.fault("a section is one name, with its options below it");
        return null;
      }
      key = entries.keySet().iterator().next();
      options = entries.get(key);
    } else {
      key = item.text();
      if (key == null) {
        return null;
      }
    }
    KindSection section = section(item, key);
    if (section == null) {
      return null;
    }
    fits(item, section);
    return options(item, section, options);
  }

  private static KindSection section(YamlNode item, String key) {
    List<String> names = Arrays.stream(KindSection.values()).map(KindSection::key).toList();
    if (!names.contains(key)) {
      item.fault("there is no section " + key, Nearest.remedy(key, names));
      return null;
    }
    return KindSection.values()[names.indexOf(key)];
  }

  private void fits(YamlNode item, KindSection section) {
    if (section.aboutAll() && scope != KindScope.ALL) {
      item.fault(
          section.key() + " names the files of all units and does not fit the scope " + scope.key(),
          "it is allowed with the scope all");
    }
    if (section.plans() && scope != KindScope.ALL) {
      item.fault(
          section.key()
              + " compares all units for the inspectors and does not fit the scope "
              + scope.key(),
          "it is allowed with the scope all");
    }
    if (section.aboutPeriods() && audits != 2) {
      item.fault(
          section.key() + " compares two audits", "write `audits: 2`, or leave the section out");
    }
  }

  private KindDefinition.Part options(YamlNode item, KindSection section, YamlNode options) {
    if (section == KindSection.TEXT || section == KindSection.SALUTATION) {
      if (options == null || !options.present()) {
        item.fault("the text is missing", "write `vi: …` and `en: …` below " + section.key());
        return null;
      }
      return new KindDefinition.Part(
          section,
          saying(options, DefinitionFile.text(options, paragraph())),
          Set.of(),
          0,
          true,
          true);
    }
    if (options == null || !options.present()) {
      return new KindDefinition.Part(section, null, figuresOf(scope), 0, true, true);
    }
    if (section.options().isEmpty()) {
      options.fault(section.key() + " has no options", "write its name alone");
      return KindDefinition.Part.plain(section);
    }
    Map<String, YamlNode> given = options.entries(section.options());
    return new KindDefinition.Part(
        section,
        given.containsKey("title")
            ? saying(given.get("title"), DefinitionFile.text(given.get("title"), List.of()))
            : null,
        given.containsKey("parts") ? figures(given.get("parts")) : figuresOf(scope),
        given.containsKey("most") ? number(given.get("most"), 1, MOST_ROWS, 0) : 0,
        !given.containsKey("evidence")
            || !choice(given.get("evidence"), List.of("yes", "no")).equals("no"),
        !given.containsKey("tiles")
            || !choice(given.get("tiles"), List.of("yes", "no")).equals("no"));
  }

  private Set<String> figures(YamlNode node) {
    List<String> names = List.copyOf(new TreeSet<>(KindDefinition.FIGURES));
    Set<String> figures = new LinkedHashSet<>();
    for (YamlNode item : node.items()) {
      String name = item.text();
      if (name == null) {
        continue;
      }
      if (!names.contains(name)) {
        item.fault("there is no part " + name + " of figures", Nearest.remedy(name, names));
      } else if (!figuresOf(scope).contains(name)) {
        item.fault(
            "figures: " + name + " does not fit the scope " + scope.key(),
            "allowed are " + String.join(", ", new TreeSet<>(figuresOf(scope))));
      } else if (!figures.add(name)) {
        item.fault(name + " stands here twice", "remove one");
      }
    }
    if (figures.contains("chart") && !figures.contains("by-rule")) {
      node.fault("a chart has its numbers in a table beside it", "add by-rule, or leave out chart");
    }
    return figures;
  }

  /** Figures about wards and workplaces are of a city; those of branches also of a ward. */
  private static Set<String> figuresOf(KindScope scope) {
    return switch (scope) {
      case ALL -> KindDefinition.FIGURES;
      case WARD -> Set.of("by-rule", "chart", "top-branches");
      default -> Set.of("by-rule", "chart");
    };
  }

  /** A list that keeps to pages must know how much comes after it. */
  private void checkEnd(List<KindDefinition.Part> parts) {
    boolean list = false;
    for (KindDefinition.Part part : parts) {
      if (list && part.section() != KindSection.TEXT && part.section() != KindSection.SIGNATURE) {
        file.refuse(
            "pages",
            "with a number of pages only text and signature may follow findings-list, not "
                + part.section().key());
      }
      list |= part.section() == KindSection.FINDINGS_LIST;
    }
    if (!list) {
      file.refuse("pages", "only findings-list can keep to a number of pages; there is none");
    }
  }
}
