package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the rules of one DRL file name of the pack around them. */
final class RuleUse {

  /**
   * A name, and where it stands.
   *
   * @param text the name
   * @param offset offset in the file
   */
  record Named(String text, int offset) {}

  /** Names bound by the rules, without the {@code $}. */
  final Set<String> bound = new LinkedHashSet<>();

  /** Parameters that the rules read. */
  final Set<String> parameters = new LinkedHashSet<>();

  /** Variants that the rules report as. */
  final List<Named> variants = new ArrayList<>();
}
