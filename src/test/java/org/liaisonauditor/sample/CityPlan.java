package org.liaisonauditor.sample;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * What city to make up.
 *
 * @param seed the same plan with the same seed gives the same records
 * @param wards number of wards
 * @param branches number of residence branches of a ward
 * @param members number of members of a branch on average; branches have from none to twice as many
 * @param workplaces number of workplaces of the city
 * @param firstYear first year with meetings and evaluations
 * @param lastYear last year with meetings and evaluations
 * @param trouble share, from 0 to 1, of the choices that are made badly or exactly at a limit
 * @param keyDays days on which something is judged; dates are put on them and the days beside them
 */
public record CityPlan(
    long seed,
    int wards,
    int branches,
    int members,
    int workplaces,
    int firstYear,
    int lastYear,
    double trouble,
    List<LocalDate> keyDays) {

  public CityPlan {
    keyDays = List.copyOf(keyDays);
  }

  /** A city whose key days are those of its years by the catalogue's defaults. */
  public static CityPlan of(
      long seed, int wards, int branches, int members, int workplaces, int year, double trouble) {
    return new CityPlan(
        seed, wards, branches, members, workplaces, year, year, trouble, usualKeyDays(year, year));
  }

  /** The city of a size that is asked for in members: branches of 21, as provinces have. */
  public static CityPlan ofMembers(long seed, int members, int year) {
    int perBranch = 21;
    int perWard = 14;
    int wards = Math.max(1, Math.round((float) members / (perBranch * perWard)));
    int workplaces = Math.max(3, members / 50);
    return of(seed, wards, perWard, perBranch, workplaces, year, 0.03);
  }

  /** The days on which the catalogue's defaults judge something in these years. */
  public static List<LocalDate> usualKeyDays(int firstYear, int lastYear) {
    List<LocalDate> days = new ArrayList<>();
    for (int year = firstYear; year <= lastYear; year++) {
      days.add(LocalDate.of(year, Month.JANUARY, 1));
      days.add(LocalDate.of(year, Month.JUNE, 30));
      days.add(LocalDate.of(year, Month.JULY, 20));
      days.add(LocalDate.of(year, Month.DECEMBER, 10));
      days.add(LocalDate.of(year, Month.DECEMBER, 31));
      days.add(LocalDate.of(year + 1, Month.JANUARY, 15));
    }
    return days;
  }

  /** The same city with more key days. */
  public CityPlan withKeyDays(List<LocalDate> more) {
    List<LocalDate> days = new ArrayList<>(keyDays);
    days.addAll(more);
    return new CityPlan(
        seed, wards, branches, members, workplaces, firstYear, lastYear, trouble, days);
  }
}
