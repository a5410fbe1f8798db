package org.liaisonauditor.exceptions;

import java.util.List;

/** An exception can't be proposed, approved or withdrawn; all reasons at once. */
public final class ExceptionRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** Each a sentence that says what is wrong and what to do. */
  private final transient List<String> reasons;

  ExceptionRefused(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }
}
