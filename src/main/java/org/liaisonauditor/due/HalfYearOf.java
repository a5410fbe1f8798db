package org.liaisonauditor.due;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Text;

/**
 * January to June, or July to December.
 *
 * @param year the year
 * @param second whether it is the second one
 */
record HalfYearOf(int year, boolean second) {

  /** Those that lie wholly between two days, both included. */
  static List<HalfYearOf> within(LocalDate from, LocalDate to) {
    List<HalfYearOf> all = new ArrayList<>();
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      for (boolean second : new boolean[] {false, true}) {
        HalfYearOf half = new HalfYearOf(year, second);
        if (!half.firstDay().isBefore(from) && !half.lastDay().isAfter(to)) {
          all.add(half);
        }
      }
    }
    return all;
  }

  LocalDate firstDay() {
    return LocalDate.of(year, second ? Month.JULY : Month.JANUARY, 1);
  }

  LocalDate lastDay() {
    return firstDay().plusMonths(6).minusDays(1);
  }

  Text words() {
    return new Text(
        (second ? "sáu tháng cuối năm " : "sáu tháng đầu năm ") + year,
        year + (second ? "-H2" : "-H1"));
  }
}
