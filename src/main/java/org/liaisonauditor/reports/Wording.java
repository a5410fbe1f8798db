package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Regulation;

/** The report's words, numbers and dates in one language, whatever the machine's locale. */
final class Wording {

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final ReportDefinition definition;
  private final Language language;

  Wording(ReportDefinition definition, Language language) {
    this.definition = definition;
    this.language = language;
  }

  Language language() {
    return language;
  }

  /** Where the words come from. */
  ReportDefinition definition() {
    return definition;
  }

  Letterhead letterhead() {
    return definition.letterhead();
  }

  String of(Text text) {
    return text.in(language);
  }

  /** A text with its placeholders filled: name, value, name, value … */
  String of(Label label, Object... values) {
    return fill(definition.text(label).in(language), values);
  }

  /** A text of how findings stand, with its placeholders filled. */
  String of(LifeLabel label, Object... values) {
    return fill(definition.text(label).in(language), values);
  }

  /** A text of how a document's own findings stand, with its placeholders filled. */
  String of(ChangeLabel label, Object... values) {
    return fill(definition.kinds().text(label).in(language), values);
  }

  /** Fills the placeholders of a text; numbers are written as the language groups them. */
  String fill(String text, Object... values) {
    StringBuilder filled = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      Object value = placeholder.group();
      for (int i = 0; i < values.length; i += 2) {
        if (values[i].equals(placeholder.group(1))) {
          value = values[i + 1];
        }
      }
      String written = value instanceof Integer count ? number(count) : value.toString();
      placeholder.appendReplacement(filled, Matcher.quoteReplacement(written));
    }
    return placeholder.appendTail(filled).toString();
  }

  /** A whole number with its thousands apart. */
  String number(int value) {
    String digits = Integer.toString(value);
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0 && digits.charAt(i - 1) != '-') {
        grouped.append(language == Language.VI ? '.' : ',');
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  /** A date as people write it. */
  String date(LocalDate day) {
    return language == Language.VI
        ? Dates.vietnamese(day)
        : day.getDayOfMonth() + " " + monthName(day) + " " + day.getYear();
  }

  /** Place and date of a letterhead; days 1 to 9 with a zero, months 1 and 2 too. */
  String dateLine(String pattern, String place, LocalDate day) {
    int month = day.getMonthValue();
    return fill(
        pattern,
        "place",
        place,
        "day",
        twoDigits(day.getDayOfMonth()),
        "month",
        month < 3 ? twoDigits(month) : Integer.toString(month),
        "monthName",
        monthName(day),
        "year",
        Integer.toString(day.getYear()));
  }

  /** Place and date of a letterhead, the date left to the pen. */
  String dateLine(String pattern, String place) {
    return fill(
        pattern, "place", place, "day", "……", "month", "……", "monthName", "…………", "year", "………");
  }

  /** A parameter's value for people. */
  String value(Object value) {
    if (value instanceof MonthDay day) {
      return language == Language.VI
          ? twoDigits(day.getDayOfMonth()) + "/" + twoDigits(day.getMonthValue())
          : day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1);
    }
    if (value instanceof Double share) {
      String plain = plain(share);
      return language == Language.VI ? plain.replace('.', ',') : plain;
    }
    return plain(value);
  }

  /** A parameter's unit in the report's language; as the pack has it where the texts lack it. */
  String unit(String unit) {
    return switch (unit) {
      case "days" -> of(Label.UNIT_DAYS);
      case "years" -> of(Label.UNIT_YEARS);
      case "meetings" -> of(Label.UNIT_MEETINGS);
      case "members" -> of(Label.UNIT_MEMBERS);
      case "evaluations" -> of(Label.UNIT_EVALUATIONS);
      case "remarks" -> of(Label.UNIT_REMARKS);
      case "share" -> of(Label.UNIT_SHARE);
      case "day" -> of(Label.UNIT_DAY);
      default -> unit;
    };
  }

  /** A parameter's value with its unit; ratings by the names that people know. */
  String value(Object value, String unit, RatingScale scale) {
    if (value instanceof Set<?> codes) {
      List<String> names =
          scale.ratings().stream()
              .filter(rating -> codes.contains(rating.code()))
              .map(rating -> of(rating.name()))
              .toList();
      return names.size() == codes.size() ? String.join(", ", names) : value(value);
    }
    return (value(value) + " " + unit(unit)).strip();
  }

  /** Since when a value holds; null and the first of all days are the beginning. */
  String since(LocalDate day) {
    return day == null || day.equals(LocalDate.MIN) ? of(Label.FROM_THE_BEGINNING) : date(day);
  }

  /** How far rules watch over a clause. */
  String status(Regulation.ClauseStatus status) {
    return of(
        switch (status) {
          case COVERED -> Label.CLAUSE_COVERED;
          case PARTLY -> Label.CLAUSE_PARTLY;
          case NOT_FOR_A_MACHINE -> Label.CLAUSE_NOT_FOR_A_MACHINE;
          case NO_RULE_YET -> Label.CLAUSE_NO_RULE_YET;
        });
  }

  /** A parameter's value for programs: ISO month and day, decimal point, codes by code point. */
  static String plain(Object value) {
    if (value instanceof MonthDay day) {
      return twoDigits(day.getMonthValue()) + "-" + twoDigits(day.getDayOfMonth());
    }
    if (value instanceof Set<?> codes) {
      Set<String> sorted = new TreeSet<>(CodePoints.ORDER);
      codes.forEach(code -> sorted.add(code.toString()));
      return String.join(", ", sorted);
    }
    return value.toString();
  }

  private static String monthName(LocalDate day) {
    return MONTHS.get(day.getMonthValue() - 1);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
