package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.liaisonauditor.reports.Book.Block;
import org.liaisonauditor.reports.Book.Look;
import org.liaisonauditor.reports.Book.Section;
import org.liaisonauditor.reports.Book.Words;
import org.liaisonauditor.reports.FlowTable.Align;
import org.liaisonauditor.reports.FlowTable.Part;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.openpdf.text.ExceptionConverter;

/** Lays the rule book out on pages. */
final class BookPdf {

  private static final float HANG = 14;
  private static final float NAMES = 112;
  private static final float AFTER_TABLE = 8;

  /** Room that a heading wants below it, so that it does not stand alone. */
  private static final float KEEP = 54;

  private final Book book;
  private final PageFlow flow;
  private final Outline outline;
  private final CodeStyles code;
  private final Style body;
  private final Style bold;
  private final Style italic;
  private final Style subheading;

  private BookPdf(Book book, PageFlow flow) {
    this.book = book;
    this.flow = flow;
    this.outline = new Outline(flow);
    this.code = new CodeStyles();
    Styles styles = flow.styles();
    body = new Style(styles.regular, 11.5f, 14.6f, Tint.BLACK);
    bold = new Style(styles.bold, 11.5f, 14.6f, Tint.BLACK);
    italic = new Style(styles.italic, 11.5f, 14.6f, Tint.BLACK);
    subheading = new Style(styles.bold, 12, 15.5f, Tint.BLACK);
  }

