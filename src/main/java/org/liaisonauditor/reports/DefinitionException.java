package org.liaisonauditor.reports;

import java.util.List;

/** Report definitions that can't be used; holds all their faults, each as {@code file:line: …}. */
public final class DefinitionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  DefinitionException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** All faults, each as {@code file:line: what is wrong; what is allowed}. */
  public List<String> faults() {
    return faults;
  }
}
