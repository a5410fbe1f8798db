package org.liaisonauditor.intake;

import org.liaisonauditor.domain.Source;

/** A row as read, before its references are known to be good. One a record, so kept small. */
final class Row {

  /** What becomes of a row. */
  enum State {
    USABLE,
    /** Has an ERROR of its own. */
    UNUSABLE,
    /** Refers to a row that is not used. */
    CONSEQUENCE
  }

  private final Place place;
  private final int number;
  private final Object[] values;
  private State state = State.USABLE;

  /**
   * Makes a row.
   *
   * @param number the row's number in its sheet, from 1
   * @param values one a column of the layout; null = blank, or faulty in an unusable row
   */
  Row(Place place, int number, Object[] values) {
    this.place = place;
    this.number = number;
    this.values = values;
  }

  /** The same row, whatever becomes of this one. */
  Row copy() {
    Row copy = new Row(place, number, values);
    copy.state = state;
    return copy;
  }

  Place place() {
    return place;
  }

  int number() {
    return number;
  }

  Object value(int column) {
    return values[column];
  }

  String text(int column) {
    return (String) values[column];
  }

  Source source() {
    return new Source(place.ref(), number);
  }

  String cell(Column column) {
    String letters = place.ref().columns().get(column.name());
    return letters == null ? "" : letters + number;
  }

  State state() {
    return state;
  }

  boolean usable() {
    return state == State.USABLE;
  }

  void refuse() {
    state = State.UNUSABLE;
  }

  void leaveOut() {
    if (state == State.USABLE) {
      state = State.CONSEQUENCE;
    }
  }
}
