package org.liaisonauditor.domain;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people write them. */
public final class Dates {

  private static final DateTimeFormatter VIETNAMESE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private Dates() {}

  /** As Vietnam writes it, 05/03/2025, which cells show in both languages. */
  public static String vietnamese(LocalDate day) {
    return VIETNAMESE.format(day);
  }

  /** For messages and lines of text: 05/03/2025, in English 2025-03-05. */
  public static String shown(LocalDate day, Language language) {
    return language == Language.VI ? vietnamese(day) : day.toString();
  }
}
