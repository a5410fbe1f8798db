package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.intake.ColumnWords;
import org.liaisonauditor.reports.Book.Block;
import org.liaisonauditor.reports.Book.Column;
import org.liaisonauditor.reports.Book.Entry;
import org.liaisonauditor.reports.Book.Form;
import org.liaisonauditor.reports.Book.Look;
import org.liaisonauditor.reports.Book.Paragraph;
import org.liaisonauditor.reports.Book.Row;
import org.liaisonauditor.reports.Book.Section;
import org.liaisonauditor.reports.Book.Words;
import org.liaisonauditor.rules.PackContents;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Scenario;

/** Tells the scenarios of a rule to people who have never seen the files that they stand in. */
final class BookScenarios {

  /** What a table of one column takes of the width, beside the others. */
  private static final float WHOLE = 100;

  private final Regulation regulation;
  private final BookWording wording;
  private final ColumnWords columns;

  BookScenarios(Regulation regulation, BookWording wording) {
    this.regulation = regulation;
    this.wording = wording;
    this.columns = new ColumnWords(regulation.ratingScale());
  }

  Section section(String id, List<PackContents.Case> cases) {
    List<Section> sections = new ArrayList<>();
    for (PackContents.Case one : cases) {
      int number = sections.size() + 1;
      String title =
          wording.of(BookLabel.SCENARIO, "number", number, "name", one.scenario().name());
      sections.add(new Section(id + "-" + number, title, false, false, blocks(one), List.of()));
    }
    return new Section(
        id,
        wording.of(BookLabel.SECTION_SCENARIOS, "count", cases.size()),
        false,
        false,
        List.of(),
        sections);
  }

  private List<Block> blocks(PackContents.Case one) {
    List<Block> blocks = new ArrayList<>();
    Scenario scenario = one.scenario();
    blocks.add(
        paragraph(
            Words.plain(
                wording.of(
                    BookLabel.SCENARIO_WHEN,
                    "asOf",
                    wording.date(scenario.context().asOf()),
                    "from",
                    wording.date(scenario.context().from()),
                    "to",
                    wording.date(scenario.context().to())))));
    one.settings()
        .forEach(
            (name, dated) ->
                blocks.add(
                    paragraph(
                        Words.plain(
                            wording.of(
                                BookLabel.SCENARIO_SETTING,
                                "parameter",
                                wording.of(regulation.parameters().get(name).meaning()),
                                "values",
                                wording.values(
                                    dated, regulation.parameters().get(name).unit()))))));
    if (one.tables().isEmpty()) {
      blocks.add(paragraph(Words.of(Look.STRESSED, wording.of(BookLabel.NOTHING_GIVEN))));
    }
    one.tables().forEach(table -> add(table, blocks));
    blocks.add(
        scenario.expected().isEmpty()
            ? paragraph(Words.of(Look.STRONG, wording.of(BookLabel.EXPECTS_NOTHING)))
            : expected(scenario.expected()));
    return blocks;
  }

  /** Adds a table; a single row, and rows of a single column, are told in a line. */
  private void add(PackContents.GivenTable given, List<Block> blocks) {
    boolean lines = given.rows().size() == 1 || given.columns().size() == 1;
    if (!lines) {
      blocks.add(given(given));
      return;
    }
    Entry entry = new Entry(given.table().name(wording.language()), inLine(given));
    // Lines that follow one another make one form.
    if (!blocks.isEmpty() && blocks.getLast() instanceof Form form) {
      List<Entry> entries = new ArrayList<>(form.entries());
      entries.add(entry);
      blocks.set(blocks.size() - 1, new Form(List.copyOf(entries)));
    } else {
      blocks.add(new Form(List.of(entry)));
    }
  }

  private List<Words> inLine(PackContents.GivenTable given) {
    List<Words> words = new ArrayList<>();
    for (int i = 0; i < given.columns().size(); i++) {
      String column = given.columns().get(i);
      words.add(
          Words.of(
              Look.STRESSED,
              (i == 0 ? "" : ";  ")
                  + columns.title(given.table(), column, wording.language())
                  + " "));
      for (int row = 0; row < given.rows().size(); row++) {
        if (row > 0) {
          words.add(Words.plain(", "));
        }
        words.add(words(given.table(), column, given.rows().get(row).get(i)));
      }
    }
    return words;
  }

  private Words words(Table table, String column, PackContents.GivenCell cell) {
    Look look = cell.named() && cell.value() != null ? Look.PLAIN : Look.GREY;
    return Words.of(look, value(table, column, cell.value()));
  }

  private Book.Table given(PackContents.GivenTable given) {
    List<Column> titles =
        given.columns().stream()
            .map(
                column ->
                    new Column(columns.title(given.table(), column, wording.language()), 1, false))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (List<PackContents.GivenCell> cells : given.rows()) {
      List<List<Words>> shown = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        shown.add(List.of(words(given.table(), given.columns().get(i), cells.get(i))));
      }
      rows.add(new Row(null, shown));
    }
    return new Book.Table(given.table().name(wording.language()), titles, rows);
  }

  private String value(Table table, String column, Object value) {
    return switch (value) {
      case null -> wording.of(BookLabel.BLANK);
      case LocalDate day -> wording.date(day);
      case Boolean yes -> columns.word(table, column, yes ? "YES" : "NO", wording.language());
      case Enum<?> constant -> columns.word(table, column, constant.name(), wording.language());
      default -> column.equals("rating") ? wording.rating(value.toString()) : value.toString();
    };
  }

  private Book.Table expected(List<Scenario.Expected> expected) {
    boolean occasions = expected.stream().anyMatch(one -> !one.occasion().isEmpty());
    boolean messages = expected.stream().anyMatch(one -> one.message() != null);
    List<Column> titles = new ArrayList<>();
    titles.add(new Column(wording.of(Label.COLUMN_SUBJECT), 16, false));
    titles.add(new Column(wording.of(Label.COLUMN_UNIT), 14, false));
    titles.add(new Column(wording.of(Label.COLUMN_SEVERITY), 14, false));
    if (occasions) {
      titles.add(new Column(wording.of(Label.COLUMN_OCCASION), 20, false));
    }
    if (messages) {
      titles.add(new Column(wording.of(Label.COLUMN_MESSAGE), WHOLE / 2, false));
    }
    List<Row> rows = new ArrayList<>();
    for (Scenario.Expected one : expected) {
      List<List<Words>> cells = new ArrayList<>();
      cells.add(List.of(Words.plain(one.subject())));
      cells.add(List.of(Words.plain(one.unit())));
      cells.add(
          List.of(Words.of(BookRule.look(one.severity()), wording.of(one.severity().title()))));
      if (occasions) {
        cells.add(List.of(Words.plain(one.occasion())));
      }
      if (messages) {
        cells.add(
            one.message() == null ? List.of() : List.of(Words.plain(wording.of(one.message()))));
      }
      rows.add(new Row(null, cells));
    }
    return new Book.Table(wording.of(BookLabel.SCENARIO_EXPECTS), titles, rows);
  }

  private static Paragraph paragraph(Words words) {
    return new Paragraph(List.of(words));
  }
}
