package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parameters of a rule pack, each with values in time. A value holds from its day until the day
 * before the next one; the first value holds before its day too, so that no day is without one.
 */
public final class Parameters {

  private final NavigableMap<String, NavigableMap<LocalDate, Object>> values;

  /**
   * Parameters from their dated values.
   *
   * @param values name to day to value; a value is an {@link Integer} (days, meetings, members …),
   *     a {@link Double} (a share), a {@link MonthDay} or a {@link Set} of codes; the first day of
   *     each may be {@link LocalDate#MIN}
   */
  public Parameters(Map<String, ? extends Map<LocalDate, ?>> values) {
    NavigableMap<String, NavigableMap<LocalDate, Object>> copy = new TreeMap<>();
    values.forEach((name, dated) -> copy.put(name, new TreeMap<>(dated)));
    this.values = Collections.unmodifiableNavigableMap(copy);
  }

  /** These parameters, with some set to one value for all time. */
  public Parameters with(Map<String, ?> fixed) {
    Map<String, Map<LocalDate, Object>> changed = new HashMap<>(values);
    fixed.forEach((name, value) -> changed.put(name, Map.of(LocalDate.MIN, value)));
    return new Parameters(changed);
  }

  /** These parameters, with the dated values of some replaced. */
  public Parameters withDated(Map<String, ? extends Map<LocalDate, ?>> dated) {
    Map<String, Map<LocalDate, ?>> changed = new HashMap<>(values);
    changed.putAll(dated);
    return new Parameters(changed);
  }

  /** All names, by code point. */
  public Set<String> names() {
    return values.navigableKeySet();
  }

  /** The dated values of a parameter, oldest first; the first day may be {@link LocalDate#MIN}. */
  public NavigableMap<LocalDate, Object> dated(String name) {
    NavigableMap<LocalDate, Object> dated = values.get(name);
    if (dated == null) {
      throw new IllegalArgumentException(
          "no parameter is named " + name + "; there are " + names());
    }
    return Collections.unmodifiableNavigableMap(dated);
  }

  /** The whole number in force on a day. */
  public int number(String name, LocalDate day) {
    return on(name, day, Integer.class);
  }

  /** The share (0 to 1) in force on a day. */
  public double share(String name, LocalDate day) {
    return on(name, day, Number.class).doubleValue();
  }

  /** The codes in force on a day. */
  @SuppressWarnings("unchecked")
  public Set<String> codes(String name, LocalDate day) {
    return on(name, day, Set.class);
  }

  /**
   * The day of a year that a month-day parameter names, by the value that is in force on that very
   * day; where values change so that none is (or two are), the latest value whose day has come.
   */
  public LocalDate dayOf(String name, int year) {
    NavigableMap<LocalDate, Object> dated = dated(name);
    List<Map.Entry<LocalDate, Object>> latestFirst = new ArrayList<>(dated.entrySet());
    latestFirst.sort(Map.Entry.<LocalDate, Object>comparingByKey(Comparator.reverseOrder()));
    for (Map.Entry<LocalDate, Object> entry : latestFirst) {
      LocalDate day = ((MonthDay) entry.getValue()).atYear(year);
      if (!entry.getKey().isAfter(day)) {
        return day;
      }
    }
    return ((MonthDay) dated.firstEntry().getValue()).atYear(year);
  }

  private <T> T on(String name, LocalDate day, Class<T> type) {
    NavigableMap<LocalDate, Object> dated = dated(name);
    Map.Entry<LocalDate, Object> entry = dated.floorEntry(day);
    Object value = (entry == null ? dated.firstEntry() : entry).getValue();
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("parameter " + name + " is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
