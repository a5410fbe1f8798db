package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.liaisonauditor.domain.Language;

/** Dates as people write them. */
final class Dates {

  private static final DateTimeFormatter VIETNAMESE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private Dates() {}

  static String shown(LocalDate day, Language language) {
    return language == Language.VI ? VIETNAMESE.format(day) : day.toString();
  }
}
