package org.liaisonauditor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.liaisonauditor.domain.Language;

/** The texts for people, in one language. */
final class Messages {

  private final Language language;
  private final Properties texts = new Properties();

  Messages(Language language) {
    this.language = language;
    String name = "problems_" + language.tag() + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  Language language() {
    return language;
  }

  /** A text with {@code {0}}, {@code {1}} … replaced by the arguments. */
  String text(String key, Object... arguments) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("No text " + key + " in " + language);
    }
    StringBuilder text = new StringBuilder(pattern.length() + 64);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}') {
        text.append(arguments[pattern.charAt(i + 1) - '0']);
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }
}
