package org.liaisonauditor.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.TriggerKey;

/** An alarm of Quartz's rings. */
@DisallowConcurrentExecution
final class FiringJob implements Job {

  private final Timekeeper timekeeper;

  FiringJob(Timekeeper timekeeper) {
    this.timekeeper = timekeeper;
  }

  @Override
  public void execute(JobExecutionContext context) {
    TriggerKey alarm =
        context.isRecovering() ? context.getRecoveringTriggerKey() : context.getTrigger().getKey();
    timekeeper.ring(context.getJobDetail().getKey().getName(), QuartzAlarms.Ring.planned(alarm));
  }
}
