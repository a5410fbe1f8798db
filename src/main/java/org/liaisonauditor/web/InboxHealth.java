package org.liaisonauditor.web;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.liaisonauditor.inbox.Inbox;
import org.liaisonauditor.inbox.InboxState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether the inbox is there and looked through. */
final class InboxHealth extends AbstractHealthIndicator {

  /** A sweep over many files takes its time. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private final Inbox inbox;
  private final Duration every;
  private final Clock clock;

  InboxHealth(Inbox inbox, Duration every, Clock clock) {
    super("The inbox can't be looked at");
    this.inbox = inbox;
    this.every = every;
    this.clock = clock;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    InboxState state = inbox.state();
    boolean there = Files.isDirectory(state.folder());
    Instant late = clock.instant().minus(every.multipliedBy(2)).minus(SLACK);
    boolean watched = state.sweptAt() != null && state.sweptAt().isAfter(late);
    boolean usable = state.faults().stream().noneMatch(fault -> fault.path().isEmpty());
    health
        .status(there && watched && usable ? Status.UP : Status.DOWN)
        .withDetail("folder", state.folder().toString())
        .withDetail("last sweep", state.sweptAt() == null ? "none yet" : state.sweptAt().toString())
        .withDetail("waiting", state.waiting())
        .withDetail(
            "faults",
            state.faults().stream()
                .map(fault -> (fault.path() + ": " + fault.message()).replaceFirst("^: ", ""))
                .toList());
  }
}
