package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.rules.DrlListing;

/**
 * The rule book in one language, before it is laid out: its chapters, and the words, tables and
 * listings in them. PDF and HTML are made from it and from nothing else.
 *
 * @param title what it is
 * @param subject the regulation that it is about
 * @param running what every page says: book and pack, and its hash, shortened
 * @param author who made the rules
 * @param date the latest day that it tells of
 * @param cover what the first page says
 * @param contents heading of the table of contents
 * @param chapters the chapters
 */
record Book(
    Language language,
    String title,
    String subject,
    Running running,
    String author,
    LocalDate date,
    List<Block> cover,
    String contents,
    List<Section> chapters) {

  /** What stands at the head of each page. */
  record Running(String left, String right) {}

  /**
   * A chapter, or a section within one.
   *
   * @param id what links lead to; letters, digits, {@code .}, {@code _} and {@code -} only
   * @param listed whether the table of contents lists it
   * @param ownPage whether it begins on a page of its own
   * @param blocks what stands before its sections
   */
  record Section(
      String id,
      String title,
      boolean listed,
      boolean ownPage,
      List<Block> blocks,
      List<Section> sections) {}

  /** A piece of a chapter. */
  sealed interface Block {

    /** The name of its kind, in small letters. */
    String kind();
  }

  /** How words look. */
  enum Look {
    PLAIN,
    STRONG,
    STRESSED,
    CODE,
    SMALL,
    GREY,
    HIGH,
    MEDIUM,
    LOW
  }

  /**
   * Some words.
   *
   * @param target id of the section or row that they lead to, or null
   */
  record Words(Look look, String text, String target) {

    static Words of(Look look, String text) {
      return new Words(look, text, null);
    }

    static Words plain(String text) {
      return of(Look.PLAIN, text);
    }
  }

  /** A paragraph. */
  record Paragraph(List<Words> words) implements Block {
    @Override
    public String kind() {
      return "paragraph";
    }
  }

  /** A list, of dashes or of numbers. */
  record Items(boolean numbered, List<List<Words>> items) implements Block {
    @Override
    public String kind() {
      return "items";
    }
  }

  /**
   * A table; the first cell of a row says what the row is about.
   *
   * @param caption what stands above it; blank = nothing
   */
  record Table(String caption, List<Column> columns, List<Row> rows) implements Block {
    @Override
    public String kind() {
      return "table";
    }
  }

  /**
   * A column.
   *
   * @param share its part of the width, in any measure that all columns of a table share
   * @param number whether it holds numbers
   */
  record Column(String title, float share, boolean number) {}

  /**
   * A row.
   *
   * @param id what links lead to, or null
   * @param cells of each cell, its lines
   */
  record Row(String id, List<List<Words>> cells) {}

  /** Names and what they are, as in a form. */
  record Form(List<Entry> entries) implements Block {
    @Override
    public String kind() {
      return "form";
    }
  }

  /** A line of a form. */
  record Entry(String name, List<Words> value) {}

  /** A DRL text with the numbers of its lines. */
  record Code(List<DrlListing.Line> lines) implements Block {
    @Override
    public String kind() {
      return "code";
    }
  }
}
