package org.liaisonauditor.history;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Flaw.Level;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;

/**
 * Checks that the history is whole, that the tables still hold what it says, and that what
 * witnesses saw of it is part of it. Entries pass one by one, however many there are.
 */
public final class Verification {

  /** Clocks of servers differ; more than this is worth a look. */
  static final Duration SKEW = Duration.ofMinutes(5);

  /** The first version of the program that keeps a history. */
  private static final List<Integer> FIRST_VERSION = List.of(0, 3);

  /** How far around an entry its first place is looked for. */
  private static final int NEAR = 1_000;

  private static final String RESTORE =
      "Compare with a backup, and with the heads that others have (auditor verify --chain --head).";

  private static final String CHANGED =
      "The rows were changed after they were recorded, or the entry was. Restore them from a"
          + " backup.";

  private final Database database;
  private final History history;
  private final List<Witnessed> witnessed;
  private final Clock clock;

  /**
   * A verification.
   *
   * @param witnessed knows how to ask the tables again, one for each kind
   */
  public Verification(Database database, History history, List<Witnessed> witnessed, Clock clock) {
    this.database = database;
    this.history = history;
    this.witnessed = List.copyOf(witnessed);
    this.clock = clock;
  }

  /**
   * What came out.
   *
   * @param entries how many entries there are
   * @param head of the history as it is; null = there is none
   * @param part the heads of witnesses that are part of it
   * @param broken how many flaws say that something is not as it was recorded
   * @param look how many others there are
   */
  public record Result(long entries, Head head, List<SeenHead> part, long broken, long look) {
    /** Whether all is as it was recorded. */
    public boolean whole() {
      return broken == 0;
    }
  }

  /**
   * Checks everything.
   *
   * @param seen heads that witnesses have kept
   * @param to gets each flaw as it is found
   */
  public Result verify(List<SeenHead> seen, Consumer<Flaw> to) {
    Counter flaws = new Counter(to);
    Chain chain = new Chain(flaws);
    history.forEach(
        0,
        entry -> {
          chain.add(entry);
          tables(entry, flaws);
        });
    chain.end();
    List<SeenHead> part = seen.stream().filter(one -> witness(one, flaws)).toList();
    witnessed.forEach(things -> unrecorded(things, flaws));
    new KeptFiles(database)
        .damaged(
            sha256 ->
                flaws.broken(
                    null,
                    "kept file " + sha256,
                    "Its bytes are not those that were kept, or they are gone.",
                    "What was sent or published with it can't be shown any more. Restore it from"
                        + " a backup."));
    new Bundles(database)
        .damaged(
            hash ->
                flaws.broken(
                    null,
                    "kept folder " + hash,
                    "Its list of files is not the one that was kept.",
                    "Rules, definitions or comparisons with this hash can't be shown any more."
                        + " Restore them from a backup."));
    return new Result(chain.entries, chain.head(), part, flaws.broken, flaws.look);
  }

  /** Counts flaws on their way. */
  private static final class Counter {
    private final Consumer<Flaw> to;
    private long broken;
    private long look;

    Counter(Consumer<Flaw> to) {
      this.to = to;
    }

    void broken(Long entry, String about, String says, String todo) {
      broken++;
      to.accept(new Flaw(Level.BROKEN, entry, about, says, todo));
    }

    void look(Long entry, String about, String says, String todo) {
      look++;
      to.accept(new Flaw(Level.LOOK, entry, about, says, todo));
    }
  }

  /** Follows the links from entry to entry. */
  private final class Chain {
    private final Counter flaws;
    private final Instant now = clock.instant();
    private Entry last;
    private Instant latest = Instant.MIN;
    private long entries;
    private long takenOver;
    private boolean removed;

    Chain(Counter flaws) {
      this.flaws = flaws;
    }

