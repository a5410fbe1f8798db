package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.rules.DrlText.Kind;
import org.liaisonauditor.rules.DrlText.Token;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.Nearest;
import org.liaisonauditor.yaml.Signs;

/**
 * The slips of those who write DRL by hand, told in their words. A parser names the place where it
 * was lost, which is rarely the place of the slip; so these are looked for before one is asked.
 */
final class DrlSlips {

  /** Honest rules hold a few thousand letters; a parser must not be kept busy by more. */
  private static final int LONGEST = 20_000;

  /** A table says each condition anew in every row. */
  private static final int LONGEST_OF_TABLE = 100_000;

  /** Honest conditions nest three brackets; parsers need time that doubles with each. */
  private static final int DEEPEST = 8;

  /** Honest conditions hold a dozen words; a parser calls itself again for many of them. */
  private static final int MOST_WORDS = 150;

  private static final Set<String> CONDITION_ENDS = Set.of(",", ";", "when", "then", "end", "rule");

  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  private static final Set<String> TOP = Set.of("package", "import", "global", "rule");

  /** Begin what the allow-list refuses with a reason of its own. */
  private static final Set<String> REFUSED_TOP =
      Set.of("function", "declare", "query", "unit", "expander", "template", "dialect", "salience");

  private static final Set<String> ELEMENTS =
      Set.of("not", "exists", "forall", "or", "and", "eval", "accumulate", "acc", "groupby");
  private static final Set<String> OPERATORS =
      Set.of("memberOf", "contains", "matches", "in", "not", "str", "soundslike", "excludes");
  private static final Set<String> OTHER_OPERATORS =
      Set.of("after", "before", "during", "instanceof", "from", "over", "this", "new");

  private static final Map<String, String> WRONG_OPERATORS =
      Map.of("=>", ">=", "=<", "<=", "<>", "!=");

  /** What word processors write for what a rule needs. */
  private static final Map<String, String> LOOKALIKES =
      Map.ofEntries(
          Map.entry("“", "\""),
          Map.entry("”", "\""),
          Map.entry("„", "\""),
          Map.entry("«", "\""),
          Map.entry("»", "\""),
          Map.entry("‘", "\""),
          Map.entry("’", "\""),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("≥", ">="),
          Map.entry("≤", "<="),
          Map.entry("≠", "!="),
          Map.entry("（", "("),
          Map.entry("）", ")"),
          Map.entry("，", ","),
          Map.entry("：", ":"),
          Map.entry("；", ";"),
          Map.entry("\u00a0", "a plain space"),
          Map.entry("\u202f", "a plain space"));

  private final DrlText drl;
  private final List<Token> tokens;
  private final List<Fault> faults = new ArrayList<>();
  private int at;

  private DrlSlips(DrlText drl) {
    this.drl = drl;
    this.tokens = drl.tokens();
  }

  /** The slips of a file; where there are some, what a parser says is not worth telling. */
  static List<Fault> of(DrlText drl) {
    DrlSlips slips = new DrlSlips(drl);
    slips.letters();
    if (slips.faults.isEmpty()) {
      slips.file();
    }
    return slips.faults;
  }

  /** What could hide from a reader, or keep a parser busy, and what is no letter of a rule. */
  private void letters() {
    String text = drl.text();
    int longest = drl.file().endsWith(DecisionTable.FILE) ? LONGEST_OF_TABLE : LONGEST;
    if (text.length() > longest) {
      slip(0, "the file is longer than " + longest + " letters", "make several rules of it");
    }
    int hidden = text.indexOf("\\u");
    if (hidden >= 0) {
      slip(hidden, "\\u hides a letter behind a number", "write the letter itself");
    }
    int invisible = Signs.invisible(text);
    if (invisible >= 0) {
      slip(
          invisible,
          String.format("an invisible sign (U+%04X) stands here", (int) text.charAt(invisible)),
          "delete it: put the cursor behind it and press Backspace");
    }
    int depth = 0;
    int words = 0;
    for (Token token : tokens) {
      letters(token);
      words = CONDITION_ENDS.contains(token.text()) ? 0 : words + 1;
      if (words == MOST_WORDS + 1) {
        slip(
            token.start(),
            "one condition holds more than " + MOST_WORDS + " words and signs up to here",
            "make two conditions, or two rules, of it");
      }
      depth += OPENING.contains(token.text()) ? 1 : CLOSING.contains(token.text()) ? -1 : 0;
      if (depth == DEEPEST + 1 && OPENING.contains(token.text())) {
        slip(
            token.start(),
            "more than " + DEEPEST + " brackets are open here",
            "make two conditions, or two rules, of it");
      }
      if (depth < 0 || token.is("rule")) {
        depth = 0;
      }
      if (depth == 0 && CLOSING.contains(token.text())) {
        words = 0;
      }
    }
  }

