package org.liaisonauditor.cli;

/** The submissions can't be audited as they are; the message says where their problems are told. */
final class InputRefused extends Exception {

  private static final long serialVersionUID = 1L;

  InputRefused(String message) {
    super(message);
  }
}
