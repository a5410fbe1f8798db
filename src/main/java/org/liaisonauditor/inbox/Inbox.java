package org.liaisonauditor.inbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where units' files are dropped: {@code <unit>/<file>}, or directly with the unit's
 * code in the file's name. It is looked through from time to time, as network drives tell of no
 * changes.
 */
public final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** A file that could not be taken in is tried again after this time, or when it has changed. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private static final String WORK = ".taking";

  private final Path folder;
  private final Path work;
  private final Outcomes outcomes;
  private final Taking taking;
  private final Settling settling;
  private final Supplier<Reception> reception;
  private final Submissions submissions;
  private final StoredUnits units;
  private final Clock clock;
  private final Map<String, Failed> failed = new TreeMap<>(CodePoints.ORDER);
  private volatile boolean stopping;
  private volatile InboxState state;

  /**
   * An inbox.
   *
   * @param folder where files are dropped; made if need be
   * @param reception asked for when there is something to take in
   * @param settle how long a file must be unchanged to count as written to its end
   * @param language of the problem lists and marked copies
   */
  public Inbox(
      Path folder,
      Supplier<Reception> reception,
      Submissions submissions,
      StoredUnits units,
      Clock clock,
      Duration settle,
      Language language) {
    this.folder = folder;
    this.work = folder.resolve(WORK);
    this.outcomes = new Outcomes(folder);
    this.taking = new Taking(folder, work, outcomes, reception, submissions, clock, language);
    this.settling = new Settling(settle);
    this.reception = reception;
    this.submissions = submissions;
    this.units = units;
    this.clock = clock;
    this.state = new InboxState(folder, null, 0, List.of());
  }

  /** What failed with a file, and with which one of this name. */
  private record Failed(Dropped.Stamp stamp, String message, Instant since, Instant lately) {}

  /** How it is doing. */
  public InboxState state() {
    return state;
  }

  /** Lets a sweep that runs end after the file at hand; what is left waits for the next start. */
  public void stop() {
    stopping = true;
  }

  /** Takes in what has been dropped. Never fails: what could not be done is told by the state. */
  public synchronized void sweep() {
    try {
      outcomes.createFolders();
      Files.createDirectories(work);
      try (FileChannel channel =
              FileChannel.open(
                  work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          sweepAlone();
        }
      } catch (OverlappingFileLockException e) {
        LOG.debug("Another inbox of this process sweeps {}", folder);
      }
    } catch (IOException | RuntimeException e) {
      tell("", null, e);
      state = new InboxState(folder, state.sweptAt(), state.waiting(), faults());
    }
  }

  private void sweepAlone() throws IOException {
    taking.resume(() -> stopping, this::tell);
    Found found = find();
    Instant now = clock.instant();
    settling.look(found.files, now);
    for (Map.Entry<String, List<Dropped>> group : bySender(found.files, now).entrySet()) {
      List<Dropped> due =
          settling.ready(
              group.getValue().stream().filter(file -> !failedLately(file, now)).toList(), now);
      if (!due.isEmpty() && !stopping) {
        taking.take(group.getKey(), due, () -> stopping, this::tell);
      }
    }
    int waiting = 0;
    for (Dropped file : found.files) {
      waiting += isThere(file.path()) ? 1 : 0;
    }
    failed.keySet().removeIf(path -> path.isEmpty() || !isThere(folder.resolve(path)));
    state = new InboxState(folder, now, waiting, faults());
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean failedLately(Dropped file, Instant now) {
    Failed before = failed.get(taking.below(file.path()));
    return before != null
        && file.stamp().equals(before.stamp())
        && before.lately().plus(RETRY).isAfter(now);
  }

  private void tell(Delivery.Item file, Exception failure) {
    tell(file.path(), file.stamp(), failure);
  }

  /** In the log once, as long as it stays the same. */
  private void tell(String path, Dropped.Stamp stamp, Exception failure) {
    Throwable cause = failure;
    while (cause instanceof RuntimeException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    Instant now = clock.instant();
    Failed before = failed.get(path);
    boolean told = before != null && before.message().equals(message);
    failed.put(path, new Failed(stamp, message, told ? before.since() : now, now));
    if (!told) {
      LOG.warn("Inbox: {} can't be taken in: {}", path.isEmpty() ? folder : path, message);
    }
  }

  private List<InboxState.Fault> faults() {
    List<InboxState.Fault> faults = new ArrayList<>();
    failed.forEach(
        (path, fault) -> faults.add(new InboxState.Fault(path, fault.message(), fault.since())));
    return faults;
  }

  /** What lies in the inbox. */
  private final class Found {
    private final List<Dropped> files = new ArrayList<>();

    void list(Path of, String unit) throws IOException {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(of)) {
        for (Path child : children) {
          String name = child.getFileName().toString();
          boolean outcome = unit == null && Outcomes.isOutcome(name);
          if (!outcome && !Dropped.ignored(name)) {
            add(child, unit);
          }
        }
      }
    }

    private void add(Path child, String unit) throws IOException {
      Dropped.Stamp stamp = Dropped.Stamp.of(child);
      if (stamp != null) {
        files.add(new Dropped(child, unit, stamp));
      } else if (unit == null && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        list(child, child.getFileName().toString());
      } else if (isThere(child)) {
        tell(
            taking.below(child),
            null,
            new IOException("only plain files in the inbox or in a unit's folder are taken in"));
      }
    }
  }

  private Found find() throws IOException {
    Found found = new Found();
    found.list(folder, null);
    found.files.sort(Dropped.BY_NAME);
    return found;
  }

  private Map<String, List<Dropped>> bySender(List<Dropped> files, Instant now) {
    Map<String, List<Dropped>> groups = new TreeMap<>(CodePoints.ORDER);
    List<Dropped> direct = new ArrayList<>();
    for (Dropped file : files) {
      if (file.folder() == null) {
        direct.add(file);
      } else {
        groups.computeIfAbsent(file.folder(), any -> new ArrayList<>()).add(file);
      }
    }
    senders(direct, now)
        .forEach((file, unit) -> groups.computeIfAbsent(unit, any -> new ArrayList<>()).add(file));
    groups.values().forEach(group -> group.sort(Dropped.BY_NAME));
    return groups;
  }

  /**
   * The sender of each file that lies directly in the inbox. Where no stored unit is meant, one of
   * the files themselves may bring the units, so that all of them have to be there.
   */
  private Map<Dropped, String> senders(List<Dropped> direct, Instant now) {
    Map<Dropped, String> senders = new LinkedHashMap<>();
    if (direct.isEmpty()) {
      return senders;
    }
    Set<String> codes = new HashSet<>(units.codes(now));
    Set<String> known = submissions.senders();
    List<Dropped> open = new ArrayList<>();
    for (Dropped file : direct) {
      Optional<String> unit = sender(file, codes, known);
      unit.ifPresentOrElse(code -> senders.put(file, code), () -> open.add(file));
    }
    List<Dropped> whole = open.isEmpty() ? List.of() : settling.ready(direct, now);
    if (whole.isEmpty()) {
      return senders;
    }
    for (Dropped file : whole) {
      codes.addAll(reception.get().unitCodes(file.path(), file.name()));
    }
    for (Dropped file : open) {
      if (whole.contains(file)) {
        senders.put(file, sender(file, codes, known).orElseGet(() -> Senders.stem(file.name())));
      }
    }
    return senders;
  }

  /** Where an earlier file of the name stood for a sender of its own, a later one does too. */
  private static Optional<String> sender(Dropped file, Set<String> codes, Set<String> known) {
    String stem = Senders.stem(file.name());
    return known.contains(stem) && !codes.contains(stem)
        ? Optional.of(stem)
        : Senders.named(file.name(), codes);
  }
}
