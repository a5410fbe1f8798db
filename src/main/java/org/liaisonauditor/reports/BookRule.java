package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.reports.Book.Block;
import org.liaisonauditor.reports.Book.Column;
import org.liaisonauditor.reports.Book.Entry;
import org.liaisonauditor.reports.Book.Form;
import org.liaisonauditor.reports.Book.Look;
import org.liaisonauditor.reports.Book.Paragraph;
import org.liaisonauditor.reports.Book.Row;
import org.liaisonauditor.reports.Book.Section;
import org.liaisonauditor.reports.Book.Table;
import org.liaisonauditor.reports.Book.Words;
import org.liaisonauditor.rules.DrlListing;
import org.liaisonauditor.rules.MessageParts;
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.rules.Prose;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.Scenario;

/** Tells of one rule: all that a reader has to know of it, from the clause to what it found. */
final class BookRule {

  private final PackContents contents;
  private final Regulation regulation;
  private final List<RuleRun> runs;
  private final BookWording wording;
  private final BookScenarios scenarios;

  BookRule(PackContents contents, List<RuleRun> runs, BookWording wording) {
    this.contents = contents;
    this.regulation = contents.pack().regulation();
    this.runs = runs;
    this.wording = wording;
    this.scenarios = new BookScenarios(regulation, wording);
  }

  /** All rules, each with its severity and where it comes from. */
  Table list() {
    List<Row> rows = new ArrayList<>();
    for (Rule rule : contents.pack().rules()) {
      List<Words> severities = new ArrayList<>();
      if (rule.kind() == Rule.Kind.COMMENDATION) {
        severities.add(Words.plain(wording.of(BookLabel.KIND_COMMENDATION)));
      } else {
        severities.add(severity(rule.severity()));
        rule.variants().values().stream()
            .map(Rule.Variant::severity)
            .filter(severity -> severity != rule.severity())
            .distinct()
            .forEach(severity -> severities.add(severity(severity)));
      }
      rows.add(
          new Row(
              null,
              List.of(
                  List.of(
                      new Words(Look.STRONG, wording.of(rule.title()), BookIds.rule(rule.code())),
                      Words.of(Look.CODE, rule.code())),
                  severities,
                  rule.clauses().stream()
                      .map(
                          id ->
                              new Words(
                                  Look.PLAIN,
                                  wording.of(regulation.clause(id).reference()),
                                  BookIds.clause(regulation, id)))
                      .toList(),
                  List.of(
                      Words.plain(wording.number(contents.scenarios().get(rule.code()).size()))))));
    }
    return new Table(
        "",
        List.of(
            new Column(wording.of(Label.COLUMN_RULE), 40, false),
            new Column(wording.of(Label.COLUMN_SEVERITY), 16, false),
            new Column(wording.of(Label.COLUMN_CLAUSE), 32, false),
            new Column(wording.of(BookLabel.SCENARIOS), 12, true)),
        rows);
  }

  Section section(Rule rule) {
    String id = BookIds.rule(rule.code());
    List<Section> sections = new ArrayList<>();
    sections.add(within(id + "-clauses", BookLabel.SECTION_CLAUSES, List.of(clauses(rule))));
    int part = 0;
    for (Rule.Section about : rule.sections()) {
      String title = wording.of(about.heading());
      sections.add(
          new Section(
              id + "-about-" + ++part,
              title,
              false,
              false,
              prose(wording.of(about.body())),
              List.of()));
    }
    sections.add(within(id + "-message", BookLabel.SECTION_MESSAGE, message(rule)));
    sections.add(
        within(
            id + "-drl",
            BookLabel.SECTION_DRL,
            List.of(new Book.Code(DrlListing.of(contents.pack().drl().get(rule.code()))))));
    sections.add(
        within(id + "-parameters", BookLabel.SECTION_PARAMETERS, List.of(parameters(rule))));
    sections.add(scenarios.section(id + "-scenarios", contents.scenarios().get(rule.code())));
    sections.add(
        within(
            id + "-fired",
            BookLabel.SECTION_FIRED,
            List.of(
                runs.isEmpty()
                    ? paragraph(wording.of(BookLabel.NO_RUN))
                    : new BookRuns(contents.pack(), runs, wording).of(rule))));
    return new Section(
        id,
        wording.of(rule.title()),
        true,
        true,
        List.of(paragraph(wording.of(rule.summary())), form(rule)),
        sections);
  }

  /** The title of a rule, leading to it; its code where the pack has no such rule. */
  static Words link(RulePack pack, String code, BookWording wording) {
    return pack.rules().stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .map(rule -> new Words(Look.PLAIN, wording.of(rule.title()), BookIds.rule(rule.code())))
        .orElse(Words.of(Look.CODE, code));
  }

