package org.liaisonauditor.reports;

import java.util.List;
import org.liaisonauditor.yaml.Fault;

/** Report definitions that can't be used; holds all their faults, each as {@code file:line: …}. */
public final class DefinitionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  DefinitionException(List<Fault> faults) {
    this.faults = faults.stream().sorted(Fault.ORDER).map(Fault::toString).toList();
  }

  @Override
  public String getMessage() {
    return String.join("\n", faults);
  }

  /** All faults, each as {@code file:line:column: what is wrong; what is allowed}. */
  public List<String> faults() {
    return faults;
  }
}
