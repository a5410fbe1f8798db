package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code that stands above a column, into which the values of its cells are put, by the marks
 * that Drools knows: {@code $param}, or {@code $1} and {@code $2} for several values in a cell, or
 * {@code forall(&&){…$…}} for any number of them.
 *
 * @param text as it stands in the cell, in one line, perhaps with a comparison added
 * @param kind by which mark values are put in
 */
record DecisionTableCode(String text, Kind kind) {

  /** How values are put in. */
  enum Kind {
    /** Nowhere: a cell only says that the code counts in its row. */
    MARKED,
    WHOLE,
    NUMBERED,
    FOR_ALL
  }

  /**
   * A part of what the code becomes.
   *
   * @param code offset in the code; -1 where it is the value
   * @param value offset in the value; -1 where it is code
   */
  record Part(String text, int code, int value) {}

  private static final String WHOLE = "$param";
  private static final Pattern FOR_ALL = Pattern.compile("forall\\(([^{}]*)\\)\\{([^{}]+)\\}");
  private static final Pattern NUMBER = Pattern.compile("\\$(\\d+)");

  static DecisionTableCode of(String text) {
    Kind kind = Kind.MARKED;
    if (FOR_ALL.matcher(text).find()) {
      kind = Kind.FOR_ALL;
    } else if (text.contains("$1")) {
      kind = Kind.NUMBERED;
    } else if (text.contains(WHOLE)) {
      kind = Kind.WHOLE;
    }
    return new DecisionTableCode(text, kind);
  }

  /** How many values a cell must give; 0 where any number does. */
  int values() {
    if (kind != Kind.NUMBERED) {
      return kind == Kind.WHOLE ? 1 : 0;
    }
    int highest = 0;
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      highest = Math.max(highest, Integer.parseInt(numbers.group(1)));
    }
    return highest;
  }

  /** The values of a cell: what stands between its commas, where the code takes several. */
  List<Part> split(String cell) {
    List<Part> values = new ArrayList<>();
    if (kind == Kind.WHOLE || kind == Kind.MARKED) {
      values.add(new Part(cell, -1, 0));
      return values;
    }
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i <= cell.length(); i++) {
      if (i == cell.length() || cell.charAt(i) == ',' && !quoted) {
        String value = cell.substring(start, i);
        int space = value.length() - value.stripLeading().length();
        values.add(new Part(value.strip(), -1, start + space));
        start = i + 1;
      } else if (cell.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return values;
  }

  /** The code with the values in it. */
  List<Part> with(List<Part> values) {
    List<Part> parts = new ArrayList<>();
    switch (kind) {
      case MARKED -> parts.add(new Part(text, 0, -1));
      case WHOLE -> replaced(text, 0, Pattern.compile("\\$param"), values, false, parts);
      case NUMBERED -> replaced(text, 0, NUMBER, values, true, parts);
      case FOR_ALL -> forAll(values, parts);
    }
    return parts;
  }

  private void forAll(List<Part> values, List<Part> parts) {
    Matcher matcher = FOR_ALL.matcher(text);
    int from = 0;
    while (matcher.find()) {
      parts.add(new Part(text.substring(from, matcher.start()), from, -1));
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          parts.add(new Part(" " + matcher.group(1) + " ", matcher.start(1), -1));
        }
        replaced(
            matcher.group(2),
            matcher.start(2),
            Pattern.compile("\\$"),
            List.of(values.get(i)),
            false,
            parts);
      }
      from = matcher.end();
    }
    parts.add(new Part(text.substring(from), from, -1));
  }

  private static void replaced(
      String code,
      int offset,
      Pattern mark,
      List<Part> values,
      boolean numbered,
      List<Part> parts) {
    Matcher matcher = mark.matcher(code);
    int from = 0;
    while (matcher.find()) {
      int number = numbered ? Integer.parseInt(matcher.group(1)) : 1;
      if (number >= 1 && number <= values.size()) {
        parts.add(new Part(code.substring(from, matcher.start()), offset + from, -1));
        parts.add(values.get(number - 1));
        from = matcher.end();
      }
    }
    parts.add(new Part(code.substring(from), offset + from, -1));
  }
}
