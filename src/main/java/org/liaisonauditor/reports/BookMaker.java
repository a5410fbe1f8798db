package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Severity;
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
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Regulation.ClauseStatus;
import org.liaisonauditor.rules.Rule;

/** Makes the rule book of a pack. */
final class BookMaker {

  private static final int SHORT_HASH = 12;

  private final PackContents contents;
  private final Regulation regulation;
  private final List<RuleRun> runs;
  private final BookWording wording;
  private final String version;

  /**
   * A maker.
   *
   * @param runs the last runs of the pack, the newest first
   * @param version of the program
   */
  BookMaker(PackContents contents, List<RuleRun> runs, BookWording wording, String version) {
    this.contents = contents;
    this.regulation = contents.pack().regulation();
    this.runs = runs;
    this.wording = wording;
    this.version = version;
  }

  Book make() {
    List<Section> chapters = new ArrayList<>();
    chapters.add(clauses());
    chapters.add(runs());
    chapters.add(rules());
    chapters.add(parameters());
    chapters.add(retired());
    chapters.add(equivalents());
    return new Book(
        wording.language(),
        wording.of(BookLabel.TITLE),
        wording.of(regulation.title()),
        new Book.Running(
            wording.of(BookLabel.RUNNING, "pack", regulation.code()),
            shortened(contents.pack().hash())),
        regulation.code(),
        latestDay(),
        cover(),
        wording.of(Label.CONTENTS),
        chapters);
  }

