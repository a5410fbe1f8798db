package org.liaisonauditor.exceptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.rules.Rule;
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
   * @param rules its rules that find gaps
   * @param findings what it found, accepted or not
   */
  public record Audit(long run, String pack, List<Rule> rules, List<Finding> findings) {}

  /** The findings of an audit that an exception would hide. */
  public static List<Finding> preview(AcceptedGap.Matched matched, Audit audit) {
    return audit.findings().stream().filter(matched.in(audit.rules())::matches).toList();
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
    List<String> codes = audit.rules().stream().map(Rule::code).toList();
    if (!codes.contains(matched.rule())) {
      reasons.add(
          "The pack "
              + audit.pack()
              + " has no rule "
              + matched.rule()
              + "; it has: "
              + String.join(", ", codes)
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

  /**
   * Notes what a run goes by: the exceptions of its pack that count in it, and those that ended
   * before. Within the transaction that notes the run.
   *
   * @param asOf the run's as-of day
   * @param asked when the run was asked for
   */
  public void note(long run, String pack, LocalDate asOf, Instant asked) {
    database.lock(GUARD);
    for (AcceptedGap gap : of(pack)) {
      if (gap.appliesTo(asOf, asked)) {
        note(run, gap, null);
      } else {
        gap.endedFor(asOf, asked, zone).ifPresent(end -> note(run, gap, end));
      }
    }
  }

  private void note(long run, AcceptedGap gap, LocalDate endedOn) {
    database
        .sql()
        .sql("INSERT INTO run_exception (run, exception, ended_on) VALUES (?, ?, ?)")
        .params(Arrays.asList(run, gap.number(), endedOn))
        .update();
  }

  /** Notes that a run goes by what another went by; within the transaction that notes the run. */
  public void noteAs(long run, long original) {
    database
        .sql()
        .sql(
            "INSERT INTO run_exception (run, exception, ended_on) SELECT CAST(? AS BIGINT),"
                + " exception, ended_on FROM run_exception WHERE run = ?")
        .params(run, original)
        .update();
  }

  /** What a run went by, by number. */
  public List<Noted> ofRun(long run) {
    Map<Long, LocalDate> ends = new HashMap<>();
    database
        .sql()
        .sql("SELECT exception, ended_on FROM run_exception WHERE run = ?")
        .param(run)
        .query(
            row -> {
              ends.put(row.getLong(1), row.getObject(2, LocalDate.class));
            });
    return query("JOIN run_exception r ON r.exception = p.number WHERE r.run = ?", run).stream()
        .map(gap -> new Noted(gap, ends.get(gap.number())))
        .toList();
  }

  /** Keeps what became of exceptions in a run; within the transaction that ends the run. */
  public void add(long run, Accepted accepted) {
    for (Accepted.Outcome outcome : accepted.outcomes()) {
      database
          .sql()
          .sql(
              "INSERT INTO run_exception_outcome (run, exception, state, findings)"
                  + " VALUES (?, ?, ?, ?)")
          .params(run, outcome.gap().number(), outcome.state().name(), outcome.findings())
          .update();
    }
    database.addRows(
        "run_accepted",
        List.of("run", "exception", "fingerprint"),
        rows -> {
          for (Accepted.Covered covered : accepted.covered()) {
            for (Long exception : covered.exceptions()) {
              rows.add(run, exception, covered.finding().fingerprint());
            }
          }
        });
  }

  /** What exceptions did in a run that is done, in numbers. */
  public AcceptedCounts counts(long run) {
    Map<Accepted.State, Integer> states = new EnumMap<>(Accepted.State.class);
    outcomes(run).forEach((exception, state) -> states.merge(state, 1, Integer::sum));
    int findings =
        database
            .sql()
            .sql("SELECT COUNT(DISTINCT fingerprint) FROM run_accepted WHERE run = ?")
            .param(run)
            .query(Integer.class)
            .single();
    return new AcceptedCounts(findings, states);
  }

  /** What became of the exceptions in a run that is done, by number. */
  public Map<Long, Accepted.State> outcomes(long run) {
    Map<Long, Accepted.State> outcomes = new TreeMap<>();
    database
        .sql()
        .sql("SELECT exception, state FROM run_exception_outcome WHERE run = ?")
        .param(run)
        .query(
            row -> {
              outcomes.put(row.getLong(1), Accepted.State.valueOf(row.getString(2)));
            });
    return outcomes;
  }

  /** What became of an exception in the last run that went by it. */
  public record Last(long run, Accepted.State state, int findings) {}

  /** What became of each exception in the last run that went by it; repeated runs don't count. */
  public Map<Long, Last> last() {
    Map<Long, Last> last = new HashMap<>();
    database
        .sql()
        .sql(
            "SELECT o.exception, o.run, o.state, o.findings FROM run_exception_outcome o"
                + " JOIN run r ON r.number = o.run WHERE r.rerun_of IS NULL ORDER BY o.run")
        .query(
            row -> {
              last.put(
                  row.getLong(1),
                  new Last(
                      row.getLong(2), Accepted.State.valueOf(row.getString(3)), row.getInt(4)));
            });
    return last;
  }

  /**
   * Tells which findings would be accepted on a day, as things stand now.
   *
   * @param pack code of the rule pack
   * @param rules its rules
   */
  public BiPredicate<Finding, LocalDate> acceptedOn(String pack, List<Rule> rules) {
    Instant now = clock.instant();
    List<AcceptedGap> gaps = of(pack);
    return (finding, day) ->
        gaps.stream()
            .anyMatch(gap -> gap.appliesTo(day, now) && gap.matched().in(rules).matches(finding));
  }

  /** The findings of a run that are counted apart, by fingerprint, each with its exceptions. */
  public Map<String, List<Long>> acceptedIn(long run) {
    Map<String, List<Long>> accepted = new HashMap<>();
    database
        .sql()
        .sql("SELECT fingerprint, exception FROM run_accepted WHERE run = ? ORDER BY exception")
        .param(run)
        .query(
            row -> {
              accepted
                  .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                  .add(row.getLong(2));
            });
    return accepted;
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
