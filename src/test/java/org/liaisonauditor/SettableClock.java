package org.liaisonauditor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that shows what it is set to, in whatever zone. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /**
   * A clock that stands.
   *
   * @param moment such as 2026-01-15T08:00:00+07:00
   */
  public SettableClock(String moment) {
    set(moment);
  }

  /** Sets it to a moment, such as 2026-01-15T01:00:00Z. */
  public void set(String moment) {
    now = OffsetDateTime.parse(moment).toInstant();
  }

  public void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
