package org.liaisonauditor.domain;

import java.util.Locale;

/** The languages that people read: Vietnamese first, English beside it. */
public enum Language {
  VI,
  EN;

  /** The language of a tag, {@code vi} or {@code en}. */
  public static Language of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }

  /** The BCP 47 tag, {@code vi} or {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
