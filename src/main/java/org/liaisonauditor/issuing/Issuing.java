package org.liaisonauditor.issuing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.WholeFolder;

/** Gives reports their numbers and notes them: number, file and history in one transaction. */
public final class Issuing {

  private static final String GUARD = "issued reports";

  private final Database database;
  private final IssuedReports reports;
  private final History history;
  private final IssuedWitness issued;
  private final ReportWithdrawalWitness withdrawals;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * Issues reports.
   *
   * @param zone whose days count
   */
  public Issuing(Database database, History history, Clock clock, ZoneId zone) {
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

  /** Makes a report that bears a number, in a folder that is there until it is kept. */
  public interface Maker {
    Made make(Issue issue, Path folder) throws IOException, IssuingRefused;
  }

  /** What is noted together with a report, within the transaction that issues or withdraws it. */
  public interface Ending {
    /**
     * A report is issued, or withdrawn; nothing else is guarded any more but the history.
     *
     * @throws IssuingRefused where it can't be after all
     */
    void noted(IssuedReport report) throws IssuingRefused;
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

  /** Issues a report, and nothing is noted with it. */
  public Result issue(Order order, Terms terms, Maker maker) throws IOException, IssuingRefused {
    return issue(order, terms, maker, report -> {});
  }

  /**
   * Issues a report under the next number of its series. One that was issued before, and counts, is
   * given back. Others who issue wait meanwhile; where anything fails no number is taken.
   *
   * @param ending is told of a report that is issued now
   * @throws IssuingRefused where it can't be issued as things stand
   */
  public Result issue(Order order, Terms terms, Maker maker, Ending ending)
      throws IOException, IssuingRefused {
    if (order.by().isBlank() || order.signer().isBlank()) {
      throw new IssuingRefused("Who issues the report and who signs it must not be blank.");
    }
    if (order.replaces() != null && (order.why() == null || order.why().isBlank())) {
      throw new IssuingRefused(
          "Say why the report " + order.replaces() + " is replaced; the reason must not be blank.");
    }
    Path folder = Files.createTempDirectory("issue-");
    try {
      return database.inTransaction(
          () -> {
            try {
              database.lock(GUARD);
              return issue(order, terms, maker, ending, folder);
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
    } finally {
      WholeFolder.remove(folder);
    }
  }

  private Result issue(Order order, Terms terms, Maker maker, Ending ending, Path folder)
      throws IOException, IssuingRefused {
    IssuedReport replaced = replaced(order);
    Optional<IssuedReport> before = reports.counting(order.subject());
    if (before.isPresent() && (replaced == null || before.get().number() != replaced.number())) {
      if (replaced == null) {
        return new Result(before.get(), false);
      }
      throw new IssuingRefused(
          "This report was issued as "
              + before.get().written()
              + " and counts; the report to replace is "
              + replaced.written()
              + ". Nothing was changed.");
    }
    LocalDate today = today();
    Terms.Term term = terms.of(today);
    int number = reports.next(term.name(), order.series());
    Head head =
        history
            .head()
            .orElseThrow(() -> new IllegalStateException("the history has not begun yet"));
    Made made =
        maker.make(
            new Issue(order.series().written(number), number, today, head, replaced), folder);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    IssuedReport report =
        new IssuedReport(
            reports.next(),
            term.name(),
            order.series(),
            number,
            order.subject(),
            made.title(),
            today,
            now,
            order.by(),
            order.login(),
            order.signer(),
            made.certificate(),
            head.toString(),
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
    if (replaced != null) {
      history.append(withdrawals, Long.toString(replaced.number()));
    }
    history.append(issued, Long.toString(report.number()));
    ending.noted(report);
    return new Result(report, true);
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
      throws IssuingRefused {
    return withdraw(number, by, login, why, report -> {});
  }

  /**
   * Withdraws a report.
   *
   * @param ending is told of it
   * @throws IssuingRefused where there is none that counts, or who and why are blank
   */
  public IssuedReport withdraw(long number, String by, String login, String why, Ending ending)
      throws IssuingRefused {
    if (by.isBlank() || why.isBlank()) {
      throw new IssuingRefused("Who withdraws a report and why must not be blank.");
    }
    try {
      return database.inTransaction(
          () -> {
            database.lock(GUARD);
            try {
              standing(number);
            } catch (IssuingRefused refused) {
              throw new Undone(refused);
            }
            reports.withdraw(
                number,
                new IssuedReport.Withdrawn(
                    clock.instant().truncatedTo(ChronoUnit.MICROS), by, login, why));
            history.append(withdrawals, Long.toString(number));
            IssuedReport withdrawn = reports.find(number).orElseThrow();
            try {
              ending.noted(withdrawn);
            } catch (IssuingRefused refused) {
              throw new Undone(refused);
            }
            return withdrawn;
          });
    } catch (Undone undone) {
      throw undone.refused;
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
