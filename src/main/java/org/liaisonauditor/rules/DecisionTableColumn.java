package org.liaisonauditor.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.rules.DecisionTableSheet.Entry;

/**
 * A column of a decision table.
 *
 * @param head the cell that says what kind of column it is
 * @param object the cell with the fact, or the receiver of a report; null = the code is whole
 * @param code the cell with the code; null for a column that has none
 */
record DecisionTableColumn(int column, Kind kind, Entry head, Entry object, Entry code) {

  /** What a column is. */
  enum Kind {
    CONDITION,
    ACTION,
    NAME,
    DESCRIPTION;

    boolean hasCode() {
      return this == CONDITION || this == ACTION;
    }
  }

  private static final Pattern OBJECT =
      Pattern.compile(
          "((?:(?:not|exists)\\s+)?(?:\\$\\w+\\s*:\\s*)?([A-Za-z_]\\w*))\\s*(?:\\(\\s*\\))?");
  private static final Pattern FIELD =
      Pattern.compile("(?:\\$\\w+\\s*:\\s*)?([A-Za-z_]\\w*)(?:\\.\\w+)*(?:\\(\\s*\\))?");

  /** What a condition begins with that needs no fact above it. */
  private static final Pattern PATTERN =
      Pattern.compile(
          "\\(|\\b(?:not|exists|forall|and|or|eval|accumulate)\\b"
              + "|\\$\\w+\\s*:\\s*[A-Z]|[A-Z]\\w*\\s*\\(");

  private static final List<String> OPERATORS =
      List.of(
          "==",
          "!=",
          "<=",
          ">=",
          "=",
          "<",
          ">",
          "contains",
          "matches",
          "memberOf",
          "str[startsWith]",
          "str[endsWith]",
          "str[length]");
  private static final Set<String> MARKS = Set.of("x", "X", "✓", "✔", "true");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  /** The beginning of the pattern, as Drools takes it from the object cell: all but brackets. */
  String prefix() {
    Matcher matcher = OBJECT.matcher(line(object));
    return matcher.matches() ? matcher.group(1) : line(object);
  }

  /** A cell's text in one line. */
  static String line(Entry entry) {
    return entry.text().replaceAll("[\\r\\n\\t]", " ");
  }

  /** Tells what is wrong with the head of the column; whether its rows can be read. */
  boolean check(DecisionTableSheet sheet) {
    if (kind == Kind.CONDITION && object != null && !OBJECT.matcher(line(object)).matches()) {
      wrongObject(sheet);
      return false;
    }
    if (code == null) {
      return true;
    }
    String text = line(code);
    if (comment(text) >= 0) {
      sheet.fault(
          code,
          comment(text) + 1,
          "a comment hides what stands behind it",
          "remove it; notes stand in the row of headings, or left of the table");
      return false;
    }
    int hidden = text.indexOf("\\u");
    if (hidden >= 0) {
      sheet.fault(
          code, hidden + 1, "\\u hides a letter behind a number", "write the letter itself");
      return false;
    }
    if (kind == Kind.CONDITION && object == null && !PATTERN.matcher(text).lookingAt()) {
      sheet.fault(
          code,
          "no fact stands above this condition",
          "write its name into the cell above, or merge that with the one beside it");
      return false;
    }
    boolean plain = DecisionTableCode.of(text).kind() == DecisionTableCode.Kind.MARKED;
    if (kind == Kind.CONDITION && object != null && plain && !text.endsWith("?")) {
      String field = withoutOperator(text);
      if (!FIELD.matcher(field).matches()) {
        sheet.fault(
            code,
            "the code has no $param, so the cells below have no place in it",
            "write $param where the value goes, or ? at the end where an x is enough");
        return false;
      }
    }
    return true;
  }

  private void wrongObject(DecisionTableSheet sheet) {
    String text = line(object);
    if (text.contains("$param") || text.contains("$1")) {
      sheet.fault(
          object,
          "code stands in the row that names the facts",
          "insert a row above it: facts first, or blank, then code, then headings");
    } else if (text.matches(".*\\beval\\b.*")) {
      sheet.fault(object, "eval runs any Java code", "name a fact, and write the condition below");
    } else if (text.matches(".*\\b(from|accumulate|collect)\\b.*")) {
      sheet.fault(
          object,
          "facts come from nowhere but the audit",
          "use a fact that holds the number; see rules/facts.md");
    } else if (text.endsWith(")")) {
      sheet.fault(
          object,
          "conditions stand in the row that names the facts",
          "name the fact alone; its conditions stand one row below");
    } else {
      sheet.fault(
          object,
          "this names no fact",
          "write `Liaison`, `$name : Liaison` or `not Letter`, or leave the cell blank");
    }
  }