    void add(Entry entry) {
      entries++;
      long expected = last == null ? 1 : last.number() + 1;
      String before = last == null ? Entry.BEFORE_THE_FIRST : last.sha256();
      if (entry.number() > expected) {
        flaws.broken(
            entry.number(),
            "history",
            missing(expected, entry.number() - 1),
            "They were cut out. " + RESTORE);
      } else if (entry.number() < expected) {
        flaws.broken(
            entry.number(),
            entry.about(),
            "There are two entries " + entry.number() + ".",
            "One was put in. " + RESTORE);
      } else if (!entry.previous().equals(before)) {
        flaws.broken(
            entry.number(),
            entry.about(),
            "It does not follow on the entry before it"
                + (last == null ? "; there was one" : " as that is now")
                + ".",
            "One of the two was put in, put in another place, or written anew. " + RESTORE);
      }
      seal(entry);
      time(entry);
      boolean beginning = entry.kind().equals(Kind.BEGINNING.code());
      if (beginning != (entry.number() == 1)) {
        flaws.broken(
            entry.number(),
            entry.about(),
            beginning ? "The history begins a second time." : "It stands where a history begins.",
            "The first entry of a history, and it alone, says that it begins. " + RESTORE);
      }
      if (beginning) {
        takenOver(entry, "The history begins at ");
        takenOver = number(entry.facts().get(History.TAKEN_OVER));
      } else if (entry.kind().equals(Kind.TAKEN_UP.code())) {
        takenOver(entry, "The history takes up each " + entry.what() + " at ");
      } else if (entry.number() <= takenOver + 1) {
        older(entry);
      }
      last = entry;
    }

    private void takenOver(Entry entry, String begins) {
      long number = number(entry.facts().get(History.TAKEN_OVER));
      if (number > 0) {
        flaws.look(
            entry.number(),
            entry.about(),
            begins + entry.at() + " with what was in the database then: " + number + " entries.",
            "It proves nothing of what was done before. That is as it must be where the database"
                + " is older than the history; else the history before was removed.");
      }
    }

    private static long number(String text) {
      return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** What the history begins with was made by a program that kept none, else there was one. */
    private void older(Entry entry) {
      String program = entry.facts().get("program");
      if (!removed && program != null && keepsHistory(program)) {
        removed = true;
        flaws.broken(
            entry.number(),
            entry.about(),
            "The history begins with it as with something older, but version "
                + program
                + " of the program made it, which records all it does.",
            "The history before was removed, and another one was begun. " + RESTORE);
      }
    }

    /** Whether a version is the first that does, or later; what is no version is none of before. */
    private static boolean keepsHistory(String program) {
      String[] parts = program.split("[.-]");
      for (int i = 0; i < FIRST_VERSION.size(); i++) {
        String part = i < parts.length ? parts[i] : "0";
        if (!part.matches("[0-9]{1,6}")) {
          return true;
        }
        if (Integer.parseInt(part) != FIRST_VERSION.get(i)) {
          return Integer.parseInt(part) > FIRST_VERSION.get(i);
        }
      }
      return true;
    }

    private void seal(Entry entry) {
      if (entry.format() != Entry.FORMAT) {
        flaws.broken(
            entry.number(),
            entry.about(),
            "Its format is " + entry.format() + "; this program knows " + Entry.FORMAT + ".",
            "It was edited, or a later version of the program wrote it: verify with that one.");
      } else if (!entry.intact()) {
        long place = original(entry);
        boolean moved = place != entry.number();
        flaws.broken(
            entry.number(),
            entry.about(),
            moved
                ? "It was recorded as entry " + place + "; the order was changed."
                : "What it says, its date, its name or its kind is not what was recorded: the hash"
                    + " does not fit.",
            (moved ? "It was moved. " : "It was edited. ") + RESTORE);
      }
    }

    /** The number that an entry was recorded under; its present one where none near it fits. */
    private long original(Entry entry) {
      for (long near = Math.max(1, entry.number() - NEAR); near <= entry.number() + NEAR; near++) {
        if (entry.sha256().equals(entry.hashAs(near))) {
          return near;
        }
      }
      return entry.number();
    }

    private void time(Entry entry) {
      if (entry.at().isBefore(latest.equals(Instant.MIN) ? latest : latest.minus(SKEW))) {
        flaws.look(
            entry.number(),
            entry.about(),
            "It is dated " + entry.at() + ", before an earlier entry of " + latest + ".",
            "A server's clock was wrong, or was set back.");
      }
      if (entry.at().isAfter(now.plus(SKEW))) {
        flaws.look(
            entry.number(),
            entry.about(),
            "It is dated " + entry.at() + ", which is still to come.",
            "A clock was wrong: that of the server then, or this machine's now.");
      }
      if (entry.at().isAfter(latest)) {
        latest = entry.at();
      }
    }

    void end() {
      if (last == null) {
        flaws.broken(
            null,
            "history",
            "There is no entry at all.",
            "It was removed; or nothing was done with this version of the program yet: then auditor"
                + " history begins it. "
                + RESTORE);
      }
    }

    Head head() {
      return last == null ? null : last.head();
    }
  }

