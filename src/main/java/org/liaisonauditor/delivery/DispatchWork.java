package org.liaisonauditor.delivery;

import java.time.Duration;
import org.liaisonauditor.watch.Watch;

/** Sends what is due. */
record DispatchWork(Dispatch dispatch) implements Watch.Work {

  /** A mail at hand is sent to its end, or to the mail server's timeout. */
  private static final Duration TO_END = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public void look() {
    dispatch.sendDue();
  }

  @Override
  public void begin() {
    dispatch.begin();
  }

  @Override
  public void end() {
    dispatch.end();
  }

  @Override
  public Duration timeToEnd() {
    return TO_END;
  }

  @Override
  public String cutOff() {
    return "A mail is still being sent; the next start asks whether it went";
  }
}
