package org.liaisonauditor.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;
import org.liaisonauditor.store.Submission;

/** The records of runs in the database. */
public final class RunRecords {

  private final Database database;

  public RunRecords(Database database) {
    this.database = database;
  }

  /** Adds a run with its settings and the submissions that it is about. */
  void add(Run run, List<Submission> set) {
    database
        .sql()
        .sql(
            "INSERT INTO run (number, entry, firing, rerun_of, scope, period_from, period_to,"
                + " as_of, output_language, reject_limit, asked_by, asked_at, data_as_of,"
                + " rules_bundle, rules_code, pack_hash, rules_version, reports_bundle,"
                + " program_version, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                run.number(),
                run.entry(),
                Moments.at(run.firing()),
                run.rerunOf(),
                run.scope(),
                run.from(),
                run.to(),
                run.asOf(),
                run.language().tag(),
                run.rejectLimit(),
                run.askedBy(),
                Moments.at(run.askedAt()),
                Moments.at(run.dataAsOf()),
                run.rulesBundle(),
                run.rulesCode(),
                run.packHash(),
                run.rulesVersion(),
                run.reportsBundle(),
                run.programVersion(),
                run.state().name()))
        .update();
    run.settings()
        .forEach(
            (name, value) ->
                database
                    .sql()
                    .sql("INSERT INTO run_setting (run, name, setting) VALUES (?, ?, ?)")
                    .params(run.number(), name, value)
                    .update());
    database.addRows(
        "run_submission",
        List.of("run", "submission", "tables"),
        rows -> {
          for (Submission submission : set) {
            String tables =
                new TreeSet<>(submission.tables())
                    .stream().map(Table::name).collect(Collectors.joining(" "));
            rows.add(run.number(), submission.number(), tables);
          }
        });
  }

  /** The tables of each submission that count in a run, by submission number. */
  Map<Long, Set<Table>> submissions(long run) {
    Map<Long, Set<Table>> set = new LinkedHashMap<>();
    database
        .sql()
        .sql("SELECT submission, tables FROM run_submission WHERE run = ? ORDER BY submission")
        .param(run)
        .query(
            row -> {
              Set<Table> tables = EnumSet.noneOf(Table.class);
              for (String table : row.getString(2).split(" ")) {
                tables.add(Table.valueOf(table));
              }
              set.put(row.getLong(1), tables);
            });
    return set;
  }

  /** Numbers of the submissions that a run is about. */
  public List<Long> submissionNumbers(long run) {
    return List.copyOf(submissions(run).keySet());
  }

  /** All runs, the newest first. */
  public List<Run> all() {
    return query("ORDER BY number DESC");
  }

  /** How many runs there are. */
  public long count() {
    return database.sql().sql("SELECT COUNT(*) FROM run").query(Long.class).single();
  }

  /** Some runs, the newest first. */
  public List<Run> newest(long skip, int most) {
    return query("ORDER BY number DESC LIMIT ? OFFSET ?", most, skip);
  }

  /** The run of a number. */
  public Optional<Run> find(long number) {
    return query("WHERE number = ?", number).stream().findFirst();
  }

  /** The run of a firing. */
  public Optional<Run> find(String entry, Instant firing) {
    return query("WHERE entry = ? AND firing = ?", entry, Moments.at(firing)).stream().findFirst();
  }

  /** Runs that were begun and have not ended. */
  public List<Run> unfinished() {
    return query("WHERE state = 'RUNNING' ORDER BY number");
  }

  /** The last run that was done. */
  public Optional<Run> lastDone() {
    return query("WHERE state = 'DONE' ORDER BY ended_at DESC LIMIT 1").stream().findFirst();
  }

  /**
   * The last audit by a pack: the newest that was done by a published version of it; where there is
   * none, by a draft. Repeated ones don't count.
   *
   * @param code name of the pack
   */
  public Optional<Run> newestAudit(String code) {
    return query(
            "WHERE state = 'DONE' AND rerun_of IS NULL AND rules_code = ? ORDER BY CASE WHEN"
                + " rules_version IS NULL THEN 1 ELSE 0 END, number DESC LIMIT 1",
            code)
        .stream()
        .findFirst();
  }

  /**
   * The last audits by a rule pack that were done, the newest first; an audit that was done again
   * counts once.
   *
   * @param rulesCode name of the pack's folder
   * @param most how many at most
   */
  public List<Run> lastDone(String rulesCode, int most) {
    return query(
        "WHERE state = 'DONE' AND rerun_of IS NULL AND rules_code = ? ORDER BY number DESC LIMIT ?",
        rulesCode,
        most);
  }

  /**
   * Audits by a pack that were done about a period and as of a day, the newest first; repeated ones
   * don't count.
   */
  List<Run> named(String rulesCode, LocalDate from, LocalDate to, LocalDate asOf) {
    return query(
        "WHERE state = 'DONE' AND rerun_of IS NULL AND rules_code = ? AND period_from = ?"
            + " AND period_to = ? AND as_of = ? ORDER BY number DESC",
        rulesCode,
        from,
        to,
        asOf);
  }

  /**
   * The audit that a run may be put beside to compare two periods: done by the same pack, published
   * where the run's is, about the same scope, begun before it and as of no later day. Its period
   * ends before the run's begins and is as long; of several the last, and of these the one that
   * looked last.
   */
  Optional<Run> periodBefore(Run run) {
    Period length = length(run);
    return query(
            "WHERE state = 'DONE' AND rerun_of IS NULL AND (rules_version IS NOT NULL OR ?)"
                + " AND rules_code = ? AND COALESCE(scope, '') = ? AND period_to < ? AND as_of <= ?"
                + " AND number < ? ORDER BY period_to DESC, as_of DESC, number DESC",
            run.rulesVersion() == null,
            run.rulesCode(),
            run.scope() == null ? "" : run.scope(),
            run.from(),
            run.asOf(),
            run.number())
        .stream()
        .filter(earlier -> length(earlier).equals(length))
        .findFirst();
  }

  /** In months and days: half-years are equal, though their days differ. */
  private static Period length(Run run) {
    return Period.between(run.from(), run.to().plusDays(1)).normalized();
  }

  /**
   * Audits that a run can follow, the last one first: done by published rules of the same pack,
   * about the same scope, as of the same day or an earlier one; begun before it, and no repetition.
   */
  List<Run> before(Run run) {
    return query(
        "WHERE state = 'DONE' AND rerun_of IS NULL AND rules_version IS NOT NULL"
            + " AND rules_code = ? AND COALESCE(scope, '') = ? AND as_of <= ? AND number < ?"
            + " ORDER BY as_of DESC, number DESC",
        run.rulesCode(),
        run.scope() == null ? "" : run.scope(),
        run.asOf(),
        run.number());
  }

  /**
   * The last audit by published rules of a pack about a scope, by as-of date: the one whose open
   * findings are those of today.
   *
   * @param rulesCode name of the pack
   * @param scope code of a unit; null = all
   */
  public Optional<Run> lastJudged(String rulesCode, String scope) {
    return query(
            "WHERE state = 'DONE' AND rerun_of IS NULL AND rules_version IS NOT NULL"
                + " AND rules_code = ? AND COALESCE(scope, '') = ?"
                + " ORDER BY as_of DESC, number DESC LIMIT 1",
            rulesCode,
            scope == null ? "" : scope)
        .stream()
        .findFirst();
  }

  private List<Run> query(String where, Object... parameters) {
    List<Run> runs =
        database
            .sql()
            .sql(
                "SELECT number, entry, firing, rerun_of, scope, period_from, period_to, as_of,"
                    + " output_language, reject_limit, asked_by, asked_at, data_as_of,"
                    + " rules_bundle, rules_code, pack_hash, reports_bundle, program_version,"
                    + " state, run_owner, alive_at, started_at, ended_at, failure, data_set,"
                    + " branches, members, findings, commendations, could_not_run, unusable_rows,"
                    + " rules_version FROM run "
                    + where)
            .params(parameters)
            .query((row, at) -> run(row, Map.of()))
            .list();
    return runs.stream().map(run -> withSettings(run, settings(run.number()))).toList();
  }

  private Map<String, String> settings(long run) {
    Map<String, String> settings = new LinkedHashMap<>();
    database
        .sql()
        .sql("SELECT name, setting FROM run_setting WHERE run = ? ORDER BY name")
        .param(run)
        .query(
            row -> {
              settings.put(row.getString(1), row.getString(2));
            });
    return settings;
  }

  private static Run withSettings(Run run, Map<String, String> settings) {
    return new Run(
        run.number(),
        run.entry(),
        run.firing(),
        run.rerunOf(),
        run.scope(),
        run.from(),
        run.to(),
        run.asOf(),
        settings,
        run.language(),
        run.rejectLimit(),
        run.askedBy(),
        run.askedAt(),
        run.dataAsOf(),
        run.rulesBundle(),
        run.rulesCode(),
        run.packHash(),
        run.rulesVersion(),
        run.reportsBundle(),
        run.programVersion(),
        run.state(),
        run.owner(),
        run.aliveAt(),
        run.startedAt(),
        run.endedAt(),
        run.failure(),
        run.dataSet(),
        run.counts());
  }

  private static Run run(ResultSet row, Map<String, String> settings) throws SQLException {
    Run.Counts counts =
        row.getObject(26) == null
            ? null
            : new Run.Counts(
                row.getInt(26),
                row.getInt(27),
                row.getInt(28),
                row.getInt(29),
                row.getInt(30),
                row.getInt(31));
    return new Run(
        row.getLong(1),
        row.getString(2),
        Moments.of(row, 3),
        number(row, 4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getObject(7, LocalDate.class),
        row.getObject(8, LocalDate.class),
        settings,
        Language.of(row.getString(9)),
        row.getInt(10),
        row.getString(11),
        Moments.of(row, 12),
        Moments.of(row, 13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        (Integer) row.getObject(32),
        row.getString(17),
        row.getString(18),
        Run.State.valueOf(row.getString(19)),
        row.getString(20),
        Moments.of(row, 21),
        Moments.of(row, 22),
        Moments.of(row, 23),
        row.getString(24),
        number(row, 25),
        counts);
  }

  private static Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  /** Notes that a process runs it from now on. */
  void started(long run, String owner, Instant now) {
    database
        .sql()
        .sql(
            "UPDATE run SET state = 'RUNNING', run_owner = ?, alive_at = ?, started_at ="
                + " COALESCE(started_at, CAST(? AS TIMESTAMP WITH TIME ZONE)), ended_at = NULL,"
                + " failure = NULL WHERE number = ?")
        .params(owner, Moments.at(now), Moments.at(now), run)
        .update();
  }

  /** The process that runs it lives. */
  void alive(long run, Instant now) {
    database
        .sql()
        .sql("UPDATE run SET alive_at = ? WHERE number = ? AND state = 'RUNNING'")
        .params(Moments.at(now), run)
        .update();
  }

  void gathered(long run, long dataSet, int unusableRows) {
    database
        .sql()
        .sql("UPDATE run SET data_set = ?, unusable_rows = ? WHERE number = ?")
        .params(dataSet, unusableRows, run)
        .update();
  }

  /** It ended without an audit; one that is done stays so. */
  void ended(long run, Run.State state, String failure, Instant now) {
    database
        .sql()
        .sql(
            "UPDATE run SET state = ?, failure = ?, ended_at = ? WHERE number = ?"
                + " AND state <> 'DONE'")
        .params(state.name(), failure, Moments.at(now), run)
        .update();
  }

  /** It is done. */
  void done(long run, Run.Counts counts, Instant now) {
    database
        .sql()
        .sql(
            "UPDATE run SET state = 'DONE', ended_at = ?, branches = ?, members = ?, findings = ?,"
                + " commendations = ?, could_not_run = ?, unusable_rows = ? WHERE number = ?")
        .params(
            Moments.at(now),
            counts.branches(),
            counts.members(),
            counts.findings(),
            counts.commendations(),
            counts.couldNotRun(),
            counts.unusableRows(),
            run)
        .update();
  }

  void outputs(long run, List<Run.Output> outputs) {
    database.sql().sql("DELETE FROM run_output WHERE run = ?").param(run).update();
    for (Run.Output output : outputs) {
      database
          .sql()
          .sql("INSERT INTO run_output (run, path, sha256, bytes) VALUES (?, ?, ?, ?)")
          .params(run, output.path(), output.sha256(), output.bytes())
          .update();
    }
  }

  /** What a run wrote, by path. */
  public List<Run.Output> outputs(long run) {
    return database
        .sql()
        .sql("SELECT path, sha256, bytes FROM run_output WHERE run = ? ORDER BY path")
        .param(run)
        .query((row, at) -> new Run.Output(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  void rules(long run, List<RuleState> rules) {
    for (RuleState rule : rules) {
      database
          .sql()
          .sql(
              "INSERT INTO run_rule (run, rule, state, findings, failed_branches, why_vi, why_en)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)")
          .params(
              Arrays.asList(
                  run,
                  rule.rule(),
                  rule.state().name(),
                  rule.findings(),
                  rule.failedBranches(),
                  rule.why() == null ? null : rule.why().vi(),
                  rule.why() == null ? null : rule.why().en()))
          .update();
    }
  }

  /** What became of each rule in a run, by code. */
  public List<RuleState> rules(long run) {
    return database
        .sql()
        .sql(
            "SELECT rule, state, findings, failed_branches, why_vi, why_en FROM run_rule WHERE run"
                + " = ? ORDER BY rule")
        .param(run)
        .query(
            (row, at) ->
                new RuleState(
                    row.getString(1),
                    RuleState.State.valueOf(row.getString(2)),
                    row.getInt(3),
                    row.getInt(4),
                    row.getString(5) == null ? null : new Text(row.getString(5), row.getString(6))))
        .list();
  }

  long nextNumber() {
    return database.next("run_number");
  }
}
