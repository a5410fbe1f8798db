package org.liaisonauditor.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitDirectory;

/**
 * Fills the sentence of a finding with its figures, by the habits of each language and by no locale
 * of the machine: dates as 31/03/2025 and decimal commas in Vietnamese, ISO dates and decimal
 * points in English.
 */
final class MessageWriter {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final UnitDirectory units;
  private final RatingScale ratings;

  MessageWriter(UnitDirectory units, RatingScale ratings) {
    this.units = units;
    this.ratings = ratings;
  }

  Text write(Text template, Map<String, Object> values) {
    return new Text(
        write(template.vi(), values, Language.VI), write(template.en(), values, Language.EN));
  }

  private String write(String template, Map<String, Object> values, Language language) {
    StringBuilder text = new StringBuilder();
    Placeholder.scan(
        template,
        new Placeholder.Visitor() {
          @Override
          public void literal(String literal) {
            text.append(literal);
          }

          @Override
          public void placeholder(Placeholder placeholder) {
            text.append(value(placeholder, values, language));
          }

          @Override
          public void unreadable(String braces) {
            text.append(braces);
          }
        });
    return text.toString();
  }

  private String value(Placeholder placeholder, Map<String, Object> values, Language language) {
    Object value = values.get(placeholder.name());
    if (placeholder.until() != null) {
      Object until = values.get(placeholder.until());
      return value instanceof LocalDate from && until instanceof LocalDate to
          ? Long.toString(ChronoUnit.DAYS.between(from, to))
          : blank(language);
    }
    if (value == null) {
      return blank(language);
    }
    if (placeholder.format() == null) {
      return plain(value, language);
    }
    return switch (placeholder.format()) {
      case "unit" -> units.name(value.toString()) + " (" + value + ")";
      case "rating" -> rating(value.toString(), language);
      case "percent" -> rounded(((Number) value).doubleValue() * 100, 0, language) + "%";
      case "p" -> probability(((Number) value).doubleValue(), language);
      default -> throw new IllegalStateException("no format is named " + placeholder.format());
    };
  }

  /** What people call a rating; a code that the scale does not hold stays as it is. */
  private String rating(String code, Language language) {
    return ratings.ratings().stream()
        .filter(rating -> rating.code().equals(code))
        .findFirst()
        .map(rating -> rating.name().in(language))
        .orElse(code);
  }

  private static String blank(Language language) {
    return language == Language.VI ? "(trống)" : "(blank)";
  }

  /** A value in the habits of a language. */
  static String plain(Object value, Language language) {
    return switch (value) {
      case LocalDate date -> date(date, language);
      case Double number -> rounded(number, 1, language);
      case Collection<?> many ->
          many.stream().map(one -> plain(one, language)).collect(Collectors.joining(", "));
      // A text of several lines, such as a remark, is told within one sentence.
      default -> SPACES.matcher(value.toString()).replaceAll(" ");
    };
  }

  private static String date(LocalDate date, Language language) {
    if (language == Language.EN) {
      return date.toString();
    }
    return twoDigits(date.getDayOfMonth())
        + "/"
        + twoDigits(date.getMonthValue())
        + "/"
        + date.getYear();
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String rounded(double number, int decimals, Language language) {
    String text =
        BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    return language == Language.VI ? text.replace('.', ',') : text;
  }

  /** Two significant digits; what is smaller than a millionth is said to be so. */
  private static String probability(double p, Language language) {
    if (p < 1e-6) {
      return language == Language.VI ? "< 0,000001" : "< 0.000001";
    }
    String text =
        BigDecimal.valueOf(p)
            .round(new MathContext(2, RoundingMode.HALF_UP))
            .stripTrailingZeros()
            .toPlainString();
    return language == Language.VI ? text.replace('.', ',') : text;
  }
}
