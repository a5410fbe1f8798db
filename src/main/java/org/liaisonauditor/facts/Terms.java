package org.liaisonauditor.facts;

/**
 * The parameters that the terms themselves rest on. A rule pack must give them; all others belong
 * to its rules alone.
 */
public final class Terms {

  /** Days before the obligation day from which a letter can be the covering one; a number. */
  public static final String EARLY_LETTER_DAYS = "earlyLetterDays";

  /** The day of a year on which its evaluations are due; a day of the year. */
  public static final String EVALUATION_DUE = "evaluationDue";

  /** The ratings that branches are compared by; codes. */
  public static final String TOP_RATINGS = "topRatings";

  /** From how many evaluations on a branch is compared with the others; a number. */
  public static final String COMPARED_FROM = "lenientBranchMinimum";

  private Terms() {}
}
