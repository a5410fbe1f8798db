package org.liaisonauditor.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** The entries that audits run by. */
public final class Timetable {

  private final TimetableFile file;
  private final ZoneId zone;
  private final Clock clock;

  Timetable(TimetableFile file, ZoneId zone, Clock clock) {
    this.file = file;
    this.zone = zone;
    this.clock = clock;
  }

  /** The organization's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** The entries, in order of the file. */
  public List<TimetableEntry> entries() throws IOException, TimetableRefused {
    return file.exists() ? file.read() : List.of();
  }

  /** The next firings of all entries together, the earliest first. */
  public List<NextFiring> next(int count) throws IOException, TimetableRefused {
    return NextFiring.of(entries(), clock.instant(), count);
  }
}
