package org.liaisonauditor.ranking;

/**
 * A unit that has no place.
 *
 * @param findings its findings
 */
public record UnrankedUnit(String code, String name, int findings, Reason reason) {

  /** Why it has none. */
  public enum Reason {
    /** No member was there in the period, so nothing could be expected. */
    NO_MEMBERS,
    /** No rule that found anything could run for it. */
    NOTHING_COULD_RUN
  }
}
