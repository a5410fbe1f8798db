package org.liaisonauditor.intake;

/** Keeps one instance of codes that repeat, in bounded memory: a slot holds its latest text. */
final class StringCache {

  private final String[] slots = new String[1 << 16];

  String same(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & slots.length - 1;
    String held = slots[slot];
    if (text.equals(held)) {
      return held;
    }
    slots[slot] = text;
    return text;
  }
}
