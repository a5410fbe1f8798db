package org.liaisonauditor.domain;

/**
 * A text in both languages.
 *
 * @param vi Vietnamese
 * @param en English
 */
public record Text(String vi, String en) {

  /** The text in a language. */
  public String in(Language language) {
    return language == Language.VI ? vi : en;
  }
}