  /**
   * Writes the book.
   *
   * @param identity of what the book says; becomes the document's id
   */
  static void write(Book book, Letterhead.Margins margins, byte[] identity, Path file)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        PageFlow flow =
            new PageFlow(out, margins, new Styles(), book.running().right(), Tint.GREY)) {
      flow.running(book.running().left());
      flow.describe(
          book.title() + ": " + book.subject(),
          book.author(),
          book.language().tag(),
          ReportPdf.date(book.date()),
          identity);
      new BookPdf(book, flow).draw();
    } catch (ExceptionConverter failed) {
      throw ReportPdf.refusedByDisk(failed);
    }
  }

  private void draw() {
    cover();
    List<Outline.Entry> entries = new ArrayList<>();
    for (Section chapter : book.chapters()) {
      entries.add(new Outline.Entry(0, chapter.title(), chapter.id()));
      for (Section section : chapter.sections()) {
        if (section.listed()) {
          entries.add(new Outline.Entry(1, section.title(), section.id()));
        }
      }
    }
    outline.contents(book.contents(), entries);
    for (Section chapter : book.chapters()) {
      if (chapter.ownPage()) {
        outline.chapter(chapter.title(), chapter.id());
      } else {
        outline.shortChapter(chapter.title(), chapter.id(), 2 * KEEP);
      }
      chapter.blocks().forEach(this::block);
      chapter.sections().forEach(this::rule);
    }
    outline.finish();
  }

  private void cover() {
    Styles styles = flow.styles();
    float middle = flow.left() + flow.width() / 2;
    flow.bookmark(null, book.title(), flow.y(), false);
    flow.moveDown(36);
    Style title = new Style(styles.bold, 24, 30, Tint.BLACK);
    try (Scope heading = flow.heading(1)) {
      centred(
          book.title().toUpperCase(Locale.forLanguageTag(book.language().tag())), title, middle);
      flow.moveDown(10);
      centred(book.subject(), styles.bodyBold, middle);
    }
    flow.rule(middle - 55, middle + 55, flow.y() - 6, 0.7f, Tint.BLACK);
    flow.moveDown(28);
    book.cover().forEach(this::block);
  }

  private void centred(String text, Style style, float middle) {
    for (String line : flow.balanced(text, style, flow.width() * 0.86f)) {
      flow.moveDown(style.leading());
      flow.showCentred(line.stripTrailing() + " ", style, middle, flow.y() + 4);
    }
  }

  /** A section of a chapter, and what is below it. */
  private void rule(Section section) {
    if (section.ownPage() && !flow.atTop()) {
      flow.newPage();
    }
    outline.section(section.title(), section.id(), KEEP);
    section.blocks().forEach(this::block);
    for (Section part : section.sections()) {
      heading(3, part, subheading, 5);
      outline.unit(part.title(), part.id(), flow.y() + subheading.leading() + 3);
      part.blocks().forEach(this::block);
      for (Section small : part.sections()) {
        heading(4, small, bold, 3);
        small.blocks().forEach(this::block);
        flow.moveDown(4);
      }
    }
  }

  private void heading(int level, Section section, Style style, float before) {
    List<String> lines = flow.lines(section.title(), style, flow.width());
    flow.need(lines.size() * style.leading() + before + KEEP);
    flow.moveDown(flow.atTop() ? 0 : before);
    flow.heading(level, section.title(), style, 3);
  }

  private void block(Block block) {
    switch (block) {
      case Book.Paragraph paragraph -> paragraph(paragraph.words(), 0, 4);
      case Book.Items list -> items(list);
      case Book.Form form -> form(form);
      case Book.Code listing -> new CodeBlock(flow, code).draw(listing.lines());
      case Book.Table table -> table(table);
    }
  }

  private void paragraph(List<Words> words, float indent, float after) {
    try (Scope paragraph = flow.open(Tag.PARAGRAPH)) {
      words(words, indent);
    }
    flow.moveDown(after);
  }

  private void words(List<Words> words, float indent) {
    List<RichText.Run> runs =
        words.stream()
            .map(word -> new RichText.Run(word.text(), style(word.look(), body, bold, italic)))
            .toList();
    for (List<RichText.Run> line : RichText.lines(runs, flow.width() - indent)) {
      flow.need(body.leading());
      flow.moveDown(body.leading());
      float x = flow.left() + indent;
      for (RichText.Run run : line) {
        flow.show(run.text(), run.style(), x, flow.y() + body.leading() - body.size());
        x += run.style().face().width(run.text(), run.style().size());
      }
    }
  }

  private void items(Book.Items list) {
    try (Scope opened = list.numbered() ? flow.numberedList() : flow.open(Tag.LIST)) {
      for (int i = 0; i < list.items().size(); i++) {
        flow.need(body.leading());
        String sign = list.numbered() ? i + 1 + "." : "–";
        List<Words> words = list.items().get(i);
        flow.item(sign, body, () -> words(words, HANG));
        flow.moveDown(3);
      }
    }
    flow.moveDown(3);
  }

  private void form(Book.Form form) {
    try (Scope list = flow.open(Tag.LIST)) {
      form.entries().forEach(this::entry);
    }
    flow.moveDown(6);
  }

  private void entry(Book.Entry entry) {
    List<String> names = flow.lines(entry.name(), italic, NAMES - 8);
    flow.need(names.size() * body.leading());
    int page = flow.page();
    float line = flow.y();
    try (Scope item = flow.open(Tag.ITEM)) {
      try (Scope label = flow.open(Tag.LABEL)) {
        for (String name : names) {
          flow.show(name, italic, flow.left(), line - body.size());
          line -= body.leading();
        }
      }
      try (Scope value = flow.open(Tag.BODY)) {
        words(entry.value(), NAMES);
      }
    }
    flow.moveDown(2);
    if (flow.page() == page) {
      flow.moveTo(Math.min(flow.y(), line - 2));
    }
  }

  private void table(Book.Table table) {
    Styles styles = flow.styles();
    List<FlowTable.Column> columns =
        table.columns().stream()
            .map(
                column ->
                    new FlowTable.Column(
                        column.title(), column.share(), column.number() ? Align.RIGHT : Align.LEFT))
            .toList();
    FlowTable drawn = FlowTable.dense(flow, columns).namedRows();
    if (!table.caption().isBlank()) {
      flow.need(styles.cellBold.leading() + KEEP);
      drawn.caption(table.caption(), styles.cellBold.in(Tint.LOW), 1);
    }
    for (int i = 0; i < table.rows().size(); i++) {
      Book.Row row = table.rows().get(i);
      FlowTable.Row laid =
          drawn.lay(
              row.cells().stream()
                  .map(cell -> cell.stream().map(word -> part(word, styles)).toList())
                  .toList());
      if (i == 0) {
        drawn.begin(Math.min(laid.height(), flow.pageRoom() / 3));
      }
      drawn.add(laid, row.id());
    }
    drawn.end(AFTER_TABLE);
  }

  private Part part(Words word, Styles styles) {
    Style own =
        style(
            word.look(),
            styles.cell,
            styles.cellBold,
            new Style(styles.italic, styles.cell.size(), styles.cell.leading(), Tint.BLACK));
    return new Part(word.text(), own, word.target());
  }

  private Style style(Look look, Style plain, Style strong, Style stressed) {
    return switch (look) {
      case PLAIN -> plain;
      case STRONG -> strong;
      case STRESSED -> stressed;
      case CODE -> code.beside(plain);
      case SMALL -> flow.styles().small;
      case GREY -> plain.in(Tint.GREY);
      case HIGH -> strong.in(Tint.HIGH);
      case MEDIUM -> strong.in(Tint.MEDIUM);
      case LOW -> strong.in(Tint.LOW);
    };
  }
}
