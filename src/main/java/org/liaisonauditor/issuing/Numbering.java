package org.liaisonauditor.issuing;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.liaisonauditor.history.Head;
import org.liaisonauditor.history.History;
import org.liaisonauditor.runs.RunOwner;
import org.liaisonauditor.store.Database;

/** Takes numbers for reports, and gives those up that no report will bear. */
final class Numbering {

  private final IssuingGuard guard;
  private final IssuedReports reports;
  private final TakenNumbers numbers;
  private final GivenUpWitness givenUp;
  private final History history;
  private final Clock clock;
  private final ZoneId zone;
  private final Duration patience;

  Numbering(Database database, History history, Clock clock, ZoneId zone, Duration patience) {
    this.guard = new IssuingGuard(database);
    this.reports = new IssuedReports(database);
    this.numbers = new TakenNumbers(database);
    this.givenUp = new GivenUpWitness(database);
    this.history = history;
    this.clock = clock;
    this.zone = zone;
    this.patience = patience;
  }

  /**
   * What came of asking for a number.
   *
   * @param before the report that was issued before; null = none
   * @param number the number; null where there is a report
   */
  record Taking(IssuedReport before, TakenNumber number, Issuing.Issue issue) {}

  Taking take(Issuing.Order order, Terms terms) throws IssuingRefused {
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
                + open.at().truncatedTo(ChronoUnit.SECONDS)
                + ". Wait for it, until "
                + open.until().truncatedTo(ChronoUnit.SECONDS)
                + " at the longest; or give that number up: auditor issued "
                + open.number()
                + " --give-up --by NAME --why REASON");
      }
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    checkCalendar(order.series(), today);
    Terms.Term term = terms.of(today);
    for (TakenNumbers.Span span : numbers.terms()) {
      Terms.checkTaken(term, span.term(), span.first(), span.last());
    }
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
        null,
        number,
        new Issuing.Issue(number.written(), number.documentNumber(), today, head, replaced));
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

  /** The report that was issued of the same subject and counts, unless it is the one to replace. */
  Optional<IssuedReport> before(Issuing.Order order, IssuedReport replaced) throws IssuingRefused {
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

  /** Gives a number up since its report failed, unless that was done meanwhile. */
  void giveUp(TakenNumber number, Issuing.Order order, Throwable failed) {
    String why = failed.getMessage() == null ? failed.getClass().getName() : failed.getMessage();
    try {
      guard.during(
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

  /**
   * Gives up a number whose report is being made, or was when its program ended; that report is
   * refused then.
   *
   * @throws IssuingRefused where there is no such number, or who and why are blank
   */
  TakenNumber giveUp(long number, String by, String login, String why)
      throws IOException, IssuingRefused {
    if (by.isBlank() || why.isBlank()) {
      throw new IssuingRefused("Who gives a number up and why must not be blank.");
    }
    return guard.during(
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

  IssuedReport replaced(Issuing.Order order) throws IssuingRefused {
    if (order.replaces() == null) {
      return null;
    }
    IssuedReport replaced = standing(order.replaces());
    IssuedReport.Subject old = replaced.subject();
    IssuedReport.Subject present = order.subject();
    if (!old.kind().equals(present.kind()) || !Objects.equals(old.unit(), present.unit())) {
      throw new IssuingRefused(
          "The report "
              + replaced.written()
              + " is "
              + about(old)
              + "; one that is "
              + about(present)
              + " can't take its place. Withdraw it, and issue the other one: auditor issued "
              + replaced.number()
              + " --withdraw --by NAME --why REASON");
    }
    return replaced;
  }

  private static String about(IssuedReport.Subject subject) {
    return "of the kind "
        + subject.kind()
        + (subject.unit() == null ? "" : " about " + subject.unit());
  }

  /** A report that counts. */
  IssuedReport standing(long number) throws IssuingRefused {
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

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
