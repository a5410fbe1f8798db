package org.liaisonauditor.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the timetable with the server, once all else runs. */
final class TimetableServer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TimetableServer.class);

  private final Timetable timetable;
  private final Timekeeper timekeeper;
  private final QuartzAlarms alarms;
  private volatile boolean running;

  TimetableServer(Timetable timetable, Timekeeper timekeeper, QuartzAlarms alarms) {
    this.timetable = timetable;
    this.timekeeper = timekeeper;
    this.alarms = alarms;
  }

  @Override
  public void start() {
    try {
      Comparison changes = timetable.takeUp();
      LOG.info("Timetable taken up: {}", changes);
    } catch (TimetableRefused e) {
      throw new IllegalStateException("The timetable is refused:\n" + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The timetable can't be read", e);
    }
    timekeeper.start();
    alarms.start();
    running = true;
  }

  /** Quartz itself stops ringing and waits for what runs. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
