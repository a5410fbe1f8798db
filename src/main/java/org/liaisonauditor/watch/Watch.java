package org.liaisonauditor.watch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for work on a thread of its own, one look after the other, as long as the server runs. */
public final class Watch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Work work;
  private final Duration every;
  private ScheduledExecutorService thread;

  /** What is looked for. */
  public interface Work {

    /** A word for it, which its thread bears. */
    String name();

    /** Looks for what is to be done, and does it. */
    void look();

    /** The server starts; work may be begun. */
    default void begin() {}

    /** The server stops: what is at hand may come to its end, and nothing else is begun. */
    void end();

    /** How long what is at hand may take to come to its end. */
    Duration timeToEnd();

    /** What becomes of work that took longer, in a sentence for the log. */
    String cutOff();
  }

  /**
   * A watch that has not begun.
   *
   * @param every the time between two looks
   */
  public Watch(Work work, Duration every) {
    this.work = work;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    work.begin();
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(work.name()).daemon().factory());
    thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      work.look();
    } catch (RuntimeException e) {
      // An exception would end the watch; the database may be back in time for the next look.
      LOG.error("A look of the {} failed", work.name(), e);
    }
  }

  @Override
  public synchronized void stop() {
    work.end();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(work.timeToEnd().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(work.cutOff());
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
