package org.liaisonauditor.cli;

/** What was typed can't be done; the message says what can. */
final class WrongUsage extends Exception {

  private static final long serialVersionUID = 1L;

  WrongUsage(String message) {
    super(message);
  }
}
