package org.liaisonauditor.runs;

import org.springframework.context.SmartLifecycle;

/**
 * With the server's start goes on with runs that were cut off; at its stop lets the runs at work
 * come to their end.
 */
final class RunLifecycle implements SmartLifecycle {

  /** Stopped after all that asks for runs: timetable, web and inbox have the standard phase. */
  private static final int PHASE = 0;

  private final RunService runs;
  private volatile boolean running;

  RunLifecycle(RunService runs) {
    this.runs = runs;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("recovery").daemon().start(runs::recover);
  }

  @Override
  public void stop() {
    runs.end();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