  private void letters(Token token) {
    String text = token.text();
    if (token.kind() == Kind.STRING) {
      boolean closed = text.length() > 1 && text.charAt(0) == text.charAt(text.length() - 1);
      if (!closed) {
        slip(token.start(), "the quotation mark is not closed in this line", "close it with a \"");
      } else if (text.charAt(0) == '\'') {
        slip(token.start(), "a text in single quotation marks", "write \"" + inner(text) + "\"");
      }
    } else if (LOOKALIKES.containsKey(text)) {
      boolean space = LOOKALIKES.get(text).startsWith("a ");
      slip(
          token.start(),
          (space ? "a special space" : text) + " of a word processor stands here",
          "write " + LOOKALIKES.get(text) + " instead");
    } else if (text.codePoints().anyMatch(c -> c > 127)) {
      slip(
          token.start(),
          text + " holds a letter that a name can't have",
          "write names with the letters a to z, digits and _");
    } else if (text.equals("#")) {
      slip(token.start(), "# begins no comment here", "write // instead");
    }
  }

  private void file() {
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      String lower = token.text().toLowerCase(Locale.ROOT);
      if (token.is("rule")) {
        rule();
      } else if (TOP.contains(token.text())) {
        at++;
        skipTo(Set.of("package", "import", "global", "rule"), true);
      } else if (REFUSED_TOP.contains(token.text()) || token.is("@") || token.is(";")) {
        skipTo(Set.of("rule"), false);
      } else if (TOP.contains(lower)) {
        slip(token.start(), token.text() + " is written in small letters", "write `" + lower + "`");
        return;
      } else {
        boolean named = at + 1 < tokens.size() && tokens.get(at + 1).kind() == Kind.STRING;
        Optional<String> nearest = named ? Optional.of("rule") : Nearest.of(token.text(), TOP);
        slip(
            token.start(),
            "a file holds package, import, global and rules; " + token.text() + " is none of them",
            nearest
                .map(word -> "did you mean " + word + "?")
                .orElse("look for a bracket, quotation mark or `end` missing above"));
        return;
      }
    }
  }

  private void rule() {
    Token rule = tokens.get(at++);
    if (!here(Kind.STRING)) {
      slip(
          at < tokens.size() ? tokens.get(at).start() : rule.start(),
          "the name of the rule is not in quotation marks",
          "write `rule \"…\"` with the name of the folder");
      skipTo(Set.of("rule"), false);
      return;
    }
    at++;
    if (!head(rule)) {
      skipTo(Set.of("rule"), false);
      return;
    }
    int from = at;
    int then = find(Set.of("then"), Set.of("end", "rule"));
    if (then < 0) {
      keyword(from, "then", "before the line with findings.report(…)");
      skipTo(Set.of("rule"), false);
      return;
    }
    new LeftSide(then).scan();
    at = then + 1;
    int end = find(Set.of("end"), Set.of("rule", "when"));
    if (end < 0) {
      keyword(then + 1, "end", "on a line of its own below the last findings.report(…);");
      skipTo(Set.of("rule"), false);
      return;
    }
    rightSide(then, end);
    at = end + 1;
  }

  /** What stands between a rule's name and `when`; false where `when` is not found. */
  private boolean head(Token rule) {
    while (at < tokens.size()) {
      Token token = tokens.get(at++);
      if (token.is("when")) {
        return true;
      }
      boolean nearly =
          token.kind() == Kind.WORD
              && (token.text().equalsIgnoreCase("when")
                  || Nearest.of(token.text(), Set.of("when")).isPresent());
      if (nearly) {
        slip(token.start(), token.text() + " is not `when`", "write `when` in small letters");
        return false;
      }
      boolean fact = FactFields.fact(token.text()) != null;
      if (fact || token.is("then") || token.is("end") || token.is("rule")) {
        slip(token.start(), "`when` is missing before this", "write it on a line of its own");
        return false;
      }
    }
    slip(rule.start(), "the rule has no `when`", "see step 4 of rules/README.md");
    return false;
  }

  /** A word that ends a part of a rule is missing, or misspelt. */
  private void keyword(int from, String word, String where) {
    for (int i = from; i < tokens.size() && !tokens.get(i).is("rule"); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.WORD
          && !token.is(word)
          && !token.is("when")
          && (token.text().equalsIgnoreCase(word)
              || Nearest.of(token.text(), Set.of(word)).isPresent())) {
        slip(
            token.start(),
            token.text() + " is not `" + word + "`",
            "write `" + word + "` in small letters");
        return;
      }
    }
    Token before = tokens.get(Math.max(from - 1, 0));
    slip(
        before.start(),
        "`" + word + "` is missing below this `" + before.text() + "`",
        "write `" + word + "` " + where);
  }

  private void rightSide(int then, int end) {
    int depth = 0;
    Token open = null;
    for (int i = then + 1; i < end; i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        open = depth == 0 ? token : open;
        depth++;
      } else if (token.is(")")) {
        depth--;
        if (depth < 0) {
          slip(token.start(), "this ) closes nothing", "remove it");
          return;
        }
      } else if (token.is(";") && depth > 0 && !loops(open)) {
        slip(open.start(), "the ( is not closed", "write `)` before the semicolon");
        return;
      }
    }
    if (end > then + 1 && !tokens.get(end - 1).is(";") && !tokens.get(end - 1).is("}")) {
      slip(
          tokens.get(end - 1).start(),
          "after " + tokens.get(end - 1).text() + " a semicolon is missing",
          "write `;` behind it");
    }
  }

  /** Whether a bracket is that of a loop, of which the allow-list has more to say. */
  private boolean loops(Token open) {
    int before = tokens.indexOf(open) - 1;
    return tokens.get(before).is("for");
  }

  /** Facts and their conditions, between `when` and `then`. */
  private final class LeftSide {

    private final int then;
    private int depth;
    private Token open;

    LeftSide(int then) {
      this.then = then;
    }

    void scan() {
      for (; at < then; at++) {
        Token token = tokens.get(at);
        Token next = tokens.get(at + 1);
        if (depth == 0 ? outside(token, next) : inside(token, next)) {
          return;
        }
        if (token.is("(")) {
          open = depth == 0 ? token : open;
          depth++;
        } else if (token.is(")")) {
          depth--;
        }
      }
      if (depth > 0) {
        slip(open.start(), "this ( is not closed before `then`", "write the `)` that is missing");
      }
    }

    /** Tells a slip between facts; true where the rest can't be followed. */
    private boolean outside(Token token, Token next) {
      if (token.is(")")) {
        return slip(token.start(), "this ) closes nothing", "remove it");
      }
      if (token.is(",") || token.is(";")) {
        return slip(
            token.start(),
            "no " + token.text() + " stands between facts",
            "remove it; each fact stands on a line of its own");
      }
      if (token.is("!")) {
        return slip(token.start(), "! does not deny a fact", "write `not`");
      }
      if (token.is("=") && next.kind() == Kind.WORD) {
        return slip(token.start(), "= does not name a fact", "write `:`");
      }
      if (token.kind() == Kind.WORD && !ELEMENTS.contains(token.text())) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (ELEMENTS.contains(lower)) {
          return slip(
              token.start(),
              token.text() + " is written in small letters",
              "write `" + lower + "`");
        }
        boolean known = FactFields.fact(token.text()) != null;
        if (known && !next.is("(")) {
          return slip(
              next.start(),
              "a ( is missing after " + token.text(),
              "write `" + token.text() + "( … )`");
        }
      }
      return false;
    }

    /** Tells a slip within a fact's brackets; true where the rest can't be followed. */
    private boolean inside(Token token, Token next) {
      if (token.is(";")) {
        return slip(token.start(), "a semicolon between conditions", "write a comma");
      }
      if (token.is("=")) {
        boolean binding = tokens.get(at - 1).text().startsWith("$");
        return slip(
            token.start(),
            binding ? "= does not keep a value" : "= does not compare",
            binding ? "write `:`" : "write `==`");
      }
      if (WRONG_OPERATORS.containsKey(token.text())) {
        return slip(
            token.start(),
            token.text() + " does not compare",
            "write `" + WRONG_OPERATORS.get(token.text()) + "`");
      }
      if (token.is(",") && (next.is(",") || next.is(")") || next.is("then"))) {
        return slip(token.start(), "a comma with no condition behind it", "remove it");
      }
      if (next.is("then")) {
        return false;
      }
      if (token.is("not") && field(next) && !elementsMayStandHere()) {
        return slip(
            token.start(),
            "`not` stands before facts only",
            "write `!` before the field: `!" + next.text() + "`");
      }
      return operand(token) && begins(next) && juxtaposed(token, next);
    }

    /** Facts begin with a capital letter; `field not memberOf (…)` is a comparison. */
    private boolean field(Token token) {
      return token.kind() == Kind.WORD
          && Character.isLowerCase(token.text().codePointAt(0))
          && !operatorWord(token);
    }

    private boolean operand(Token token) {
      return token.kind() != Kind.SYMBOL && !operatorWord(token) || token.is(")");
    }

    private boolean begins(Token token) {
      return token.kind() != Kind.SYMBOL && !operatorWord(token);
    }

    private boolean operatorWord(Token token) {
      return token.kind() == Kind.WORD
          && (OPERATORS.contains(token.text())
              || OTHER_OPERATORS.contains(token.text())
              || ELEMENTS.contains(token.text()) && depth > 0 && elementsMayStandHere());
    }

    /** `not ( Letter( … ) and Mark( … ) )`: brackets around facts, not those of one. */
    private boolean elementsMayStandHere() {
      int i = at;
      int level = 0;
      while (i > 0 && !tokens.get(i).is("when")) {
        Token token = tokens.get(i);
        level += token.is(")") ? 1 : token.is("(") ? -1 : 0;
        if (level < 0) {
          Token before = tokens.get(i - 1);
          return before.kind() != Kind.WORD || ELEMENTS.contains(before.text());
        }
        i--;
      }
      return true;
    }

    private boolean juxtaposed(Token token, Token next) {
      if (elementsMayStandHere()) {
        return false;
      }
      String word = next.text();
      if (word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or")) {
        return slip(
            next.start(),
            "`" + word + "` stands between facts only",
            word.equalsIgnoreCase("and") ? "write a comma" : "write `||`");
      }
      if (word.equalsIgnoreCase("is")) {
        return slip(next.start(), "`" + word + "` does not compare", "write `== null`");
      }
      if (token.text().startsWith("$") && token.kind() == Kind.WORD) {
        return slip(
            next.start(),
            "a colon is missing after " + token.text(),
            "write `" + token.text() + " : " + word + "`");
      }
      Optional<String> operator =
          next.kind() == Kind.WORD ? Nearest.of(word, OPERATORS) : Optional.empty();
      if (operator.isPresent()) {
        return slip(
            next.start(),
            "`" + word + "` does not compare",
            "did you mean `" + operator.get() + "`?");
      }
      return slip(
          next.start(),
          "something is missing between " + token.text() + " and " + word,
          "write a comma between two conditions, or an operator such as `==`");
    }
  }

  private boolean here(Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind;
  }

  /** The next of some words before others, or -1. */
  private int find(Set<String> words, Set<String> stops) {
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.WORD && words.contains(token.text())) {
        return i;
      }
      if (token.kind() == Kind.WORD && stops.contains(token.text())) {
        return -1;
      }
    }
    return -1;
  }

  /** Goes on to a word; where wanted also to anything on a new line. */
  private void skipTo(Set<String> words, boolean orNewLine) {
    int line = drl.line(tokens.get(Math.max(at - 1, 0)).start());
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (token.kind() == Kind.WORD && words.contains(token.text())
          || orNewLine && drl.line(token.start()) > line) {
        return;
      }
      at++;
    }
  }

  private static String inner(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  private boolean slip(int offset, String message, String remedy) {
    faults.add(drl.fault(offset, message, remedy));
    return true;
  }
}
