package org.liaisonauditor.schedule;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether audits come by themselves, and which one is next. */
final class TimetableHealth extends AbstractHealthIndicator {

  private final Timetable timetable;
  private final QuartzAlarms alarms;

  TimetableHealth(Timetable timetable, QuartzAlarms alarms) {
    super("The timetable does not answer");
    this.timetable = timetable;
    this.alarms = alarms;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    boolean started = alarms.started();
    health
        .status(started ? Status.UP : Status.DOWN)
        .withDetail("started", started)
        .withDetail("entries", timetable.entries().stream().filter(KeptEntry::inForce).count());
    timetable.next(1).stream()
        .findFirst()
        .ifPresent(
            next ->
                health
                    .withDetail("nextFiring", next.planned().toString())
                    .withDetail("nextEntry", next.entry().code()));
    timetable
        .lastFiring()
        .ifPresent(
            last ->
                health
                    .withDetail("lastFiring", last.fired().toString())
                    .withDetail("lastEntry", last.entry())
                    .withDetail("lastState", last.state().name()));
  }
}
