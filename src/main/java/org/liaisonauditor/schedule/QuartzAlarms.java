package org.liaisonauditor.schedule;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Alarms as Quartz triggers in the database: a job for each entry, so that its firings come one
 * after the other, and a trigger for each alarm.
 */
final class QuartzAlarms implements Alarms {

  private static final String JOBS = "firings";
  private static final JobKey WINDING = JobKey.jobKey("wind", "timetable");
  private static final int SECONDS_BETWEEN_WINDINGS = 60;

  private final Scheduler scheduler;

  QuartzAlarms(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Lets the alarms ring from now on, and sees to it that they are wound again and again. */
  void start() {
    try {
      Trigger everyMinute =
          TriggerBuilder.newTrigger()
              .withIdentity(WINDING.getName(), WINDING.getGroup())
              .withSchedule(
                  SimpleScheduleBuilder.repeatSecondlyForever(SECONDS_BETWEEN_WINDINGS)
                      .withMisfireHandlingInstructionNextWithRemainingCount())
              .build();
      scheduler.scheduleJob(
          JobBuilder.newJob(WindingJob.class).withIdentity(WINDING).build(),
          Set.of(everyMinute),
          true);
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("The timetable's alarms can't be started", e);
    }
  }

  /** Whether alarms ring. */
  boolean started() {
    try {
      return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
    } catch (SchedulerException e) {
      throw new IllegalStateException("The timetable's alarms do not answer", e);
    }
  }

  @Override
  public void set(Collection<Alarm> alarms) {
    try {
      Map<JobKey, Set<Alarm>> wanted =
          alarms.stream()
              .collect(
                  Collectors.groupingBy(
                      alarm -> JobKey.jobKey(alarm.entry(), JOBS), Collectors.toSet()));
      for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(JOBS))) {
        if (!wanted.containsKey(job)) {
          scheduler.deleteJob(job);
        }
      }
      for (Map.Entry<JobKey, Set<Alarm>> entry : wanted.entrySet()) {
        set(entry.getKey(), entry.getValue());
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("The timetable's alarms can't be set", e);
    }
  }

  private void set(JobKey key, Set<Alarm> alarms) throws SchedulerException {
    JobDetail job =
        JobBuilder.newJob(FiringJob.class)
            .withIdentity(key)
            .storeDurably()
            .requestRecovery()
            .build();
    Set<TriggerKey> present = new HashSet<>();
    for (Trigger trigger : scheduler.getTriggersOfJob(key)) {
      present.add(trigger.getKey());
    }
    for (Alarm alarm : alarms) {
      TriggerKey trigger = Ring.key(alarm);
      if (!present.remove(trigger)) {
        scheduler.scheduleJob(
            job,
            Set.of(
                TriggerBuilder.newTrigger()
                    .forJob(key)
                    .withIdentity(trigger)
                    .startAt(Date.from(alarm.at()))
                    .build()),
            true);
      }
    }
    for (TriggerKey left : present) {
      // Triggers of other groups are Quartz's own: they recover what died with its server.
      if (left.getGroup().equals(key.getName())) {
        scheduler.unscheduleJob(left);
      }
    }
  }

  /** What a trigger's name says. */
  static final class Ring {

    private static final String AT = " at ";

    private Ring() {}

    static TriggerKey key(Alarm alarm) {
      return TriggerKey.triggerKey(alarm.planned() + AT + alarm.at(), alarm.entry());
    }

    static Instant planned(TriggerKey key) {
      return Instant.parse(key.getName().split(AT, 2)[0]);
    }
  }
}
