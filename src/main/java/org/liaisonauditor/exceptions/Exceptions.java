package org.liaisonauditor.exceptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;
import org.liaisonauditor.store.SignedColumns;

/** The accepted gaps in the database. */
public final class Exceptions {

  private static final String GUARD = "exceptions";

  private final Database database;
  private final History history;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * Accepted gaps.
   *
   * @param history records each step
   * @param zone whose days count
   */
  public Exceptions(Database database, History history, Clock clock, ZoneId zone) {
    this.history = history;
    this.database = database;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * An audit to look at.
   *
   * @param run its number
   * @param pack code of its rule pack
   * @param rules codes of its rules
   * @param findings what it found, accepted or not
   */
  public record Audit(long run, String pack, List<String> rules, List<Finding> findings) {}

  /** The findings of an audit that an exception would hide. */
  public static List<Finding> preview(AcceptedGap.Matched matched, Audit audit) {
    return audit.findings().stream().filter(matched::matches).toList();
  }

  /**
   * Asks for an exception; it applies to no audit until somebody else has approved it.
   *
   * @param audit the last audit, on which is seen what it hides
   * @throws ExceptionRefused with every reason
   */
  public AcceptedGap propose(
      AcceptedGap.Matched matched, LocalDate from, LocalDate until, Signed signed, Audit audit)
      throws ExceptionRefused {
    List<String> reasons = new ArrayList<>(blank(signed));
    if (until.isBefore(from)) {
      reasons.add("The last day, " + until + ", lies before the first, " + from + ".");
    }
    if (until.isBefore(today())) {
      reasons.add("The last day, " + until + ", is over; today is " + today() + ".");
    }
    if (!audit.rules().contains(matched.rule())) {
      reasons.add(
          "The pack "
              + audit.pack()
              + " has no rule "
              + matched.rule()
              + "; it has: "
              + String.join(", ", audit.rules())
              + ".");
    }
    List<Finding> hidden = preview(matched, audit);
    if (hidden.isEmpty()) {
      reasons.add(
          "No finding of run " + audit.run() + " is " + matched + "; there is nothing to accept.");
    }
    refuseIfAny(reasons);
    return database.inTransaction(
        () -> {
          long number = database.next("exception_number");
          database
              .sql()
              .sql(
                  "INSERT INTO exception_proposal (number, pack, rule, unit_code, subject,"
                      + " fingerprint, valid_from, valid_until, proposed_by, proposed_login,"
                      + " proposed_at, reason, previewed_run, previewed_findings,"
                      + " previewed_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
              .params(
                  Arrays.asList(
                      number,
                      audit.pack(),
                      matched.rule(),
                      matched.unit(),
                      matched.subject(),
                      matched.fingerprint(),
                      from,
                      until,
                      signed.by(),
                      signed.login(),
                      Moments.at(signed.at()),
                      signed.why(),
                      audit.run(),
                      hidden.size(),
                      hash(hidden)))
              .update();
          record(Kind.EXCEPTION_PROPOSAL, number);
          return find(number).orElseThrow();
        });
  }

  /**
   * Agrees to an exception.
   *
   * @param seen the hash of what was looked at, as {@link AcceptedGap.Previewed} has it
   * @throws ExceptionRefused where the same person asked for it, or something else was looked at
   */
  public AcceptedGap approve(long number, String seen, Signed signed) throws ExceptionRefused {
    List<String> reasons = new ArrayList<>(blank(signed));
    AcceptedGap approved =
        database.inTransaction(
            () -> {
              database.lock(GUARD);
              Optional<AcceptedGap> found = find(number);
              if (found.isEmpty()) {
                reasons.add(unknown(number));
                return null;
              }
              AcceptedGap gap = found.get();
              if (gap.approved() != null) {
                reasons.add(
                    "Exception "
                        + number
                        + " was approved by "
                        + gap.approved().by()
                        + " on "
                        + day(gap.approved())
                        + " already.");
              }
              if (gap.state(today()) == AcceptedGap.State.ENDED
                  || gap.state(today()) == AcceptedGap.State.WITHDRAWN) {
                reasons.add("Exception " + number + " has ended; propose a new one.");
              }
              if (Signed.samePerson(gap.proposed().by(), signed.by())) {
                reasons.add(
                    gap.proposed().by()
                        + " asked for exception "
                        + number
                        + "; another person has to approve it.");
              }
              if (!gap.previewed().sha256().equals(seen)) {
                reasons.add(
                    "What you looked at is not what exception "
                        + number
                        + " was proposed with; preview it again.");
              }
              if (!reasons.isEmpty()) {
                return null;
              }
              database
                  .sql()
                  .sql(
                      "INSERT INTO exception_approval (number, approved_by, approved_login,"
                          + " approved_at, note) VALUES (?, ?, ?, ?, ?)")
                  .params(
                      number, signed.by(), signed.login(), Moments.at(signed.at()), signed.why())
                  .update();
              record(Kind.EXCEPTION_APPROVAL, number);
              return find(number).orElseThrow();
            });
    refuseIfAny(reasons);
    return approved;
  }

  /**
   * Takes an exception back; audits that went by it stay as they are.
   *
   * @throws ExceptionRefused where there is none, or it was taken back
   */
  public AcceptedGap withdraw(long number, Signed signed) throws ExceptionRefused {
    List<String> reasons = new ArrayList<>(blank(signed));
    AcceptedGap withdrawn =
        database.inTransaction(
            () -> {
              database.lock(GUARD);
              Optional<AcceptedGap> found = find(number);
              if (found.isEmpty()) {
                reasons.add(unknown(number));
              } else if (found.get().withdrawn() != null) {
                reasons.add(
                    "Exception "
                        + number
                        + " was taken back on "
                        + day(found.get().withdrawn())
                        + " already.");
              }
              if (!reasons.isEmpty()) {
                return null;
              }
              database
                  .sql()
                  .sql(
                      "INSERT INTO exception_withdrawal (number, withdrawn_by, withdrawn_login,"
                          + " withdrawn_at, reason) VALUES (?, ?, ?, ?, ?)")
                  .params(
                      number, signed.by(), signed.login(), Moments.at(signed.at()), signed.why())
                  .update();
              record(Kind.EXCEPTION_WITHDRAWAL, number);
              return find(number).orElseThrow();
            });
    refuseIfAny(reasons);
    return withdrawn;
  }

  /** Comes last in a transaction: nobody else can append to the history until it ends. */
  private void record(Kind kind, long number) {
    history.append(new ExceptionWitness(database, kind), String.valueOf(number));
  }

  /** The exception of a number. */
  public Optional<AcceptedGap> find(long number) {
    return query("WHERE p.number = ?", number).stream().findFirst();
  }

  /** All exceptions, by number. */
  public List<AcceptedGap> all() {
    return query("");
  }

  /** All exceptions of a pack, by number. */
  public List<AcceptedGap> of(String pack) {
    return query("WHERE p.pack = ?", pack);
  }

  /** Notes what a run goes by; within the transaction that notes the run. */
  public void note(long run, List<AcceptedGap> gaps) {
    for (AcceptedGap gap : gaps) {
      database
          .sql()
          .sql("INSERT INTO run_exception (run, exception) VALUES (?, ?)")
          .params(run, gap.number())
          .update();
    }
  }

  /** What a run went by, by number. */
  public List<AcceptedGap> ofRun(long run) {
    return query("JOIN run_exception r ON r.exception = p.number WHERE r.run = ?", run);
  }

  /** The day it is, where the organization is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static List<String> blank(Signed signed) {
    return signed.by().isBlank() || signed.why().isBlank()
        ? List.of("Who and why must not be blank.")
        : List.of();
  }

  private static String unknown(long number) {
    return "There is no exception " + number + "; see auditor exceptions list.";
  }

  private LocalDate day(Signed signed) {
    return LocalDate.ofInstant(signed.at(), zone);
  }

  private static void refuseIfAny(List<String> reasons) throws ExceptionRefused {
    if (!reasons.isEmpty()) {
      throw new ExceptionRefused(reasons);
    }
  }

  /** Hash of fingerprints, in lower-case hex; the order of the findings doesn't count. */
  public static String hash(List<Finding> findings) {
    Sha256 hash = new Sha256();
    findings.stream()
        .map(Finding::fingerprint)
        .sorted(CodePoints.ORDER)
        .forEach(print -> hash.add(print + '\n'));
    return hash.hex();
  }

  private List<AcceptedGap> query(String where, Object... parameters) {
    return database
        .sql()
        .sql(
            "SELECT p.number, p.pack, p.rule, p.unit_code, p.subject, p.fingerprint, p.valid_from,"
                + " p.valid_until, p.proposed_by, p.proposed_login, p.proposed_at, p.reason,"
                + " p.previewed_run, p.previewed_findings, p.previewed_sha256, a.approved_by,"
                + " a.approved_login, a.approved_at, a.note, w.withdrawn_by, w.withdrawn_login,"
                + " w.withdrawn_at, w.reason FROM exception_proposal p"
                + " LEFT JOIN exception_approval a ON a.number = p.number"
                + " LEFT JOIN exception_withdrawal w ON w.number = p.number "
                + where
                + " ORDER BY p.number")
        .params(parameters)
        .query((row, at) -> gap(row))
        .list();
  }

  private static AcceptedGap gap(ResultSet row) throws SQLException {
    return new AcceptedGap(
        row.getLong(1),
        row.getString(2),
        new AcceptedGap.Matched(
            row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
        row.getObject(7, LocalDate.class),
        row.getObject(8, LocalDate.class),
        SignedColumns.of(row, 9),
        new AcceptedGap.Previewed(row.getLong(13), row.getInt(14), row.getString(15)),
        SignedColumns.of(row, 16),
        SignedColumns.of(row, 20));
  }
}
