package org.liaisonauditor.casework;

import java.util.List;

/** Steps can't be taken; all reasons at once, and none of the steps was taken. */
public final class CaseRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** Each a sentence that names the finding, its state and what to do. */
  private final transient List<String> reasons;

  CaseRefused(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }
}
