package org.liaisonauditor.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;

/**
 * A small city and a question put to it, both settled by a seed.
 *
 * @param seed the seed, to try the same again
 */
record Trial(
    long seed,
    Records records,
    OracleParameters parameters,
    LocalDate from,
    LocalDate to,
    LocalDate asOf) {

  private static final Map<String, List<?>> VALUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("introductionDays", List.of(0, 1, 20, 29, 31, 45)),
              Map.entry("earlyLetterDays", List.of(0, 1, 59, 61, 90)),
              Map.entry("veryLateDays", List.of(0, 1, 30, 91, 120)),
              Map.entry("receiptDays", List.of(0, 1, 5, 9, 11, 20)),
              Map.entry("missedMeetings", List.of(1, 2, 3)),
              Map.entry("excusedMeetings", List.of(1, 2, 3)),
              Map.entry("representativeMeetings", List.of(1, 2, 3)),
              Map.entry("meetingsPerHalfYear", List.of(1, 2, 3)),
              Map.entry("groupThreshold", List.of(1, 3, 6, 10)),
              Map.entry("reminderDays", List.of(0, 1, 30, 59, 61, 90)),
              Map.entry(
                  "evaluationDue",
                  List.of(MonthDay.of(6, 30), MonthDay.of(11, 30), MonthDay.of(12, 31))),
              Map.entry("evaluationDeliveryDays", List.of(0, 1, 5, 9, 11, 15)),
              Map.entry("topRatings", List.of(Set.of("GOOD", "FAIR"), Set.of("FAIR"), Set.of())),
              Map.entry("contradictingRatings", List.of(Set.of("POOR"), Set.of("GOOD", "FAIR"))),
              Map.entry("lenientBranchMinimum", List.of(1, 2, 3, 5)),
              Map.entry(
                  "lenientFalseDiscoveryRate",
                  List.of(new BigDecimal("0.01"), new BigDecimal("0.2"), new BigDecimal("0.5"))),
              Map.entry("copiedRemarkMinimum", List.of(1, 2, 3, 4)),
              Map.entry(
                  "copiedRemarkShare",
                  List.of(new BigDecimal("0.3"), new BigDecimal("0.5"), new BigDecimal("1"))),
              Map.entry("exchangeMembers", List.of(1, 2, 4))));

  static Trial of(long seed) {
    Random random = new Random(seed);
    int firstYear = 2023 + random.nextInt(3);
    int lastYear = firstYear + random.nextInt(2);
    LocalDate start = LocalDate.of(firstYear, Month.JANUARY, 1);
    LocalDate end = LocalDate.of(lastYear, Month.DECEMBER, 31);
    LocalDate from = start;
    LocalDate to = end;
    switch (random.nextInt(6)) {
      case 0 -> to = LocalDate.of(lastYear, Month.JUNE, 30);
      case 1 -> from = LocalDate.of(lastYear, Month.JULY, 1);
      case 2 -> {
        from = start.plusDays(random.nextInt(300));
        to = from.plusDays(random.nextInt(400));
      }
      case 3 -> to = LocalDate.of(lastYear, Month.DECEMBER, 9 + random.nextInt(3));
      default -> {
        // Whole years.
      }
    }
    LocalDate asOf = to.plusDays(List.of(0, 1, 10, 15, 20, 45, 90, 400).get(random.nextInt(8)));
    OracleParameters parameters = parameters(random, List.of(start, from, to, end));
    List<LocalDate> keyDays =
        new ArrayList<>(List.of(from, to, asOf, to.minusDays(1), asOf.plusDays(5)));
    for (String days : List.of("introductionDays", "receiptDays", "reminderDays")) {
      keyDays.add(asOf.minusDays(parameters.number(days, to)));
    }
    keyDays.add(asOf.minusDays(parameters.number("evaluationDeliveryDays", to)));
    for (int year = firstYear; year <= lastYear; year++) {
      keyDays.add(parameters.dueDay(year));
    }
    keyDays.addAll(CityPlan.usualKeyDays(firstYear, lastYear));
    CityPlan plan =
        new CityPlan(
            seed,
            1 + random.nextInt(2),
            1 + random.nextInt(4),
            1 + random.nextInt(14),
            1 + random.nextInt(4),
            firstYear,
            lastYear,
            List.of(0.05, 0.15, 0.3, 0.5).get(random.nextInt(4)),
            keyDays);
    return new Trial(seed, new CityGenerator(plan).city(), parameters, from, to, asOf);
  }

  private static OracleParameters parameters(Random random, List<LocalDate> days) {
    OracleParameters parameters = new OracleParameters();
    VALUES.forEach(
        (name, values) -> {
          if (random.nextInt(3) == 0) {
            parameters.set(name, LocalDate.MIN, values.get(random.nextInt(values.size())));
          }
          if (random.nextInt(3) == 0) {
            LocalDate day = days.get(random.nextInt(days.size())).plusDays(random.nextInt(3) - 1);
            // A due day that changes between the old and the new one has no one reading.
            LocalDate from = name.equals("evaluationDue") ? day.withDayOfYear(1) : day;
            parameters.set(name, from, values.get(random.nextInt(values.size())));
          }
        });
    return parameters;
  }

  Trial with(Records fewer) {
    return new Trial(seed, fewer, parameters, from, to, asOf);
  }

  @Override
  public String toString() {
    return "seed %d: period %s to %s, as of %s, parameters %s"
        .formatted(seed, from, to, asOf, parameters);
  }
}
