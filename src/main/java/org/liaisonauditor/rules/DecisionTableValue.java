package org.liaisonauditor.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value may hold at its place in the code above it: it must stay a value, and not end a
 * text, a condition or a bracket that the code began.
 *
 * @param before the code before the value
 * @param inPattern whether the code stands within the brackets of a fact
 */
record DecisionTableValue(String before, boolean inPattern) {

  private static final Pattern NUMBER_AND_MORE =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([\\p{L}%].*)");

  /**
   * What is wrong.
   *
   * @param at offset in the value
   */
  record Wrong(int at, String message, String remedy) {}

  /** What is wrong with a value; null where nothing is. */
  Wrong wrong(String value) {
    return before.chars().filter(c -> c == '"').count() % 2 == 1 ? ofText(value) : ofCode(value);
  }

  private static Wrong ofText(String value) {
    int quote = value.indexOf('"');
    if (quote >= 0) {
      return new Wrong(
          quote,
          "the value holds a quotation mark, and the code above has them already",
          "remove it");
    }
    int hidden = value.indexOf('\\');
    return hidden < 0
        ? null
        : new Wrong(hidden, "a backslash hides a letter of the text", "write the letter itself");
  }

  private Wrong ofCode(String value) {
    int comment = DecisionTableColumn.comment(value);
    if (comment >= 0) {
      return new Wrong(comment, "a comment hides what stands behind it", "remove it");
    }
    if (value.matches("-?\\d+,\\d+")) {
      return new Wrong(
          value.indexOf(','),
          value + " is no number of a rule",
          "write " + value.replace(',', '.'));
    }
    Matcher number = NUMBER_AND_MORE.matcher(value);
    if (number.matches()) {
      return new Wrong(
          number.start(2), value + " is no number of a rule", "write " + number.group(1));
    }
    int depth = 0;
    int open = -1;
    int quote = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' && (i == 0 || value.charAt(i - 1) != '\\')) {
        quote = quote < 0 ? i : -1;
      } else if (quote >= 0) {
        continue;
      } else if (c == '(' || c == '[' || c == '{') {
        open = depth++ == 0 ? i : open;
      } else if (c == ')' || c == ']' || c == '}') {
        if (--depth < 0) {
          return new Wrong(i, "the value closes a bracket that it did not open", "remove it");
        }
      } else if (c == ';') {
        return new Wrong(i, "a semicolon ends the condition", "remove it");
      } else if (c == ',' && depth == 0 && !withinBrackets()) {
        return new Wrong(
            i, "a comma begins another condition", "give each condition a column of its own");
      }
    }
    if (quote >= 0) {
      return new Wrong(
          quote, "the quotation mark is not closed in this cell", "close it with a \"");
    }
    return depth == 0
        ? null
        : new Wrong(
            open, "the bracket is not closed in this cell", "write the `)` that is missing");
  }

  /** Whether commas separate values here, as in {@code in ( … )}, and not conditions. */
  private boolean withinBrackets() {
    int depth = 0;
    for (int i = 0; i < before.length(); i++) {
      depth += before.charAt(i) == '(' ? 1 : before.charAt(i) == ')' ? -1 : 0;
    }
    return depth > (inPattern ? 0 : 1);
  }
}
