package org.liaisonauditor.audit;

import java.util.function.Predicate;

/**
 * Which branches are judged.
 *
 * @param unit code of the unit that they belong to; null = all
 * @param holds tells them from others, by code
 */
public record BranchScope(String unit, Predicate<String> holds) {

  /** All branches. */
  public static final BranchScope ALL = new BranchScope(null, branch -> true);
}
