package org.liaisonauditor.intake;

import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Table;

/**
 * A column of a table of the data contract.
 *
 * @param name its English name, as evidence and addresses name it
 * @param vietnamese its Vietnamese header
 * @param refersTo the table whose codes it holds, or null
 * @param choices the values of a list column, or null
 * @param blank what a blank cell stands for; null = nothing
 */
record Column(
    String name,
    String vietnamese,
    Type type,
    Need need,
    Table refersTo,
    Choices choices,
    Object blank) {

  /** What a column holds. */
  enum Type {
    CODE,
    TEXT,
    DATE,
    YEAR,
    CHOICE
  }

  /** Whether a row must have a value. */
  enum Need {
    KEY,
    REQUIRED,
    OPTIONAL
  }

  boolean required() {
    return need != Need.OPTIONAL;
  }

  /** An unknown code in a column that may be blank is kept, with a warning. */
  boolean mustExist() {
    return refersTo != null && required();
  }

  String title(Language language) {
    return language == Language.VI ? vietnamese : name;
  }
}