  /**
   * The code with the mark for a value of this cell: where it names a field alone, or ends in a
   * comparison, Drools adds the rest. Texts get quotation marks, numbers of number fields none.
   */
  DecisionTableCode codeFor(String value) {
    String text = line(code);
    DecisionTableCode written = DecisionTableCode.of(text);
    if (kind != Kind.CONDITION
        || object == null
        || written.kind() != DecisionTableCode.Kind.MARKED) {
      return written;
    }
    if (text.endsWith("?")) {
      return new DecisionTableCode(
          text.substring(0, text.length() - 1), DecisionTableCode.Kind.MARKED);
    }
    String field = withoutOperator(text);
    String compared = field.equals(text) ? text + " ==" : text;
    return DecisionTableCode.of(compared + (isPlain(field, value) ? " $param" : " \"$param\""));
  }

  /** The value as Drools takes it: of a code that gets quotation marks, without its own. */
  String valueFor(String value) {
    boolean completed =
        kind == Kind.CONDITION
            && object != null
            && DecisionTableCode.of(line(code)).kind() == DecisionTableCode.Kind.MARKED;
    boolean quoted =
        value.length() > 1 && value.startsWith("\"") && value.indexOf('"', 1) == value.length() - 1;
    return completed && quoted ? value.substring(1, value.length() - 1) : value;
  }

  private boolean isPlain(String field, String value) {
    Matcher object = OBJECT.matcher(line(this.object));
    Matcher name = FIELD.matcher(field);
    Class<? extends Fact> fact = object.matches() ? FactFields.fact(object.group(2)) : null;
    if (fact == null || !name.matches()) {
      return false;
    }
    Map<String, Class<?>> fields = FactFields.fields(fact);
    Class<?> type = fields.get(name.group(1));
    return type == boolean.class && (value.equals("true") || value.equals("false"))
        || (type == int.class || type == double.class) && NUMBER.matcher(value).matches();
  }

  private static String withoutOperator(String code) {
    for (String operator : OPERATORS) {
      if (code.endsWith(operator)) {
        return code.substring(0, code.length() - operator.length()).strip();
      }
    }
    return code;
  }

  /** Tells what is wrong with a cell of the column; whether it can be put into the code. */
  boolean check(Entry value, DecisionTableSheet sheet) {
    if (value.text().indexOf('\n') >= 0) {
      sheet.fault(value, "the value has two lines", "write it in one");
      return false;
    }
    String text = valueFor(value.text());
    int shift = text.equals(value.text()) ? 1 : 2;
    DecisionTableCode template = codeFor(text);
    if (template.kind() == DecisionTableCode.Kind.MARKED) {
      if (!MARKS.contains(text)) {
        sheet.fault(
            value,
            "the code above has no place for " + text,
            "write x where the row needs the code, or put $param into it");
        return false;
      }
      return true;
    }
    List<DecisionTableCode.Part> values = template.split(text);
    if (template.values() > 0 && template.values() != values.size()) {
      sheet.fault(
          value,
          "the code above takes " + template.values() + " values, the cell has " + values.size(),
          "separate them by commas");
      return false;
    }
    StringBuilder before = new StringBuilder();
    for (DecisionTableCode.Part part : template.with(values)) {
      if (part.code() >= 0) {
        before.append(part.text());
      } else {
        DecisionTableValue checked = new DecisionTableValue(before.toString(), object != null);
        DecisionTableValue.Wrong wrong = checked.wrong(part.text());
        if (wrong != null) {
          sheet.fault(value, part.value() + wrong.at() + shift, wrong.message(), wrong.remedy());
          return false;
        }
      }
    }
    return true;
  }

  /** Where a comment begins outside of texts; -1 where there is none. */
  static int comment(String text) {
    boolean quoted = false;
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && Stream.of("//", "/*").anyMatch(text.substring(i)::startsWith)) {
        return i;
      }
    }
    return -1;
  }
}
