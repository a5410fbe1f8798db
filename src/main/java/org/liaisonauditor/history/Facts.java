package org.liaisonauditor.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an entry says, as named facts in their order. As text a line a fact, {@code name=value}, the
 * name alone where there is no value; backslash, line ends and the equals sign of a name are
 * written as {@code \\}, {@code \n}, {@code \r} and {@code \e}.
 */
public final class Facts {

  private final Map<String, String> facts = new LinkedHashMap<>();

  /**
   * Adds a fact.
   *
   * @param name not yet there
   * @param value a text, whole number, truth value, day, moment or null
   */
  public Facts with(String name, Object value) {
    if (facts.containsKey(name)) {
      throw new IllegalArgumentException("the fact " + name + " is there already");
    }
    facts.put(name, plain(value));
    return this;
  }

  /** A value as the text that is hashed, whatever database it comes from; null stays null. */
  static String plain(Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Short number -> number.toString();
      case Boolean truth -> truth.toString();
      case LocalDate day -> day.toString();
      case Instant moment -> moment.truncatedTo(ChronoUnit.MICROS).toString();
      case OffsetDateTime moment -> plain(moment.toInstant());
      case java.sql.Date day -> day.toLocalDate().toString();
      case BigDecimal number -> number.toPlainString();
      default -> throw new IllegalArgumentException("no fact is a " + value.getClass().getName());
    };
  }

  /** The facts by name, in their order; a value may be null. */
  public Map<String, String> byName() {
    return Collections.unmodifiableMap(facts);
  }

  /** The text that is kept and hashed. */
  String text() {
    StringBuilder text = new StringBuilder();
    facts.forEach(
        (name, value) -> {
          text.append(escaped(name).replace("=", "\\e"));
          if (value != null) {
            text.append('=').append(escaped(value));
          }
          text.append('\n');
        });
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** The facts that a text says; whatever was done to it, something is given back. */
  static Facts of(String text) {
    Facts facts = new Facts();
    for (String line : text.split("\n")) {
      if (!line.isEmpty()) {
        String[] parts = line.split("=", 2);
        facts.facts.put(plainOf(parts[0]), parts.length == 1 ? null : plainOf(parts[1]));
      }
    }
    return facts;
  }

  private static String plainOf(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\' && i + 1 < escaped.length()) {
        char next = escaped.charAt(++i);
        text.append(
            switch (next) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 'e' -> '=';
              default -> next;
            });
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
