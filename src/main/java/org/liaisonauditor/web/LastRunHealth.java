package org.liaisonauditor.web;

import org.liaisonauditor.runs.RunRecords;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** The last audit that went well: which, and when it ended. */
final class LastRunHealth extends AbstractHealthIndicator {

  private final RunRecords runs;

  LastRunHealth(RunRecords runs) {
    super("The records of runs can't be read");
    this.runs = runs;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    runs.lastDone()
        .ifPresentOrElse(
            run ->
                health
                    .up()
                    .withDetail("run", run.number())
                    .withDetail("ended", run.endedAt().toString()),
            () -> health.unknown().withDetail("run", "none yet"));
  }
}
