package org.liaisonauditor.history;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The chain of entries; it only grows, at its end. */
public final class History {

  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  private static final String GUARD = "history";

  /** Of the first entry: how many things were there before it; their entries follow on it. */
  static final String TAKEN_OVER = "taken over";

  /** Of the first entry: the kinds of things that are recorded since; missing in old ones. */
  private static final String KINDS = "kinds";

  private final Database database;
  private final Clock clock;

  public History(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Records a thing as its tables have it now, within the transaction that makes it: both are kept,
   * or neither. Nobody else can append until this transaction has ended, so it comes last in it.
   *
   * @return the new head
   * @throws IllegalStateException where no transaction runs, or the thing is not in its tables
   */
  public Head append(Witnessed witnessed, String what) {
    demandTransaction();
    Witnessed.Thing thing =
        witnessed
            .find(what)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "there is no " + witnessed.kind().code() + " " + what + " to record"));
    return append(witnessed.kind(), what, thing.who(), thing.facts());
  }

  /**
   * Appends an entry, within the transaction of what it is about.
   *
   * @param what the thing, among those of its kind; each is recorded once
   * @param who whose doing it is
   * @return the new head
   * @throws IllegalStateException where no transaction runs
   */
  public Head append(Kind kind, String what, String who, Facts content) {
    demandTransaction();
    database.lock(GUARD);
    Optional<Head> head = head();
    // Databases keep microseconds; what is hashed must come back to the letter.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Entry entry =
        Entry.sealed(
            head.map(Head::number).orElse(0L) + 1,
            now,
            kind,
            what,
            who,
            content,
            head.map(Head::sha256).orElse(Entry.BEFORE_THE_FIRST));
    database
        .sql()
        .sql("INSERT INTO history_entry (" + Entry.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            entry.number(),
            entry.format(),
            Moments.at(entry.at()),
            entry.kind(),
            entry.what(),
            entry.who(),
            entry.content(),
            entry.previous(),
            entry.sha256())
        .update();
    return entry.head();
  }

  private static void demandTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("history is made within a transaction only");
    }
  }

  /**
   * Begins the chain, unless it has begun; what the tables hold already is recorded behind the
   * first entry, as it is now. So is what an earlier version of the program did not record yet.
   */
  void begin(List<Witnessed> witnessed, String program) {
    if (head().isEmpty()) {
      database.inTransaction(
          () -> {
            database.lock(GUARD);
            if (head().isEmpty()) {
              takeOver(
                  witnessed,
                  Kind.BEGINNING,
                  "",
                  program,
                  new Facts()
                      .with(
                          KINDS,
                          String.join(
                              " ", witnessed.stream().map(one -> one.kind().code()).toList())));
            }
          });
    }
    for (Witnessed things : witnessed) {
      if (!records(things.kind())) {
        database.inTransaction(
            () -> {
              database.lock(GUARD);
              if (!records(things.kind())) {
                takeOver(
                    List.of(things), Kind.TAKEN_UP, things.kind().code(), program, new Facts());
              }
            });
      }
    }
  }

  private void takeOver(
      List<Witnessed> witnessed, Kind kind, String what, String program, Facts content) {
    Map<Witnessed, List<String>> there = new LinkedHashMap<>();
    witnessed.stream()
        .sorted(Comparator.comparing(Witnessed::kind))
        .forEach(
            things -> things.forEach(there.computeIfAbsent(things, any -> new ArrayList<>())::add));
    long taken = there.values().stream().mapToLong(List::size).sum();
    Head head = append(kind, what, "liaison-auditor " + program, content.with(TAKEN_OVER, taken));
    there.forEach((things, all) -> all.forEach(one -> append(things, one)));
    if (taken > 0) {
      LOG.warn(
          "The history takes over what is in the database now: entries {} to {}. It says nothing"
              + " of what was done to them before.",
          head.number() + 1,
          head.number() + taken);
    }
  }

  /** Whether things of a kind are recorded: since the beginning, or since they were taken up. */
  boolean records(Kind kind) {
    Optional<Entry> beginning = find(1).filter(one -> one.kind().equals(Kind.BEGINNING.code()));
    String kinds = beginning.map(one -> one.facts().get(KINDS)).orElse(null);
    boolean since =
        kinds == null ? kind.isEarly() : List.of(kinds.split(" ")).contains(kind.code());
    return since || find(Kind.TAKEN_UP, kind.code()).isPresent();
  }

  /** The end of the chain; empty where it has not begun. */
  public Optional<Head> head() {
    return database
        .sql()
        .sql("SELECT " + Entry.COLUMNS + " FROM history_entry ORDER BY number DESC LIMIT 1")
        .query((row, at) -> Entry.of(row).head())
        .optional();
  }

  /** The entry of a number. */
  public Optional<Entry> find(long number) {
    return where("number = ?", number).stream().findFirst();
  }

  /** The entry that records a thing. */
  public Optional<Entry> find(Kind kind, String what) {
    return where("kind = ? AND what = ?", kind.code(), what).stream().findFirst();
  }

  private List<Entry> where(String condition, Object... parameters) {
    return database
        .sql()
        .sql(
            "SELECT "
                + Entry.COLUMNS
                + " FROM history_entry WHERE "
                + condition
                + " ORDER BY number")
        .params(parameters)
        .query((row, at) -> Entry.of(row))
        .list();
  }

  /**
   * Gives the entries, the oldest first, one by one.
   *
   * @param after number of the entry behind which to begin; 0 = all
   */
  public void forEach(long after, Consumer<Entry> to) {
    // PostgreSQL streams within a transaction only.
    database.inTransaction(
        () ->
            database
                .sql()
                .sql(
                    "SELECT "
                        + Entry.COLUMNS
                        + " FROM history_entry WHERE number > ? ORDER BY number, sha256")
                .param(after)
                .query(
                    row -> {
                      to.accept(Entry.of(row));
                    }));
  }
}
