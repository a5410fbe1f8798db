package org.liaisonauditor.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Table;
import org.springframework.context.MessageSource;

/** Days, numbers and sentences in the language of a request and the organization's time zone. */
final class Words {

  private final MessageSource texts;
  private final Language language;
  private final Locale locale;
  private final DateTimeFormatter days;
  private final DateTimeFormatter moments;

  Words(MessageSource texts, Language language, ZoneId zone) {
    this.texts = texts;
    this.language = language;
    this.locale = Locale.forLanguageTag(language.tag());
    String day = language == Language.VI ? "dd/MM/yyyy" : "yyyy-MM-dd";
    this.days = DateTimeFormatter.ofPattern(day, locale);
    this.moments = DateTimeFormatter.ofPattern(day + " HH:mm", locale).withZone(zone);
  }

  Language language() {
    return language;
  }

  /** A text of the page; its numbers are put in as they are written in the language. */
  String say(String key, Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] = values[i] instanceof Number number ? number(number) : values[i];
    }
    return texts.getMessage(key, shown, locale);
  }

  String number(Number number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  String day(LocalDate day) {
    return days.format(day);
  }

  String moment(Instant moment) {
    return moments.format(moment);
  }

  String tables(Collection<Table> tables) {
    return new TreeSet<>(tables)
        .stream().map(table -> table.name(language)).collect(Collectors.joining(", "));
  }
}
