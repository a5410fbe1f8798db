package org.liaisonauditor.issuing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.runs.RunOwner;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.WholeFolder;

/** Gives reports their numbers, and notes the reports that were made under them. */
public final class Issuing {

  private static final String GUARD = "issued reports";

  private final Database database;
  private final IssuedReports reports;
  private final History history;
  private final IssuedWitness issued;
  private final ReportWithdrawalWitness withdrawals;
  private final Clock clock;
  private final ZoneId zone;
  private final Duration patience;
  private final TakenNumbers numbers;
  private final GivenUpWitness givenUp;

  /**
   * Issues reports.
   *
   * @param zone whose days count
   * @param patience how long a number is kept for a report that is being made and signed
   */
  public Issuing(Database database, History history, Clock clock, ZoneId zone, Duration patience) {
    this.patience = patience;
    this.numbers = new TakenNumbers(database);
    this.givenUp = new GivenUpWitness(database);
    this.database = database;
    this.reports = new IssuedReports(database);
    this.history = history;
    this.issued = new IssuedWitness(database);
    this.withdrawals = new ReportWithdrawalWitness(database);
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A report that is to be issued.
   *
   * @param subject which report
   * @param series what it is numbered with
   * @param by who issues it; not blank
   * @param login the user of the machine
   * @param signer whose name stands below it; not blank
   * @param replaces number of the report that it takes the place of; null = none
   * @param why the other one is withdrawn; null where none is
   * @param programVersion of the program that makes it
   * @param reportsBundle hash of the definitions that it is made by
   */
  public record Order(
      IssuedReport.Subject subject,
      Series series,
      String by,
      String login,
      String signer,
      Long replaces,
      String why,
      String programVersion,
      String reportsBundle) {}

  /**
   * What a report bears that is known only when it is issued.
   *
   * @param written its number, such as {@code 12-BC/BTCTU}
   * @param number the number itself
   * @param on its day
   * @param head the end of the history
   * @param replaces the report that it takes the place of; null = none
   */
  public record Issue(String written, int number, LocalDate on, Head head, IssuedReport replaces) {}

  /**
   * A report as it was made.
   *
   * @param title type and subject
   * @param unsigned the file without a signature
   * @param file the file as it is issued: signed, or the same
   * @param certificate holder of the certificate; null = it is signed on paper
   */
  public record Made(String title, Path unsigned, Path file, String certificate) {}

  /** Makes a report that bears a number. */
  public interface Maker {

    /** Refuses what can be told before a number is taken. */
    default void check() throws IOException, IssuingRefused {}

    /**
     * Makes and signs it; nobody waits for that but whoever issues it.
     *
     * @param folder where files may be made; it is there until the report is kept
     */
    Made make(Issue issue, Path folder) throws IOException, IssuingRefused;

    /** What else is done in the transaction that notes the report. */
    default void noted(IssuedReport report) throws IssuingRefused {}
  }

  /**
   * What came of it.
   *
   * @param report the report
   * @param now whether it was issued now; else it was before, and nothing was changed
   */
  public record Result(IssuedReport report, boolean now) {}

  /** The reports that were issued. */
  public IssuedReports reports() {
    return reports;
  }

  /** The day it is, where the organization is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /**
   * Issues a report under the next number of its series. One that was issued before, and counts, is
   * given back. The number is taken first, in a transaction of its own; while the report is made
   * and signed nobody waits; then number, file and history are noted in one transaction. Where that
   * fails the number is given up, with the reason, and never taken again.
   *
   * @throws IssuingRefused where it can't be issued as things stand
   */
  public Result issue(Order order, Terms terms, Maker maker) throws IOException, IssuingRefused {
    if (order.by().isBlank() || order.signer().isBlank()) {
      throw new IssuingRefused("Who issues the report and who signs it must not be blank.");
    }
    if (order.replaces() != null && (order.why() == null || order.why().isBlank())) {
      throw new IssuingRefused(
          "Say why the report " + order.replaces() + " is replaced; the reason must not be blank.");
    }
    Optional<IssuedReport> before = before(order, replaced(order));
    if (before.isPresent()) {
      return new Result(before.get(), false);
    }
    maker.check();
    Taking taking = guarded(() -> take(order, terms));
    if (taking.before() != null) {
      return new Result(taking.before(), false);
    }
    TakenNumber number = taking.number();
    Path folder = Files.createTempDirectory("issue-");
    try {
      Made made = made(maker, taking.issue(), folder);
      return guarded(() -> new Result(bind(order, taking, made, maker), true));
    } catch (IssuingRefused refused) {
      giveUp(number, order, refused);
      throw new IssuingRefused(refused.getMessage() + gaveUp(number));
    } catch (IOException failed) {
      giveUp(number, order, failed);
      throw new IOException(failed.getMessage() + gaveUp(number), failed);
    } catch (RuntimeException | Error failed) {
      giveUp(number, order, failed);
      throw failed;
    } finally {
      WholeFolder.remove(folder);
    }
  }

  private static String gaveUp(TakenNumber number) {
    return System.lineSeparator()
        + "The number "
        + number.written()
        + " was taken for it and is given up; the next report gets the one after it. See: auditor"
        + " issued";
  }

  /** The report that was issued of the same subject and counts, unless it is the one to replace. */
  private Optional<IssuedReport> before(Order order, IssuedReport replaced) throws IssuingRefused {
    Optional<IssuedReport> before = reports.counting(order.subject());
    if (before.isPresent() && replaced != null) {
      if (before.get().number() == replaced.number()) {
        return Optional.empty();
      }
      throw new IssuingRefused(
          "This report was issued as "
              + before.get().written()
              + " and counts; the report to replace is "
              + replaced.written()
              + ". Nothing was changed.");
    }
    return before;
  }

  /**
   * What came of asking for a number.
   *
   * @param before the report that was issued before; null = none
   * @param number the number; null where there is a report
   */
  private record Taking(IssuedReport before, TakenNumber number, Issue issue) {}

  private Taking take(Order order, Terms terms) throws IssuingRefused {
    IssuedReport replaced = replaced(order);
    Optional<IssuedReport> before = before(order, replaced);
    if (before.isPresent()) {
      return new Taking(before.get(), null, null);
    }
    Instant now = now();
    List<TakenNumber> abandoned = new ArrayList<>();
    for (TakenNumber open : numbers.open()) {
      if (abandoned(open, now)) {
        abandoned.add(open);
      } else if (open.subject().equals(order.subject())) {
        throw new IssuingRefused(
            "This report is being issued as "
                + open.written()
                + " by "
                + open.by()
                + " since "
                + open.at()
                + ". Wait for it, until "
                + open.until()
                + " at the longest; or give that number up: auditor issued "
                + open.number()
                + " --give-up --by NAME --why REASON");
      }
    }
    LocalDate today = today();
    checkCalendar(order.series(), today);
    Terms.Term term = terms.of(today);
    Head head =
        history
            .head()
            .orElseThrow(() -> new IllegalStateException("the history has not begun yet"));
    TakenNumber number =
        new TakenNumber(
            numbers.next(),
            term.name(),
            order.series(),
            numbers.next(term.name(), order.series()),
            order.subject(),
            today,
            now,
            order.by(),
            order.login(),
            RunOwner.me(),
            now.plus(patience),
            null);
    numbers.take(number);
    for (TakenNumber one : abandoned) {
      numbers.giveUp(
          one.number(),
          new TakenNumber.GivenUp(
              now,
              order.by(),
              order.login(),
              "the report was not finished: "
                  + (RunOwner.endedHere(one.owner())
                      ? "the program that made it had ended"
                      : "nothing was heard of it until " + one.until())));
      history.append(givenUp, Long.toString(one.number()));
    }
    return new Taking(
        null, number, new Issue(number.written(), number.documentNumber(), today, head, replaced));
  }

  /** Whether nobody makes the report of a number any more. */
  private static boolean abandoned(TakenNumber number, Instant now) {
    return now.isAfter(number.until()) || RunOwner.endedHere(number.owner());
  }

  /** Later numbers bear no earlier days, whatever the clock of a machine says. */
  private void checkCalendar(Series series, LocalDate today) throws IssuingRefused {
    Optional<IssuedReport> later =
        reports.all().stream()
            .filter(report -> report.series().equals(series) && report.withdrawn() == null)
            .filter(report -> report.on().isAfter(today))
            .findFirst();
    if (later.isPresent()) {
      throw new IssuingRefused(
          "By this machine's clock it is "
              + today
              + ", but the report "
              + later.get().written()
              + " bears the day "
              + later.get().on()
              + ", and numbers follow the calendar. Set the clock right; or, where the day of that"
              + " report is wrong, withdraw it first: auditor issued "
              + later.get().number()
              + " --withdraw --by NAME --why REASON");
    }
  }

  /** Lets a report be made and signed, and waits for it as long as the number is kept for it. */
  private Made made(Maker maker, Issue issue, Path folder) throws IOException, IssuingRefused {
    FutureTask<Made> task = new FutureTask<>(() -> maker.make(issue, folder));
    // A driver of a token that hangs can't be stopped; it must not keep the program alive either.
    Thread.ofPlatform().name("issue " + issue.written()).daemon().start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      task.cancel(true);
      throw new IssuingRefused(
          "The report was not made and signed within "
              + patience.toSeconds()
              + " seconds. Does the token wait for a touch, or the authority of time not answer?"
              + " auditor.issuing.patience sets how long is waited.");
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the report was made and signed", stopped);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IssuingRefused refused -> throw refused;
        case IOException io -> throw io;
        case RuntimeException unexpected -> throw unexpected;
        case Error error -> throw error;
        default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }

  private IssuedReport bind(Order order, Taking taking, Made made, Maker maker)
      throws IOException, IssuingRefused {
    TakenNumber number = taking.number();
    Optional<TakenNumber> there = numbers.unbound(number.number());
    if (there.isEmpty() || there.get().givenUp() != null) {
      throw new IssuingRefused(
          "The number "
              + number.written()
              + " was given up meanwhile"
              + there
                  .map(TakenNumber::givenUp)
                  .map(how -> " by " + how.by() + " at " + how.at() + ": " + how.reason())
                  .orElse("")
              + ".");
    }
    IssuedReport replaced = replaced(order);
    Instant now = now();
    IssuedReport report =
        new IssuedReport(
            number.number(),
            number.term(),
            number.series(),
            number.documentNumber(),
            order.subject(),
            made.title(),
            number.on(),
            now,
            order.by(),
            order.login(),
            order.signer(),
            made.certificate(),
            taking.issue().head().toString(),
            order.programVersion(),
            order.reportsBundle(),
            Bundles.hashOfFile(made.unsigned()),
            Bundles.hashOfFile(made.file()),
            order.replaces(),
            null,
            null);
    if (replaced != null) {
      reports.withdraw(
          replaced.number(),
          new IssuedReport.Withdrawn(now, order.by(), order.login(), order.why()));
    }
    reports.add(report, made.file());
    maker.noted(report);
    // Last, since nobody else can append until the transaction ends.
    if (replaced != null) {
      history.append(withdrawals, Long.toString(replaced.number()));
    }
    history.append(issued, Long.toString(report.number()));
    return report;
  }

  /** Gives a number up since its report failed, unless that was done meanwhile. */
  private void giveUp(TakenNumber number, Order order, Throwable failed) {
    String why = failed.getMessage() == null ? failed.getClass().getName() : failed.getMessage();
    try {
      guarded(
          () -> {
            if (open(number.number()).isPresent()) {
              noteGivenUp(number.number(), order.by(), order.login(), why);
            }
            return null;
          });
    } catch (IssuingRefused | IOException | RuntimeException unreachable) {
      // Whoever issues next gives it up, since nobody makes it any more.
      failed.addSuppressed(unreachable);
    }
  }

  private void noteGivenUp(long number, String by, String login, String why) {
    numbers.giveUp(number, new TakenNumber.GivenUp(now(), by, login, why));
    history.append(givenUp, Long.toString(number));
  }

  private Optional<TakenNumber> open(long number) {
    return numbers.unbound(number).filter(one -> one.givenUp() == null);
  }

  /** The numbers that no report bears: given up, or taken for a report that is being made. */
  public List<TakenNumber> unbound() {
    return numbers.unbound();
  }

  /**
   * Gives up a number whose report is being made, or was when its program ended; that report is
   * refused then.
   *
   * @throws IssuingRefused where there is no such number, or who and why are blank
   */
  public TakenNumber giveUp(long number, String by, String login, String why)
      throws IOException, IssuingRefused {
    if (by.isBlank() || why.isBlank()) {
      throw new IssuingRefused("Who gives a number up and why must not be blank.");
    }
    return guarded(
        () -> {
          TakenNumber there =
              numbers
                  .unbound(number)
                  .orElseThrow(
                      () ->
                          new IssuingRefused(
                              reports.find(number).isPresent()
                                  ? "The number "
                                      + reports.find(number).get().written()
                                      + " is that of an issued report; withdraw the report instead."
                                  : "There is no number " + number + "; see: auditor issued"));
          if (there.givenUp() != null) {
            throw new IssuingRefused(
                "The number "
                    + there.written()
                    + " was given up already at "
                    + there.givenUp().at()
                    + " by "
                    + there.givenUp().by()
                    + ".");
          }
          noteGivenUp(number, by, login, why);
          return numbers.unbound(number).orElseThrow();
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private IssuedReport replaced(Order order) throws IssuingRefused {
    return order.replaces() == null ? null : standing(order.replaces());
  }

  /** A report that counts. */
  private IssuedReport standing(long number) throws IssuingRefused {
    IssuedReport report =
        reports
            .find(number)
            .orElseThrow(
                () ->
                    new IssuingRefused("No report " + number + " was issued; see: auditor issued"));
    if (report.withdrawn() != null) {
      throw new IssuingRefused(
          "The report "
              + report.written()
              + " was withdrawn already at "
              + report.withdrawn().at()
              + " by "
              + report.withdrawn().by()
              + ".");
    }
    return report;
  }

  /**
   * Withdraws a report; it keeps its number, and its bytes are kept.
   *
   * @throws IssuingRefused where there is none that counts, or who and why are blank
   */
  public IssuedReport withdraw(long number, String by, String login, String why)
      throws IOException, IssuingRefused {
    if (by.isBlank() || why.isBlank()) {
      throw new IssuingRefused("Who withdraws a report and why must not be blank.");
    }
    return guarded(
        () -> {
          standing(number);
          reports.withdraw(number, new IssuedReport.Withdrawn(now(), by, login, why));
          history.append(withdrawals, Long.toString(number));
          return reports.find(number).orElseThrow();
        });
  }

  /** What is done under the guard, and undone where it is refused or fails. */
  private interface Guarded<T> {
    T run() throws IOException, IssuingRefused;
  }

  private <T> T guarded(Guarded<T> work) throws IOException, IssuingRefused {
    try {
      return database.inTransaction(
          () -> {
            database.lock(GUARD);
            try {
              return work.run();
            } catch (IssuingRefused refused) {
              throw new Undone(refused);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    } catch (Undone undone) {
      throw undone.refused;
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** Takes a refusal out of a transaction, which it undoes. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient IssuingRefused refused;

    Undone(IssuingRefused refused) {
      super(refused);
      this.refused = refused;
    }
  }
}
