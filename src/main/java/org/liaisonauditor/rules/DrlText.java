package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.yaml.Fault;

/**
 * The text of a DRL file and its words, each with its place, so that a fault can be told where it
 * stands even where the parsers keep no places.
 *
 * @param file path of the file, as its author knows it
 * @param text the text, with plain line ends
 * @param tokens its words in order, without white space and comments
 */
record DrlText(String file, String text, List<Token> tokens) {

  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL
  }

  /**
   * A word of the text.
   *
   * @param kind what it is
   * @param text as it stands; a string with its quotation marks
   * @param start offset of its first character
   */
  record Token(Kind kind, String text, int start) {

    boolean is(String wanted) {
      return kind != Kind.STRING && text.equals(wanted);
    }

    int end() {
      return start + text.length();
    }
  }

  private static final List<String> LONG_SYMBOLS =
      List.of("==", "!=", ">=", "<=", "&&", "||", ":=", "=>", "=<", "<>", "->", "::", "++", "--");

  static DrlText of(String file, String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = orEnd(text, text.indexOf('\n', at));
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? text.length() : close + 2;
      } else {
        Token token = token(text, at);
        tokens.add(token);
        at = token.end();
      }
    }
    return new DrlText(file, text, List.copyOf(tokens));
  }

  private static Token token(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return new Token(Kind.STRING, text.substring(at, endOfString(text, at)), at);
    }
    if (Character.isDigit(c)) {
      int end = at;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end))
              || text.charAt(end) == '.' && digitAt(text, end + 1))) {
        end++;
      }
      return new Token(Kind.NUMBER, text.substring(at, end), at);
    }
    if (Character.isJavaIdentifierStart(c)) {
      int end = at + 1;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      return new Token(Kind.WORD, text.substring(at, end), at);
    }
    for (String symbol : LONG_SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        return new Token(Kind.SYMBOL, symbol, at);
      }
    }
    return new Token(
        Kind.SYMBOL, text.substring(at, at + Character.charCount(text.codePointAt(at))), at);
  }

  /** A string ends at its quotation mark, at the latest at the end of the line. */
  private static int endOfString(String text, int start) {
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        return at;
      }
      if (c == '\\') {
        at++;
      } else if (c == text.charAt(start)) {
        return at + 1;
      }
    }
    return text.length();
  }

  private static boolean digitAt(String text, int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static int orEnd(String text, int at) {
    return at < 0 ? text.length() : at;
  }

  /** The tokens that begin between two offsets, the second one not included. */
  List<Token> between(int from, int to) {
    return tokens.stream().filter(token -> token.start >= from && token.start < to).toList();
  }

  /** The line of an offset, from 1. */
  int line(int offset) {
    return (int)
            text.substring(0, Math.min(offset, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count()
        + 1;
  }

  /** The offset at which a line begins. */
  int lineStart(int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int next = text.indexOf('\n', at);
      if (next < 0) {
        return text.length();
      }
      at = next + 1;
    }
    return at;
  }

  /** A fault at an offset. */
  Fault fault(int offset, String message, String remedy) {
    int at = Math.min(offset, text.length());
    int column = at - text.lastIndexOf('\n', at - 1);
    return new Fault(file, line(at), column, message, remedy);
  }
}
