package org.liaisonauditor.inbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sweeps the inbox every few seconds, as long as the server runs. */
final class InboxWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);

  /** A file at hand is taken in to its end; what does not end is resumed at the next start. */
  private static final long SECONDS_TO_END = 20;

  private final Inbox inbox;
  private final Duration every;
  private ScheduledExecutorService thread;

  InboxWatch(Inbox inbox, Duration every) {
    this.inbox = inbox;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread one = new Thread(work, "inbox");
              one.setDaemon(true);
              return one;
            });
    thread.scheduleWithFixedDelay(inbox::sweep, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    inbox.stop();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.warn("The inbox is still taking in a file; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
