package org.liaisonauditor.history;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The things of a kind that the history records, in the tables of the package that owns them. It
 * says what an entry must say, so that it can be asked again years later.
 *
 * <p>Facts may be added in later versions: of an old entry those are checked that it names.
 */
public interface Witnessed {

  /** Their kind. */
  Kind kind();

  /** Gives all that must have an entry, one by one, in the order in which they came to be. */
  void forEach(Consumer<String> what);

  /** A thing, as the tables have it now; empty where they have it no more. */
  Optional<Thing> find(String what);

  /**
   * A thing that is recorded.
   *
   * @param who whose doing it is
   * @param facts all that must not change any more
   */
  record Thing(String who, Facts facts) {}
}
