package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Evaluation;

/**
 * How a branch rated its own members for a year: what branches are compared by.
 *
 * @param branch code of the branch
 * @param year the year
 * @param dueDay the day on which its evaluations are due
 * @param evaluations number of evaluations in each band of missed meetings
 * @param top of these, number of top ratings
 * @param rated the evaluations
 */
public record RatingSample(
    String branch,
    int year,
    LocalDate dueDay,
    int[] evaluations,
    int[] top,
    List<Evaluation> rated) {

  /** The bands: no meeting missed, one, two and more. */
  static final int BANDS = 3;

  static int band(int missed) {
    return Math.min(missed, BANDS - 1);
  }

  int total() {
    return sum(evaluations);
  }

  int observed() {
    return sum(top);
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The same numbers without the evaluations: what is kept of a branch until all are known. */
  public RatingSample numbers() {
    return new RatingSample(branch, year, dueDay, evaluations, top, List.of());
  }
}
