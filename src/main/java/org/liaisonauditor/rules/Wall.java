package org.liaisonauditor.rules;

import java.util.Set;

/**
 * What stands between a rule and the machine. All walls stand always; that each can be left out is
 * for the tests, which show that every one holds alone.
 */
enum Wall {
  /** The allow-list that the source is held against before anything is compiled. */
  SOURCE,
  /** Class loaders that know the classes of a list alone, for the compiler and for the run. */
  CLASS_LOADER,
  /** The check of the compiled classes before one is loaded. */
  BYTECODE;

  static final Set<Wall> ALL = Set.of(values());
}
