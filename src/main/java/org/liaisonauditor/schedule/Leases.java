package org.liaisonauditor.schedule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells again and again that what runs here lives, so that what died with its server is known. */
final class Leases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  /** How long after its last word a server counts as dead. */
  static final Duration LENGTH = Duration.ofSeconds(30);

  private static final Duration EVERY = LENGTH.dividedBy(3);
  private static final String SERVER = host() + ", process " + ProcessHandle.current().pid();

  private final FiringStore firings;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("firings-alive").daemon().factory());

  Leases(FiringStore firings, Clock clock) {
    this.firings = firings;
    this.clock = clock;
  }

  /** Ends when closed. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /** Says that a firing's server lives until the lease is closed. */
  Lease hold(Firing firing) {
    ScheduledFuture<?> renewing =
        timer.scheduleAtFixedRate(
            () -> renew(firing), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return () -> renewing.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdown();
  }

  private void renew(Firing firing) {
    try {
      firings.alive(firing, clock.instant().plus(LENGTH));
    } catch (RuntimeException e) {
      // An exception would end the renewals; the database may be back in time for the next.
      LOG.warn("It could not be told that {} of {} lives", firing.entry(), firing.planned(), e);
    }
  }

  /** This process, for people who look for it. */
  static String server() {
    return SERVER;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      LOG.warn("This machine does not know its name", e);
      return "unknown host";
    }
  }
}
