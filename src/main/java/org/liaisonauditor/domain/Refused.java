package org.liaisonauditor.domain;

import java.util.List;

/** What somebody asks for can't be done as things stand; nothing of it was done. */
public abstract class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  /**
   * A refusal.
   *
   * @param reasons all of them, each a sentence that says what stands against it and what to do
   */
  protected Refused(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** All reasons, each a sentence that says what stands against it and what to do. */
  public List<String> reasons() {
    return reasons;
  }
}
