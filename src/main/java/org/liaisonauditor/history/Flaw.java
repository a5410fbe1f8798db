package org.liaisonauditor.history;

/**
 * Something that is not as it was recorded, or that makes one look twice.
 *
 * @param level how grave it is
 * @param entry number of the entry that it is about; null = of none
 * @param about the thing, such as {@code run 12}, {@code history} or {@code file}
 * @param says what is wrong
 * @param todo what it means and what to do
 */
public record Flaw(Level level, Long entry, String about, String says, String todo) {

  /** How grave a flaw is. */
  public enum Level {
    /** What is there is not what was recorded. */
    BROKEN,
    /** Nothing is proved wrong by it. */
    LOOK
  }
}