  private Form form(Rule rule) {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(BookLabel.CODE, Words.of(Look.CODE, rule.code())));
    BookLabel kind =
        rule.kind() == Rule.Kind.FINDING ? BookLabel.KIND_FINDING : BookLabel.KIND_COMMENDATION;
    entries.add(entry(BookLabel.KIND, Words.plain(wording.of(kind))));
    if (rule.kind() == Rule.Kind.FINDING) {
      entries.add(new Entry(wording.of(Label.COLUMN_SEVERITY), List.of(severity(rule.severity()))));
      rule.variants()
          .forEach(
              (name, variant) ->
                  entries.add(
                      new Entry(
                          wording.of(BookLabel.VARIANT) + " " + name,
                          List.of(severity(variant.severity())))));
    }
    entries.add(entry(BookLabel.FILE, Words.of(Look.CODE, rule.drl())));
    entries.add(entry(BookLabel.VERSION, Words.of(Look.CODE, BookMaker.shortened(rule.hash()))));
    return new Form(entries);
  }

  private Words severity(Severity severity) {
    return Words.of(look(severity), wording.of(severity.title()));
  }

  static Look look(Severity severity) {
    return switch (severity) {
      case HIGH -> Look.HIGH;
      case MEDIUM -> Look.MEDIUM;
      case LOW -> Look.LOW;
    };
  }

  private Table clauses(Rule rule) {
    List<Row> rows = new ArrayList<>();
    for (String id : rule.clauses()) {
      Regulation.Clause clause = regulation.clause(id);
      rows.add(
          new Row(
              null,
              List.of(
                  List.of(
                      new Words(
                          Look.PLAIN,
                          wording.of(clause.reference()),
                          BookIds.clause(regulation, id))),
                  List.of(Words.plain(wording.of(clause.text()))),
                  List.of(Words.plain(wording.status(clause.status()))))));
    }
    return new Table(
        "",
        List.of(
            new Column(wording.of(Label.COLUMN_CLAUSE), 27, false),
            new Column(wording.of(BookLabel.CLAUSE_ASKS), 53, false),
            new Column(wording.of(Label.COLUMN_STATUS), 20, false)),
        rows);
  }

  private static List<Block> prose(String body) {
    List<Block> blocks = new ArrayList<>();
    for (Prose.Block block : Prose.of(body)) {
      switch (block) {
        case Prose.Paragraph paragraph -> blocks.add(new Paragraph(words(paragraph.spans())));
        case Prose.Items list ->
            blocks.add(
                new Book.Items(
                    list.numbered(), list.items().stream().map(BookRule::words).toList()));
      }
    }
    return blocks;
  }

  private static List<Words> words(List<Prose.Span> spans) {
    return spans.stream()
        .map(
            span ->
                Words.of(
                    switch (span.form()) {
                      case PLAIN -> Look.PLAIN;
                      case STRESSED -> Look.STRESSED;
                      case STRONG -> Look.STRONG;
                      case CODE -> Look.CODE;
                    },
                    span.text()))
        .toList();
  }

  /** The sentence of each variant with its gaps, what fills these, and an example. */
  private List<Block> message(Rule rule) {
    List<Block> blocks = new ArrayList<>();
    Set<MessageParts.Part> gaps = new LinkedHashSet<>();
    String ordinary = rule.variants().isEmpty() ? "" : wording.of(BookLabel.ORDINARY);
    blocks.add(sentence(ordinary, rule.message(), gaps));
    rule.variants()
        .forEach(
            (name, variant) -> {
              String title = wording.of(BookLabel.VARIANT) + " " + name;
              blocks.add(
                  variant.message() == null
                      ? new Paragraph(
                          List.of(
                              Words.of(Look.STRONG, title + ": "),
                              Words.of(Look.STRESSED, wording.of(BookLabel.SAME_MESSAGE))))
                      : sentence(title, variant.message(), gaps));
            });
    if (!gaps.isEmpty()) {
      blocks.add(gaps(rule, gaps));
    }
    contents.scenarios().get(rule.code()).stream()
        .flatMap(one -> one.scenario().expected().stream().map(found -> new Example(one, found)))
        .filter(example -> example.found().message() != null)
        .findFirst()
        .ifPresent(
            example ->
                blocks.add(
                    new Paragraph(
                        List.of(
                            Words.of(
                                Look.STRESSED,
                                wording.of(
                                        BookLabel.MESSAGE_EXAMPLE,
                                        "scenario",
                                        example.of().scenario().name())
                                    + " "),
                            Words.plain(wording.of(example.found().message()))))));
    return blocks;
  }

  private record Example(PackContents.Case of, Scenario.Expected found) {}

  private Paragraph sentence(String title, Text message, Set<MessageParts.Part> gaps) {
    List<Words> words = new ArrayList<>();
    if (!title.isEmpty()) {
      words.add(Words.of(Look.STRONG, title + ": "));
    }
    for (MessageParts.Part part : MessageParts.of(wording.of(message))) {
      words.add(Words.of(part.filling() == null ? Look.PLAIN : Look.CODE, part.text()));
      if (part.filling() != null) {
        gaps.add(part);
      }
    }
    return new Paragraph(words);
  }

  private Table gaps(Rule rule, Set<MessageParts.Part> gaps) {
    String drl = contents.pack().drl().get(rule.code());
    List<Row> rows = new ArrayList<>();
    for (MessageParts.Part gap : gaps) {
      List<Words> kept =
          gap.names().stream()
              .map(name -> MessageParts.kept(drl, name).map(value -> "$" + name + " : " + value))
              .flatMap(value -> value.stream())
              .map(value -> Words.of(Look.CODE, value))
              .toList();
      rows.add(
          new Row(
              null,
              List.of(
                  List.of(Words.of(Look.CODE, gap.text())),
                  List.of(Words.plain(filling(gap))),
                  kept.isEmpty()
                      ? List.of(Words.of(Look.GREY, wording.of(BookLabel.OF_FINDING)))
                      : kept)));
    }
    return new Table(
        "",
        List.of(
            new Column(wording.of(BookLabel.GAP), 25, false),
            new Column(wording.of(BookLabel.GAP_FILLING), 35, false),
            new Column(wording.of(BookLabel.GAP_SOURCE), 40, false)),
        rows);
  }

  private String filling(MessageParts.Part gap) {
    String first = gap.names().getFirst();
    return switch (gap.filling()) {
      case DAYS -> wording.of(BookLabel.GAP_DAYS, "from", first, "to", gap.names().getLast());
      case UNIT -> wording.of(BookLabel.GAP_UNIT);
      case RATING -> wording.of(BookLabel.GAP_RATING);
      case PERCENT -> wording.of(BookLabel.GAP_PERCENT);
      case PROBABILITY -> wording.of(BookLabel.GAP_PROBABILITY);
      case VALUE -> wording.of(BookLabel.GAP_VALUE);
      case ALWAYS ->
          wording.of(
              switch (first) {
                case "subject" -> BookLabel.GAP_SUBJECT;
                case "unit" -> BookLabel.GAP_UNIT_OF_FINDING;
                case "occasion" -> BookLabel.GAP_OCCASION;
                case "period" -> BookLabel.GAP_PERIOD;
                default -> BookLabel.GAP_AS_OF;
              });
    };
  }

  private Block parameters(Rule rule) {
    List<Row> rows = new ArrayList<>();
    for (String name : contents.parameters().get(rule.code())) {
      Regulation.ParameterInfo info = regulation.parameters().get(name);
      values(name, info, contents, wording).forEach(cells -> rows.add(new Row(null, cells)));
    }
    if (rows.isEmpty()) {
      return paragraph(wording.of(BookLabel.NO_PARAMETERS));
    }
    return new Table(
        "",
        List.of(
            new Column(wording.of(Label.COLUMN_PARAMETER), 42, false),
            new Column(wording.of(Label.COLUMN_VALUE), 15, false),
            new Column(wording.of(Label.COLUMN_SINCE), 14, false),
            new Column(wording.of(Label.COLUMN_SOURCE), 29, false)),
        rows);
  }

  /** The cells of a parameter's dated values: name and meaning, value, since when, source. */
  static List<List<List<Words>>> values(
      String name, Regulation.ParameterInfo info, PackContents contents, BookWording wording) {
    List<List<List<Words>>> rows = new ArrayList<>();
    for (Regulation.DatedValue dated : info.values()) {
      Object value =
          contents
              .pack()
              .parameters()
              .dated(name)
              .get(dated.from() == null ? LocalDate.MIN : dated.from());
      List<Words> what =
          rows.isEmpty()
              ? List.of(Words.of(Look.CODE, name), Words.plain(wording.of(info.meaning())))
              : List.of(Words.of(Look.CODE, name));
      rows.add(
          List.of(
              what,
              List.of(Words.plain(wording.value(value, info.unit()))),
              List.of(Words.plain(wording.since(dated.from()))),
              List.of(Words.plain(wording.of(dated.source())))));
    }
    return rows;
  }

  private Section within(String id, BookLabel title, List<Block> blocks) {
    return new Section(id, wording.of(title), false, false, blocks, List.of());
  }

  private Entry entry(BookLabel name, Words value) {
    return new Entry(wording.of(name), List.of(value));
  }

  private static Paragraph paragraph(String text) {
    return new Paragraph(List.of(Words.plain(text)));
  }
}