  /** The latest day that the pack or a run tells of: the book can't be older than that. */
  private LocalDate latestDay() {
    Stream<LocalDate> values =
        regulation.parameters().values().stream()
            .flatMap(info -> info.values().stream())
            .map(Regulation.DatedValue::from);
    Stream<LocalDate> retired =
        regulation.retiredRules().values().stream().map(Regulation.RetiredRule::on);
    return Stream.of(
            values, retired, runs.stream().map(RuleRun::asOf), Stream.of(regulation.validFrom()))
        .flatMap(days -> days)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private List<Block> cover() {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(BookLabel.PACK, Words.plain(regulation.code())));
    entries.add(entry(BookLabel.HASH, Words.of(Look.CODE, contents.pack().hash())));
    String validity =
        regulation.validTo() == null
            ? wording.of(BookLabel.VALID_FROM, "from", wording.date(regulation.validFrom()))
            : wording.of(
                BookLabel.VALID_FROM_TO,
                "from",
                wording.date(regulation.validFrom()),
                "to",
                wording.date(regulation.validTo()));
    entries.add(entry(BookLabel.VALIDITY, Words.plain(validity)));
    entries.add(entry(BookLabel.RULES, Words.plain(rulesBySeverity())));
    entries.add(entry(BookLabel.CLAUSES, Words.plain(clausesByStatus())));
    int scenarios = contents.scenarios().values().stream().mapToInt(List::size).sum();
    entries.add(entry(BookLabel.SCENARIOS, Words.plain(wording.number(scenarios))));
    entries.add(
        entry(BookLabel.PARAMETERS, Words.plain(wording.number(regulation.parameters().size()))));
    entries.add(entry(BookLabel.RUNS, Words.plain(runsNote())));
    entries.add(
        entry(BookLabel.MADE_BY, Words.plain(wording.of(BookLabel.PROGRAM, "version", version))));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Form(entries));
    blocks.add(new Paragraph(List.of(Words.of(Look.STRONG, wording.of(BookLabel.HOW_TO_READ)))));
    List<List<Words>> how =
        Stream.of(
                BookLabel.HOW_RULES,
                BookLabel.HOW_SCENARIOS,
                BookLabel.HOW_DEFAULTS,
                BookLabel.HOW_PARAMETERS,
                BookLabel.HOW_RUNS,
                BookLabel.HOW_LANGUAGE)
            .map(label -> List.of(Words.plain(wording.of(label))))
            .toList();
    blocks.add(new Book.Items(false, how));
    return blocks;
  }

  private String rulesBySeverity() {
    List<Rule> rules = contents.pack().rules();
    List<Rule> findings = rules.stream().filter(rule -> rule.kind() == Rule.Kind.FINDING).toList();
    return wording.of(
        BookLabel.RULES_BY_SEVERITY,
        "rules",
        rules.size(),
        "high",
        count(findings, Severity.HIGH),
        "medium",
        count(findings, Severity.MEDIUM),
        "low",
        count(findings, Severity.LOW),
        "commendations",
        rules.size() - findings.size());
  }

  private static int count(List<Rule> rules, Severity severity) {
    return (int) rules.stream().filter(rule -> rule.severity() == severity).count();
  }

  private String clausesByStatus() {
    return wording.of(
        BookLabel.CLAUSES_BY_STATUS,
        "clauses",
        regulation.clauses().size(),
        "covered",
        count(ClauseStatus.COVERED),
        "partly",
        count(ClauseStatus.PARTLY),
        "person",
        count(ClauseStatus.NOT_FOR_A_MACHINE),
        "none",
        count(ClauseStatus.NO_RULE_YET));
  }

  private int count(ClauseStatus status) {
    return (int) regulation.clauses().stream().filter(clause -> clause.status() == status).count();
  }

  private String runsNote() {
    return runs.isEmpty()
        ? wording.of(BookLabel.NO_RUN)
        : wording.of(BookLabel.RUNS_NOTE, "runs", runs.size());
  }

  private Section clauses() {
    List<Row> rows = new ArrayList<>();
    for (Regulation.Clause clause : regulation.clauses()) {
      List<Words> rules =
          clause.rules().stream()
              .map(code -> contents.pack().rule(code))
              .map(rule -> new Words(Look.PLAIN, wording.of(rule.title()), ruleId(rule.code())))
              .toList();
      boolean watched = !rules.isEmpty();
      rows.add(
          new Row(
              BookIds.clause(regulation, clause.id()),
              List.of(
                  List.of(
                      Words.of(Look.STRONG, wording.of(clause.reference())),
                      Words.plain(wording.of(clause.text()))),
                  List.of(
                      Words.of(
                          clause.status() == ClauseStatus.NO_RULE_YET ? Look.HIGH : Look.PLAIN,
                          wording.status(clause.status()))),
                  watched ? rules : List.of(Words.of(Look.GREY, wording.of(Label.NO_RULE))))));
    }
    Table table =
        new Table(
            "",
            List.of(
                new Column(wording.of(Label.COLUMN_CLAUSE), 50, false),
                new Column(wording.of(Label.COLUMN_STATUS), 20, false),
                new Column(wording.of(Label.COLUMN_WATCHING_RULES), 30, false)),
            rows);
    return chapter(
        "clauses",
        BookLabel.CHAPTER_CLAUSES,
        List.of(note(clausesByStatus()), note(wording.of(BookLabel.CLAUSES_NOTE)), table));
  }

  private Section runs() {
    BookRuns told = new BookRuns(contents.pack(), runs, wording);
    List<Block> blocks = new ArrayList<>();
    blocks.add(note(runsNote()));
    if (!runs.isEmpty()) {
      blocks.add(told.runs());
      blocks.add(told.byRule());
    }
    return chapter("runs", BookLabel.CHAPTER_RUNS, blocks);
  }

  private Section rules() {
    BookRule maker = new BookRule(contents, runs, wording);
    return new Section(
        "rules",
        wording.of(BookLabel.CHAPTER_RULES),
        true,
        true,
        List.of(note(wording.of(BookLabel.RULES_NOTE)), maker.list()),
        contents.pack().rules().stream().map(maker::section).toList());
  }

  private Section parameters() {
    List<Row> rows = new ArrayList<>();
    regulation
        .parameters()
        .forEach(
            (name, info) -> {
              boolean first = true;
              for (List<List<Words>> value : BookRule.values(name, info, contents, wording)) {
                List<List<Words>> cells = new ArrayList<>(value);
                cells.add(first ? readers(name) : List.of());
                rows.add(new Row(first ? BookIds.parameter(name) : null, cells));
                first = false;
              }
            });
    Table table =
        new Table(
            "",
            List.of(
                new Column(wording.of(Label.COLUMN_PARAMETER), 31, false),
                new Column(wording.of(Label.COLUMN_VALUE), 12, false),
                new Column(wording.of(Label.COLUMN_SINCE), 11, false),
                new Column(wording.of(Label.COLUMN_SOURCE), 25, false),
                new Column(wording.of(BookLabel.READ_BY), 21, false)),
            rows);
    return chapter(
        "parameters",
        BookLabel.CHAPTER_PARAMETERS,
        List.of(note(wording.of(BookLabel.PARAMETERS_NOTE)), table));
  }

  private List<Words> readers(String parameter) {
    List<Words> readers = new ArrayList<>();
    for (Rule rule : contents.pack().rules()) {
      if (contents.parameters().get(rule.code()).contains(parameter)) {
        readers.add(new Words(Look.PLAIN, wording.of(rule.title()), ruleId(rule.code())));
      }
    }
    if (contents.usedByFacts().contains(parameter)) {
      readers.add(Words.of(Look.GREY, wording.of(BookLabel.READ_BY_FACTS)));
    }
    return readers;
  }

  private Section retired() {
    List<Row> rows = new ArrayList<>();
    regulation
        .retiredRules()
        .forEach(
            (code, rule) ->
                rows.add(
                    new Row(
                        null,
                        List.of(
                            List.of(Words.of(Look.CODE, code)),
                            List.of(Words.plain(wording.date(rule.on()))),
                            List.of(Words.plain(wording.of(rule.reason())))))));
    Table table =
        new Table(
            "",
            List.of(
                new Column(wording.of(BookLabel.CODE), 25, false),
                new Column(wording.of(BookLabel.RETIRED_ON), 20, false),
                new Column(wording.of(Label.COLUMN_REASON), 55, false)),
            rows);
    return shortChapter(
        "retired",
        BookLabel.CHAPTER_RETIRED,
        List.of(note(wording.of(BookLabel.RETIRED_NOTE)), orNone(table)));
  }

  private Section equivalents() {
    List<Row> rows = new ArrayList<>();
    for (PackContents.Equivalent one : contents.equivalents()) {
      rows.add(
          new Row(
              null,
              List.of(
                  List.of(BookRule.link(contents.pack(), one.rule(), wording)),
                  List.of(Words.of(Look.CODE, one.mutant())),
                  List.of(Words.plain(wording.of(one.reason()))))));
    }
    Table table =
        new Table(
            "",
            List.of(
                new Column(wording.of(Label.COLUMN_RULE), 25, false),
                new Column(wording.of(BookLabel.MISTAKE), 33, false),
                new Column(wording.of(Label.COLUMN_REASON), 42, false)),
            rows);
    return shortChapter(
        "equivalents",
        BookLabel.CHAPTER_EQUIVALENTS,
        List.of(note(wording.of(BookLabel.EQUIVALENTS_NOTE)), orNone(table)));
  }

  private Block orNone(Table table) {
    return table.rows().isEmpty() ? note(wording.of(Label.NONE_HERE)) : table;
  }

  private Section chapter(String id, BookLabel title, List<Block> blocks) {
    return new Section(id, wording.of(title), true, true, blocks, List.of());
  }

  private Section shortChapter(String id, BookLabel title, List<Block> blocks) {
    return new Section(id, wording.of(title), true, false, blocks, List.of());
  }

  private Entry entry(BookLabel name, Words value) {
    return new Entry(wording.of(name), List.of(value));
  }

  private static Paragraph note(String text) {
    return new Paragraph(List.of(Words.plain(text)));
  }

  private static String ruleId(String code) {
    return BookIds.rule(code);
  }

  static String shortened(String hash) {
    return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
  }
}
