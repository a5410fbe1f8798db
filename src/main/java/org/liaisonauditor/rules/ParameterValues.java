package org.liaisonauditor.rules;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.yaml.Nearest;

/** Reads the values of parameters, by their unit, from a pack and from the command line. */
final class ParameterValues {

  static final String SHARE = "share";
  static final String DAY = "day";
  static final String RATINGS = "ratings";

  private static final Pattern MONTH_DAY = Pattern.compile("(?:--)?(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DAY_MONTH = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2}) (?:tháng (\\d{1,2})|(\\p{L}+))");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private final RatingScale scale;

  ParameterValues(RatingScale scale) {
    this.scale = scale;
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException with a sentence that says what is allowed
   */
  Object parse(String unit, String text) {
    return switch (unit) {
      case SHARE -> share(text);
      case DAY -> day(text);
      case RATINGS -> ratings(text);
      default -> number(text, unit);
    };
  }

  private static Integer number(String text, String unit) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          text + " is no number of " + unit + "; write a whole number from 0 on, such as 30");
    }
    return Integer.valueOf(text);
  }

  private static Double share(String text) {
    if (!text.matches("0?\\.\\d{1,9}|[01](\\.0{1,9})?")) {
      throw new IllegalArgumentException(
          text + " is no share; write a number from 0 to 1, such as 0.05");
    }
    return Double.valueOf(text);
  }

  private static MonthDay day(String text) {
    try {
      Matcher matcher = MONTH_DAY.matcher(text);
      if (matcher.matches()) {
        return MonthDay.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      }
      matcher = DAY_MONTH.matcher(text);
      if (matcher.matches()) {
        return MonthDay.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
      }
      matcher = DAY_NAME.matcher(text.toLowerCase(Locale.ROOT));
      if (matcher.matches()) {
        int month =
            matcher.group(2) != null
                ? Integer.parseInt(matcher.group(2))
                : MONTHS.indexOf(matcher.group(3)) + 1;
        return MonthDay.of(month, Integer.parseInt(matcher.group(1)));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is no day of a year: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        text + " is no day of a year; write month and day, such as 12-10 for 10 December");
  }

  private Set<String> ratings(String text) {
    Set<String> known =
        scale.ratings().stream()
            .map(RatingScale.Rating::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> codes = new LinkedHashSet<>();
    Arrays.stream(text.split("[\\s,;{}\\[\\]]+"))
        .filter(code -> !code.isEmpty())
        .forEach(codes::add);
    for (String code : codes) {
      if (!known.contains(code)) {
        throw new IllegalArgumentException(
            code
                + " is no rating of the scale"
                + Nearest.hint(code, known)
                + " Allowed: "
                + String.join(", ", known));
      }
    }
    return codes;
  }
}
