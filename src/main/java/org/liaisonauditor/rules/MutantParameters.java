package org.liaisonauditor.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.facts.Parameters;

/**
 * Parameters moved by one: a number by 1, a share by 0.01, a day of the year by a day, a set of
 * ratings by one rating more or less. A rule's mutant names the moved parameter, so that each place
 * where a parameter is used can be moved by itself.
 */
final class MutantParameters {

  private static final String UP = "+1";
  private static final String DOWN = "-1";
  private static final BigDecimal STEP = new BigDecimal("0.01");

  /** A leap year, so that every day of a year is in it. */
  private static final int ANY_YEAR = 2024;

  private MutantParameters() {}

  /** The ways in which a parameter can be moved: up, down, or a rating in or out. */
  static List<String> moves(String name, Regulation regulation) {
    return regulation.parameters().get(name).unit().equals(ParameterValues.RATINGS)
        ? MutantTerms.ratings(regulation).stream().map(code -> "±" + code).toList()
        : List.of(UP, DOWN);
  }

  /** What the moved parameter is named. */
  static String alias(String name, String move) {
    return name + " " + move;
  }

  /** The parameters, and beside each of them its moved ones. */
  static Parameters withMoved(Parameters parameters, Regulation regulation) {
    Map<String, Map<LocalDate, ?>> moved = new LinkedHashMap<>();
    for (String name : regulation.parameters().keySet()) {
      for (String move : moves(name, regulation)) {
        Map<LocalDate, Object> dated = new TreeMap<>();
        parameters.dated(name).forEach((day, value) -> dated.put(day, moved(value, move)));
        moved.put(alias(name, move), dated);
      }
    }
    return parameters.withDated(moved);
  }

  /** The parameters with one of the values of one of them moved. */
  static Parameters withMoved(Parameters parameters, String name, LocalDate from, String move) {
    NavigableMap<LocalDate, Object> dated = new TreeMap<>(parameters.dated(name));
    dated.put(from, moved(dated.get(from), move));
    return parameters.withDated(Map.of(name, dated));
  }

  /** The mutant that has one value of a parameter moved. */
  static Mutant mutant(String name, LocalDate from, Object value, String move) {
    String since = from.equals(LocalDate.MIN) ? "" : " from " + from;
    return new Mutant(
        "",
        "parameter " + name,
        RegulationReader.FILE,
        0,
        0,
        text(value) + since + Mutant.INTO + text(moved(value, move)) + since);
  }

  private static Object moved(Object value, String move) {
    boolean up = move.equals(UP);
    return switch (value) {
      case Integer number -> up ? number + 1 : number - 1;
      case Double share -> {
        BigDecimal exact = BigDecimal.valueOf(share);
        yield (up ? exact.add(STEP) : exact.subtract(STEP)).doubleValue();
      }
      case MonthDay day -> {
        LocalDate date = day.atYear(ANY_YEAR);
        yield MonthDay.from(up ? date.plusDays(1) : date.minusDays(1));
      }
      case Set<?> codes -> {
        Set<Object> others = new LinkedHashSet<>(codes);
        String code = move.substring(1);
        if (!others.remove(code)) {
          others.add(code);
        }
        yield others;
      }
      default -> throw new IllegalStateException("a parameter can't be moved: " + value);
    };
  }

  /** A value as in the regulation's file. */
  private static String text(Object value) {
    return value instanceof MonthDay day ? day.toString().substring(2) : value.toString();
  }
}
