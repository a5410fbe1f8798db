package org.liaisonauditor.publish;

import java.util.List;

/** A draft can't be published; all reasons at once. */
public final class PublishRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** Each a sentence that says what is missing and what to do. */
  private final transient List<String> reasons;

  PublishRefused(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }
}
