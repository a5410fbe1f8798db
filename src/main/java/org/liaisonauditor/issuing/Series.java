package org.liaisonauditor.issuing;

/**
 * Documents that are numbered one after the other within a term: those of one type that one body
 * issues.
 *
 * @param body the body that issues them, by name
 * @param form how their number is written, with {@code {number}} for the number itself
 */
public record Series(String body, String form) {

  static final String NUMBER = "{number}";

  /** A series whose form says where the number stands. */
  public Series {
    if (!form.contains(NUMBER)) {
      throw new IllegalArgumentException("\"" + form + "\" has no " + NUMBER);
    }
  }

  /** A number as it is written, such as {@code 12-BC/BTCTU}. */
  public String written(int number) {
    return form.replace(NUMBER, digits(number));
  }

  /** The digits of a number: at least two, as party documents are numbered from 01. */
  public static String digits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
