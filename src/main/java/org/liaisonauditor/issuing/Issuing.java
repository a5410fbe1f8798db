package org.liaisonauditor.issuing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.WholeFolder;

/** Gives reports their numbers, and notes the reports that were made under them. */
public final class Issuing {

  private final IssuingGuard guard;
  private final Numbering numbering;
  private final IssuedReports reports;
  private final History history;
  private final IssuedWitness issued;
  private final ReportWithdrawalWitness withdrawals;
  private final Clock clock;
  private final ZoneId zone;
  private final Duration patience;
  private final TakenNumbers numbers;

  /**
   * Issues reports.
   *
   * @param zone whose days count
   * @param patience how long a number is kept for a report that is being made and signed
   */
  public Issuing(Database database, History history, Clock clock, ZoneId zone, Duration patience) {
    this.guard = new IssuingGuard(database);
    this.numbering = new Numbering(database, history, clock, zone, patience);
    this.numbers = new TakenNumbers(database);
    this.patience = patience;
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
    Optional<IssuedReport> before = numbering.before(order, numbering.replaced(order));
    if (before.isPresent()) {
      return new Result(before.get(), false);
    }
    maker.check();
    Path folder = Files.createTempDirectory("issue-");
    try {
      Numbering.Taking taking = guard.during(() -> numbering.take(order, terms));
      return taking.before() == null
          ? issue(order, taking, maker, folder)
          : new Result(taking.before(), false);
    } finally {
      WholeFolder.remove(folder);
    }
  }

  private Result issue(Order order, Numbering.Taking taking, Maker maker, Path folder)
      throws IOException, IssuingRefused {
    TakenNumber number = taking.number();
    try {
      Made made = Making.made(maker, taking.issue(), folder, patience);
      return guard.during(() -> new Result(bind(order, taking, made, maker), true));
    } catch (IssuingRefused refused) {
      numbering.giveUp(number, order, refused);
      throw new IssuingRefused(refused.getMessage() + gaveUp(number));
    } catch (IOException failed) {
      numbering.giveUp(number, order, failed);
      throw new IOException(failed.getMessage() + gaveUp(number), failed);
    } catch (RuntimeException | Error failed) {
      numbering.giveUp(number, order, failed);
      throw failed;
    }
  }

  private static String gaveUp(TakenNumber number) {
    return System.lineSeparator()
        + "The number "
        + number.written()
        + " was taken for it and is given up; the next report gets the one after it. See: auditor"
        + " issued";
  }

  private IssuedReport bind(Order order, Numbering.Taking taking, Made made, Maker maker)
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
    IssuedReport replaced = numbering.replaced(order);
    Instant now = numbering.now();
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

  /**
   * Withdraws a report; it keeps its number, and its bytes are kept.
   *
   * @throws IssuingRefused where there is none that counts, or who and why are blank
   */
  public IssuedReport withdraw(long number, String by, String login, String why)
      throws IOException, IssuingRefused {
    return withdraw(number, by, login, why, report -> {});
  }

  /**
   * Withdraws a report.
   *
   * @param noted what else is done in the transaction that notes it
   * @throws IssuingRefused where there is none that counts, or who and why are blank
   */
  public IssuedReport withdraw(
      long number, String by, String login, String why, Consumer<IssuedReport> noted)
      throws IOException, IssuingRefused {
    if (by.isBlank() || why.isBlank()) {
      throw new IssuingRefused("Who withdraws a report and why must not be blank.");
    }
    return guard.during(
        () -> {
          numbering.standing(number);
          reports.withdraw(number, new IssuedReport.Withdrawn(numbering.now(), by, login, why));
          IssuedReport withdrawn = reports.find(number).orElseThrow();
          noted.accept(withdrawn);
          history.append(withdrawals, Long.toString(number));
          return withdrawn;
        });
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
    return numbering.giveUp(number, by, login, why);
  }
}
