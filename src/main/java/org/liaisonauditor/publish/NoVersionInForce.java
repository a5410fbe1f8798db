package org.liaisonauditor.publish;

/** There are no published rules for what is asked; the message says what to do. */
public final class NoVersionInForce extends Exception {

  private static final long serialVersionUID = 1L;

  NoVersionInForce(String message) {
    super(message);
  }
}
