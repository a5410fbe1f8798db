package org.liaisonauditor.delivery;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends what is due every few seconds, as long as the server runs. */
final class DispatchWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DispatchWatch.class);

  /** A mail at hand is sent to its end, or to the mail server's timeout. */
  private static final long SECONDS_TO_END = 60;

  private final Dispatch dispatch;
  private final Duration every;
  private ScheduledExecutorService thread;

  DispatchWatch(Dispatch dispatch, Duration every) {
    this.dispatch = dispatch;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    dispatch.begin();
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("delivery").daemon().factory());
    thread.scheduleWithFixedDelay(this::send, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void send() {
    try {
      dispatch.sendDue();
    } catch (RuntimeException e) {
      // An exception would end the watch; the database may be back in time for the next look.
      LOG.error("The outbox could not be worked through", e);
    }
  }

  @Override
  public synchronized void stop() {
    dispatch.end();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.warn("A mail is still being sent; the next start asks whether it went");
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
