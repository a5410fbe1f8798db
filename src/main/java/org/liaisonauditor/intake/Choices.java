package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a list column, each with all the words for it. */
final class Choices {

  private final Map<String, Object> byName = new HashMap<>();
  private final List<String> shown = new ArrayList<>();

  /**
   * Adds a value.
   *
   * @param code the English code
   * @param words other words for it, for people
   */
  Choices add(Object value, String code, String... words) {
    byName.put(Names.fold(code), value);
    byName.put(code, value);
    for (String word : words) {
      byName.put(Names.fold(word), value);
      byName.put(word, value);
    }
    shown.add(words.length == 0 ? code : code + " (" + String.join(", ", words) + ")");
    return this;
  }

  /** Adds one more word for a value, one that need not be shown. */
  Choices alias(Object value, String word) {
    byName.putIfAbsent(Names.fold(word), value);
    return this;
  }

  /** The value of a word; null where the list has none. */
  Object find(String word) {
    Object exact = byName.get(word);
    return exact != null ? exact : byName.get(Names.fold(word));
  }

  /** All values, to be shown as what is allowed. */
  String allowed() {
    return String.join(", ", shown);
  }
}
