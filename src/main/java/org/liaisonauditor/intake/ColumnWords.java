package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;

/** What the columns of the data contract and the values of list columns are called. */
public final class ColumnWords {

  private final Layouts layouts;

  public ColumnWords(RatingScale scale) {
    this.layouts = new Layouts(scale);
  }

  /** The header of a column in a language, by its English name. */
  public String title(Table table, String column, Language language) {
    return column(table, column).title(language);
  }

  /** What a value of a list column is called in a language; its code where there is no word. */
  public String word(Table table, String column, String code, Language language) {
    Choices choices = column(table, column).choices();
    return choices == null || language == Language.EN ? code : choices.vietnamese(code);
  }

  /** What a column holds. */
  public enum Holds {
    CODE,
    TEXT,
    DATE,
    YEAR,
    CHOICE
  }

  /**
   * A column as a clerk fills it in.
   *
   * @param name its English name
   * @param key whether it is part of the key
   * @param refersTo the table whose codes it holds; null = none
   * @param codes the values of a list column, else none
   */
  public record Form(
      String name,
      Holds holds,
      boolean key,
      boolean required,
      Table refersTo,
      List<String> codes) {}

  /** The columns of a table, in the contract's order. */
  public List<Form> columns(Table table) {
    return layouts.of(table).columns().stream()
        .map(
            column ->
                new Form(
                    column.name(),
                    Holds.valueOf(column.type().name()),
                    column.need() == Column.Need.KEY,
                    column.required(),
                    column.refersTo(),
                    column.choices() == null ? List.of() : column.choices().codes()))
        .toList();
  }

  /** The name of the sheet that holds attendance as a matrix. */
  public static String matrixSheet(Language language) {
    return language == Language.VI ? "Bảng điểm danh" : "Attendance matrix";
  }

  private Column column(Table table, String name) {
    Layout layout = layouts.of(table);
    return layout.columns().get(layout.place(name));
  }
}
