package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentence of a rule's findings, taken apart to be shown and explained. */
public final class MessageParts {

  private MessageParts() {}

  /** What fills a gap. */
  public enum Filling {
    /** Of the finding or the audit: subject, unit, occasion, period or as-of date. */
    ALWAYS,
    /** The number of days from one day to another. */
    DAYS,
    /** The name of an organization, with its code. */
    UNIT,
    /** The name of a rating. */
    RATING,
    /** A share as a percentage. */
    PERCENT,
    /** A probability. */
    PROBABILITY,
    /** The value as it is. */
    VALUE
  }

  /**
   * A part of a message: literal words, or a gap.
   *
   * @param text the words, or the gap with its braces
   * @param filling what fills it; null = it is literal
   * @param names the values that the gap needs: one, or two days
   */
  public record Part(String text, Filling filling, List<String> names) {}

  /** The parts of a message, in order. */
  public static List<Part> of(String message) {
    List<Part> parts = new ArrayList<>();
    Placeholder.scan(
        message,
        new Placeholder.Visitor() {
          @Override
          public void literal(String text) {
            if (!text.isEmpty()) {
              parts.add(new Part(text, null, List.of()));
            }
          }

          @Override
          public void placeholder(Placeholder placeholder) {
            parts.add(new Part(placeholder.text(), filling(placeholder), placeholder.names()));
          }

          @Override
          public void unreadable(String text) {
            literal(text);
          }
        });
    return parts;
  }

  private static Filling filling(Placeholder placeholder) {
    if (placeholder.until() != null) {
      return Filling.DAYS;
    }
    if (placeholder.format() == null) {
      return Placeholder.ALWAYS.contains(placeholder.name()) ? Filling.ALWAYS : Filling.VALUE;
    }
    return switch (placeholder.format()) {
      case "unit" -> Filling.UNIT;
      case "rating" -> Filling.RATING;
      case "percent" -> Filling.PERCENT;
      default -> Filling.PROBABILITY;
    };
  }

  /**
   * The expression that a rule keeps under a name, such as {@code deadline(issuedOn,
   * "receiptDays")} for {@code due}; the first one where several rules of the file keep one.
   */
  public static Optional<String> kept(String drl, String name) {
    DrlText text = DrlText.of("", drl);
    List<DrlText.Token> tokens = text.tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).is("$" + name) && tokens.get(i + 1).is(":")) {
        int from = tokens.get(i + 2).start();
        int depth = 0;
        for (int j = i + 2; j < tokens.size(); j++) {
          DrlText.Token token = tokens.get(j);
          depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
          if (depth < 0 || depth == 0 && token.is(",")) {
            String kept = drl.substring(from, token.start());
            return Optional.of(kept.replaceAll("\\s+", " ").strip());
          }
        }
      }
    }
    return Optional.empty();
  }
}
