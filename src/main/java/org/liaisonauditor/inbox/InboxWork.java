package org.liaisonauditor.inbox;

import java.time.Duration;
import org.liaisonauditor.watch.Watch;

/** Sweeps the inbox. */
record InboxWork(Inbox inbox) implements Watch.Work {

  /** A file at hand is taken in to its end; what does not end is resumed at the next start. */
  private static final Duration TO_END = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public void look() {
    inbox.sweep();
  }

  @Override
  public void end() {
    inbox.stop();
  }

  @Override
  public Duration timeToEnd() {
    return TO_END;
  }

  @Override
  public String cutOff() {
    return "The inbox is still taking in a file; the next start goes on with it";
  }
}
