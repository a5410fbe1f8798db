package org.liaisonauditor.signing;

import java.nio.file.Path;

/**
 * One thing that was looked at.
 *
 * @param file the file it is about
 * @param where which part of it: a signature, an attachment, a page; blank for the whole
 * @param text what was found, and what to do where something is wrong
 */
public record Check(Path file, String where, State state, String text) {

  /** How it is. */
  public enum State {
    /** As it should be. */
    GOOD,
    /** Something to know that is no fault. */
    NOTE,
    /** Changed, missing or not valid. */
    FAULT
  }
}
