package org.liaisonauditor.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * Again and again, by a cron expression in the form of Quartz (seconds, minutes, hours, day, month,
 * weekday) over the clocks of a zone.
 *
 * <p>Each time that the clocks are to show fires once. A time that they skip when they are put
 * forward fires by as much later as they skip, and is not left out, as Quartz's own triggers do;
 * one that they show twice fires at its first.
 */
public final class CronPlan implements Plan {

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final String text;
  private final ZoneId zone;
  private final CronExpression wallClock;

  private CronPlan(String text, ZoneId zone, CronExpression wallClock) {
    this.text = text;
    this.zone = zone;
    this.wallClock = wallClock;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException with what is wrong and how to write one
   */
  public static CronPlan parse(String text, ZoneId zone) {
    CronExpression wallClock;
    try {
      wallClock = new CronExpression(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          text
              + " is no cron expression: "
              + e.getMessage()
              + " Write seconds, minutes, hours, day, month and weekday, one of the days as ?,"
              + " such as `0 0 6 1 1,7 ?` for 6 o'clock on the first of January and July",
          e);
    }
    // What the clocks show is counted as if it were UTC, where no hour is skipped or shown twice.
    wallClock.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    CronPlan plan = new CronPlan(text, zone, wallClock);
    Instant first =
        plan.nextAfter(LONG_AGO)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        text + " names a day that no year has; it never fires"));
    if (plan.nextAfter(first).filter(first.plus(SHORTEST)::isAfter).isPresent()) {
      throw new IllegalArgumentException(
          text + " fires more than once a minute; write one number for the seconds, such as 0");
    }
    return plan;
  }

  @Override
  public Optional<Instant> nextAfter(Instant moment) {
    ZoneRules rules = zone.getRules();
    LocalDateTime shown = searchFrom(rules, moment);
    Instant skipped = null;
    while (true) {
      shown = nextShown(shown);
      if (shown == null) {
        return Optional.ofNullable(skipped);
      }
      Instant at = shown.atZone(zone).toInstant();
      boolean inGap = rules.getValidOffsets(shown).isEmpty();
      if (at.isAfter(moment)) {
        if (!inGap) {
          return Optional.of(skipped != null && skipped.isBefore(at) ? skipped : at);
        }
        skipped = skipped == null ? at : skipped;
      }
    }
  }

  /** Shortly after the clocks were put forward, times that they skipped are still to come. */
  private LocalDateTime searchFrom(ZoneRules rules, Instant moment) {
    ZoneOffsetTransition last = rules.previousTransition(moment.plusSeconds(1));
    if (last != null
        && last.isGap()
        && moment.isBefore(last.getInstant().plus(last.getDuration()))) {
      return last.getDateTimeBefore().minusSeconds(1);
    }
    return LocalDateTime.ofInstant(moment, zone);
  }

  private LocalDateTime nextShown(LocalDateTime after) {
    Date next = wallClock.getNextValidTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC)));
    return next == null ? null : LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
  }

  /** The zone whose clocks count. */
  public ZoneId zone() {
    return zone;
  }

  /** Equal where the same is written for the same zone. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CronPlan plan && plan.text.equals(text) && plan.zone.equals(zone);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As written in the timetable. */
  @Override
  public String toString() {
    return text;
  }
}
