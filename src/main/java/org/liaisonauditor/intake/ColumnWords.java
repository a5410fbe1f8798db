package org.liaisonauditor.intake;

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

  private Column column(Table table, String name) {
    Layout layout = layouts.of(table);
    return layout.columns().get(layout.place(name));
  }
}
