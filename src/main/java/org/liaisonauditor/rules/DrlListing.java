package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rule's DRL, line by line, with what each piece of a line is, to be shown. */
public final class DrlListing {

  private static final Set<String> KEYWORDS =
      Set.of(
          "package", "import", "global", "rule", "when", "then", "end", "not", "exists", "and",
          "or", "null", "true", "false");

  private static final String TAB = "    ";

  private DrlListing() {}

  /** What a piece of a line is. */
  public enum Kind {
    PLAIN,
    KEYWORD,
    STRING,
    COMMENT
  }

  /** A piece of a line. */
  public record Piece(Kind kind, String text) {}

  /**
   * A line.
   *
   * @param number from 1
   * @param pieces what stands on it, in order; none on a blank line
   */
  public record Line(int number, List<Piece> pieces) {}

  /** The lines of a DRL text. */
  public static List<Line> of(String drl) {
    String text = drl.stripTrailing().replace("\t", TAB);
    List<Line> lines = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (DrlText.Token token : DrlText.of("", text).tokens()) {
      // What stands between two words is white space and comments.
      add(lines, pieces, Kind.COMMENT, text.substring(at, token.start()));
      add(lines, pieces, kind(token), token.text());
      at = token.end();
    }
    add(lines, pieces, Kind.COMMENT, text.substring(at));
    lines.add(new Line(lines.size() + 1, List.copyOf(pieces)));
    return lines;
  }

  private static Kind kind(DrlText.Token token) {
    return switch (token.kind()) {
      case STRING -> Kind.STRING;
      case WORD -> KEYWORDS.contains(token.text()) ? Kind.KEYWORD : Kind.PLAIN;
      case NUMBER, SYMBOL -> Kind.PLAIN;
    };
  }

  private static void add(List<Line> lines, List<Piece> pieces, Kind kind, String text) {
    String[] parts = text.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        lines.add(new Line(lines.size() + 1, List.copyOf(pieces)));
        pieces.clear();
      }
      if (!parts[i].isEmpty()) {
        add(pieces, parts[i].isBlank() ? Kind.PLAIN : kind, parts[i]);
      }
    }
  }

  /** Neighbours of one kind are one piece. */
  private static void add(List<Piece> pieces, Kind kind, String text) {
    if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
      pieces.set(pieces.size() - 1, new Piece(kind, pieces.getLast().text() + text));
    } else {
      pieces.add(new Piece(kind, text));
    }
  }
}
