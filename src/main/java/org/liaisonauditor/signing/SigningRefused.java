package org.liaisonauditor.signing;

/** A document can't be signed as asked; the message says why and what to do. */
public final class SigningRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message what is wrong with which key, file or setting, and what to do
   */
  public SigningRefused(String message) {
    super(message);
  }
}