  private static String missing(long from, long to) {
    return from == to
        ? "Entry " + from + " is missing."
        : "Entries " + from + " to " + to + " are missing.";
  }

  /** Asks the tables whether they still hold what an entry says. */
  private void tables(Entry entry, Counter flaws) {
    Optional<Kind> kind = Kind.of(entry.kind());
    if (kind.isEmpty()) {
      flaws.broken(
          entry.number(),
          entry.about(),
          "Its kind \"" + entry.kind() + "\" is none that this program knows.",
          "It was edited, or a later version of the program wrote it: verify with that one.");
      return;
    }
    for (Witnessed things : witnessed) {
      if (things.kind() == kind.get()) {
        compare(entry, things, flaws);
      }
    }
  }

  private static void compare(Entry entry, Witnessed things, Counter flaws) {
    Optional<Witnessed.Thing> now;
    try {
      now = things.find(entry.what());
    } catch (IllegalArgumentException | DateTimeException e) {
      flaws.broken(
          entry.number(),
          entry.about(),
          "The tables hold what the program never wrote: " + e.getMessage() + ".",
          CHANGED);
      return;
    }
    if (now.isEmpty()) {
      flaws.broken(
          entry.number(),
          entry.about(),
          "The history records it, but the tables don't hold it any more.",
          "It was removed from the tables, or the entry was put in. Restore it from a backup.");
      return;
    }
    if (!entry.who().equals(now.get().who())) {
      changed(entry, "who", entry.who(), now.get().who(), flaws);
    }
    Map<String, String> tables = now.get().facts().byName();
    entry
        .facts()
        .forEach(
            (name, recorded) -> {
              String there = tables.get(name);
              if (!Objects.equals(recorded, there)) {
                changed(entry, name, recorded, there, flaws);
              }
            });
  }

  private static void changed(
      Entry entry, String name, String recorded, String there, Counter flaws) {
    flaws.broken(
        entry.number(),
        entry.about(),
        name + ": recorded was " + shown(recorded) + ", the tables say " + shown(there) + ".",
        CHANGED);
  }

  private static String shown(String value) {
    return value == null ? "nothing" : "\"" + value + "\"";
  }

  /** A thing that was made around the program, or whose entry was taken away. */
  private void unrecorded(Witnessed things, Counter flaws) {
    if (!history.records(things.kind())) {
      flaws.look(
          null,
          things.kind().code(),
          "The history does not record each " + things.kind().code() + " yet.",
          "An earlier version of the program wrote it. The next command that does something takes"
              + " up what is there.");
      return;
    }
    try {
      things.forEach(
          what -> {
            if (history.find(things.kind(), what).isEmpty()) {
              flaws.broken(
                  null,
                  things.kind().code() + " " + what,
                  "The tables hold it, but the history has no entry of it.",
                  "It was put into the tables around the program, by an older version of it, or"
                      + " its entry was removed. "
                      + RESTORE);
            }
          });
    } catch (IllegalArgumentException | DateTimeException e) {
      flaws.broken(
          null,
          things.kind().code(),
          "The tables hold what the program never wrote: " + e.getMessage() + ".",
          CHANGED);
    }
  }

  /** Whether what a witness has seen is part of the history. */
  private boolean witness(SeenHead seen, Counter flaws) {
    Head head = seen.head();
    Optional<Entry> entry = history.find(head.number());
    if (entry.isEmpty()) {
      flaws.broken(
          head.number(),
          "history",
          "A witness has seen entry "
              + head.number()
              + " (head "
              + head
              + "; "
              + seen.where()
              + "); the history does not hold it.",
          "The end of the history was cut off since then, or this is the database of another"
              + " place. "
              + RESTORE);
      return false;
    }
    if (!entry.get().sha256().equals(head.sha256())) {
      flaws.broken(
          head.number(),
          entry.get().about(),
          "A witness has seen entry "
              + head.number()
              + " with the hash "
              + head.sha256()
              + " ("
              + seen.where()
              + "); it has "
              + entry.get().sha256()
              + " now.",
          "The history up to this entry was written anew since then, or this is the database of"
              + " another place. "
              + RESTORE);
      return false;
    }
    return true;
  }
}
