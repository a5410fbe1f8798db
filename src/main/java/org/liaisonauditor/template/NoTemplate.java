package org.liaisonauditor.template;

/** There is nothing to make a template of; the message says why and what to do. */
public final class NoTemplate extends Exception {

  NoTemplate(String message) {
    super(message);
  }
}
