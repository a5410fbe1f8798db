package org.liaisonauditor.issuing;

/** A report can't be issued or withdrawn as things stand; nothing was changed. */
public final class IssuingRefused extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * A refusal.
   *
   * @param message why, and what to do
   */
  public IssuingRefused(String message) {
    super(message);
  }
}
