package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a list column, each with all the words for it. */
final class Choices {

  private final Map<String, Object> byName = new HashMap<>();
  private final List<String> shown = new ArrayList<>();
  private final Map<String, String> vietnamese = new LinkedHashMap<>();

  /**
   * Adds a value.
   *
   * @param code the English code
   * @param words other words for it, for people; the last one is the Vietnamese word
   */
  Choices add(Object value, String code, String... words) {
    byName.put(Names.fold(code), value);
    byName.put(code, value);
    for (String word : words) {
      byName.put(Names.fold(word), value);
      byName.put(word, value);
    }
    vietnamese.put(code, words.length == 0 ? code : words[words.length - 1]);
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

  /** The Vietnamese word for a code; the code itself where there is none. */
  String vietnamese(String code) {
    return vietnamese.getOrDefault(code, code);
  }

  /** The codes, in the order of the list. */
  List<String> codes() {
    return List.copyOf(vietnamese.keySet());
  }

  /** All values, to be shown as what is allowed. */
  String allowed() {
    return String.join(", ", shown);
  }
}
