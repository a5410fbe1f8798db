package org.liaisonauditor.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Choices that a seed settles. */
final class Chance {

  private final Random random;
  private final CityPlan plan;

  /** The choices of one part of a city, which do not depend on those of its other parts. */
  Chance(CityPlan plan, int part) {
    // Neighbouring seeds give java.util.Random similar first numbers; the multiplier spreads them.
    random = new Random((plan.seed() * 1_000_003L + part) * 0x9E3779B97F4A7C15L);
    this.plan = plan;
  }

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }

  /** Whether this choice is to be made badly or at a limit. */
  boolean trouble() {
    return of(plan.trouble());
  }

  /** A number between two, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  /** A day between two, both included; the first where they are in the wrong order. */
  LocalDate day(LocalDate first, LocalDate last) {
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(first, last));
    return first.plusDays(random.nextInt(days + 1));
  }

  /** The day, or the one before or after it. */
  LocalDate near(LocalDate day) {
    return day.plusDays(between(-1, 1));
  }

  LocalDate nearKeyDay() {
    return near(pick(plan.keyDays()));
  }

  /** Some day of the city's years, often at a limit. */
  LocalDate recentDay() {
    return of(0.5)
        ? nearKeyDay()
        : day(LocalDate.of(plan.firstYear(), 1, 1), LocalDate.of(plan.lastYear() + 1, 2, 28));
  }
}
