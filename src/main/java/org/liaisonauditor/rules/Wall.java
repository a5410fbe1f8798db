package org.liaisonauditor.rules;

import java.util.Set;

/**
 * What stands between a rule and the machine. All walls stand always; that each can be left out is
 * for the tests, which show that every one holds alone.
 */
enum Wall {
  /** The allow-list that the source is held against before anything is compiled. */
  SOURCE;

  static final Set<Wall> ALL = Set.of(values());
}
