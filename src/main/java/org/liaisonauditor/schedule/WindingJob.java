package org.liaisonauditor.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Every minute the alarms are set to what the database says, whoever changed it. */
@DisallowConcurrentExecution
final class WindingJob implements Job {

  private final Timekeeper timekeeper;

  WindingJob(Timekeeper timekeeper) {
    this.timekeeper = timekeeper;
  }

  @Override
  public void execute(JobExecutionContext context) {
    timekeeper.wind();
  }
}
