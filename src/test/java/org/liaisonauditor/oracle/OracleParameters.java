package org.liaisonauditor.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The catalogue's parameters with dated values. Values are {@code Integer}, {@code BigDecimal},
 * {@code MonthDay} or a {@code Set} of rating codes.
 */
public final class OracleParameters {

  private final Map<String, NavigableMap<LocalDate, Object>> values = new HashMap<>();

  /** The catalogue's defaults, in force since ever. */
  public OracleParameters() {
    Map.ofEntries(
            Map.entry("introductionDays", 30),
            Map.entry("earlyLetterDays", 60),
            Map.entry("veryLateDays", 90),
            Map.entry("receiptDays", 10),
            Map.entry("missedMeetings", 2),
            Map.entry("excusedMeetings", 2),
            Map.entry("representativeMeetings", 2),
            Map.entry("meetingsPerHalfYear", 1),
            Map.entry("groupThreshold", 30),
            Map.entry("reminderDays", 60),
            Map.entry("evaluationDue", MonthDay.of(12, 10)),
            Map.entry("evaluationDeliveryDays", 10),
            Map.entry("topRatings", Set.of("GOOD")),
            Map.entry("contradictingRatings", Set.of("AVERAGE", "POOR")),
            Map.entry("lenientBranchMinimum", 8),
            Map.entry("lenientFalseDiscoveryRate", new BigDecimal("0.05")),
            Map.entry("copiedRemarkMinimum", 5),
            Map.entry("copiedRemarkShare", new BigDecimal("0.6")),
            Map.entry("exchangeMembers", 3))
        .forEach(
            (name, value) -> {
              NavigableMap<LocalDate, Object> dated = new TreeMap<>();
              dated.put(LocalDate.MIN, value);
              values.put(name, dated);
            });
  }

  /** Sets the value that a parameter has from a day on, or since ever ({@link LocalDate#MIN}). */
  public OracleParameters set(String name, LocalDate from, Object value) {
    values.get(name).put(from, value);
    return this;
  }

  /** All values by name, then by the day from which they are in force. */
  public Map<String, NavigableMap<LocalDate, Object>> values() {
    return Collections.unmodifiableMap(new TreeMap<>(values));
  }

  int number(String name, LocalDate on) {
    return (Integer) value(name, on);
  }

  BigDecimal share(String name, LocalDate on) {
    return (BigDecimal) value(name, on);
  }

  Set<?> ratings(String name, LocalDate on) {
    return (Set<?>) value(name, on);
  }

  /**
   * The due day of a year. Its value is the one in force on the due day itself, so it is the first
   * day of the year that is the due day by the value in force on that day.
   */
  LocalDate dueDay(int year) {
    for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      if (day.equals(((MonthDay) value("evaluationDue", day)).atYear(year))) {
        return day;
      }
    }
    throw new IllegalArgumentException("No due day of " + year + " is in force on its own day.");
  }

  private Object value(String name, LocalDate on) {
    return values.get(name).floorEntry(on).getValue();
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
