package org.liaisonauditor.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liaisonauditor.SettableClock;
import org.liaisonauditor.delivery.DeliveryTerms;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.TestDatabase;

/** A database, a timetable's file and servers over both, under a clock that a test sets. */
final class ServerRoom {

  static final Path PROJECT = Path.of("").toAbsolutePath();
  static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
  static final DeliveryTerms NO_DELIVERIES =
      new DeliveryTerms(
          List::of,
          List::of,
          Path.of("recipients.yaml"),
          PROJECT.resolve("data").resolve("deliveries"),
          () -> Optional.of("no mail here"));

  final SettableClock clock;
  final RecordingRuns runs = new RecordingRuns();
  final Database database;
  final Path file;
  private final Path folder;

  ServerRoom(TestDatabase database, Path folder, String now) {
    this.database = new Database(database.create());
    this.folder = folder;
    this.file = folder.resolve("timetable.yaml");
    this.clock = new SettableClock(now);
  }

  /** Writes the timetable. */
  ServerRoom timetable(String... entries) {
    try {
      Files.writeString(
          file,
          entries.length == 0
              ? "entries: {}\n"
              : Stream.of(entries)
                  .map(entry -> entry.indent(2))
                  .collect(Collectors.joining("", "entries:\n", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** An entry that fires by cron. */
  static String entry(String code, String cron, String... more) {
    return """
    %s:
      title: {vi: Kiểm tra, en: Audit}
      period: previous-month
      cron: "%s"
    """
            .formatted(code, cron)
        + Stream.of(more).map(line -> line.indent(2)).collect(Collectors.joining());
  }

  /** What a command line has of the timetable. */
  Timetable desk() {
    TimetableFile read =
        new TimetableFile(
            file, new Standards(PROJECT, HANOI, RulePacks::read, NO_DELIVERIES), clock);
    return new Timetable(read, database, firings(), HANOI, clock);
  }

  private Firings firings() {
    return new Firings(
        database, new EntryRuns(runs, this::outputs, PROJECT), (entry, firing) -> {}, clock);
  }

  /** Where the outputs of a run are. */
  Path outputs(long run) {
    return folder.resolve("runs").resolve(Long.toString(run));
  }

  /** A server that just started. */
  Server server() {
    try {
      desk().takeUp();
    } catch (IOException | TimetableRefused e) {
      throw new IllegalStateException(e);
    }
    Server server = new Server();
    server.timekeeper.start();
    return server;
  }

  /** What became of the firings of an entry, the earliest first. */
  List<String> story(String entry) {
    return desk().history(entry, 100).stream()
        .sorted(Comparator.comparing(Firing::planned))
        .map(
            firing ->
                firing.planned().atZone(HANOI).toLocalDateTime()
                    + " "
                    + firing.state()
                    + (firing.missed() == null ? "" : " " + firing.missed())
                    + (firing.late().isZero() ? "" : " late " + firing.late()))
        .toList();
  }

  /** A server whose alarms ring when a test says so. */
  final class Server implements Alarms {

    final Timekeeper timekeeper = new Timekeeper(database, firings(), this, clock);
    private final List<Alarm> alarms = new ArrayList<>();

    @Override
    public void set(Collection<Alarm> wanted) {
      alarms.clear();
      alarms.addAll(wanted);
    }

    /** All alarms ring that are set for now or before, also those that are set meanwhile. */
    void ring() {
      int rung = 0;
      for (Optional<Alarm> due = due(); due.isPresent(); due = due()) {
        if (++rung > 100) {
          throw new AssertionError("alarms ring without end: " + due.get());
        }
        alarms.remove(due.get());
        timekeeper.ring(due.get().entry(), due.get().planned());
      }
    }

    /** The clock goes on to a moment and whatever is due rings. */
    void ringAt(String moment) {
      clock.set(moment);
      ring();
    }

    private Optional<Alarm> due() {
      return alarms.stream()
          .filter(alarm -> !alarm.at().isAfter(clock.instant()))
          .min(Comparator.comparing(Alarm::at));
    }

    List<Alarm> alarms() {
      return alarms;
    }
  }
}
