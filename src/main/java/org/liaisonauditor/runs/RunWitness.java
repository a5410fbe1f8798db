package org.liaisonauditor.runs;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/**
 * The audits that the history records: runs that are done or were refused, with what they were
 * about, all that they found and how it stood, and the hashes of what they wrote. A failed run is
 * none yet: it can be tried again.
 */
final class RunWitness implements Witnessed {

  /** The columns of a finding's life. A later one belongs into a fact of its own. */
  private static final String LIFE =
      "fingerprint, rule, subject, occasion, unit_code, branch_code, severity, message_vi,"
          + " message_en, state, why_vi, why_en, severity_before, unit_before, first_run,"
          + " first_as_of, occurrence, since_run, since_as_of, last_run, last_as_of,"
          + " previous_since_run, previous_since_as_of, previous_last_run, previous_last_as_of";

  private final Database database;
  private final RunRecords records;

  RunWitness(Database database) {
    this.database = database;
    this.records = new RunRecords(database);
  }

  @Override
  public Kind kind() {
    return Kind.RUN;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT number FROM run WHERE state IN ('DONE', 'REFUSED') ORDER BY number")
        .query(Long.class)
        .list()
        .forEach(number -> what.accept(number.toString()));
  }

  @Override
  public Optional<Thing> find(String what) {
    return number(what).flatMap(records::find).map(run -> new Thing(run.askedBy(), facts(run)));
  }

  private static Optional<Long> number(String what) {
    return what.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(what)) : Optional.empty();
  }

  private Facts facts(Run run) {
    Facts facts =
        new Facts()
            .with("state", run.state().name())
            .with("entry", run.entry())
            .with("firing", run.firing())
            .with("rerun of", run.rerunOf())
            .with("scope", run.scope())
            .with("from", run.from())
            .with("to", run.to())
            .with("as of", run.asOf())
            .with("language", run.language().tag())
            .with("reject limit", run.rejectLimit())
            .with("asked at", run.askedAt())
            .with("data as of", run.dataAsOf())
            .with("started at", run.startedAt())
            .with("ended at", run.endedAt())
            .with("rules", run.rulesCode())
            .with("rules version", run.rulesVersion())
            .with("rules sha256", run.packHash())
            .with("rules folder", kept(run.rulesBundle()))
            .with("reports folder", kept(run.reportsBundle()))
            .with("program", run.programVersion())
            .with("failure", run.failure())
            .with("data set", run.dataSet());
    counts(facts, run.counts());
    run.settings().forEach((name, value) -> facts.with("setting " + name, value));
    facts.with(
        "settings",
        digest(
            "SELECT name, setting FROM run_setting WHERE run = ?", database.exactly("name"), run));
    facts.with(
        "submissions",
        digest(
            "SELECT s.number, s.delivery, s.unit_code, s.file_name, s.sha256, s.sent_by,"
                + " s.received_at, s.door, s.accepted, s.row_count, s.unusable_rows, r.tables"
                + " FROM run_submission r JOIN submission s ON s.number = r.submission"
                + " WHERE r.run = ?",
            "s.number",
            run));
    facts.with(
        "rule states",
        digest(
            "SELECT rule, state, findings, failed_branches FROM run_rule WHERE run = ?",
            database.exactly("rule"),
            run));
    facts.with(
        "branches",
        digest(
            "SELECT branch_no, branch_code, members, meetings, workplaces FROM run_branch"
                + " WHERE run = ?",
            "branch_no",
            run));
    facts.with(
        "ratings",
        digest(
            "SELECT branch_no, of_year, due_day, evaluations, top_ratings FROM run_rating"
                + " WHERE run = ?",
            "branch_no, of_year",
            run));
    facts.with(
        "results",
        digest(
            "SELECT branch_no, ordinal, rule, severity, subject, unit_code, occasion, message_vi,"
                + " message_en, evidence, commended FROM run_report WHERE run = ?",
            "branch_no, ordinal",
            run));
    facts.with(
        "failed rules",
        digest(
            "SELECT branch_no, rule, reason FROM run_failure WHERE run = ?",
            "branch_no, " + database.exactly("rule"),
            run));
    exceptions(facts, run);
    facts.with(
        "outputs",
        digest(
            "SELECT path, sha256, bytes FROM run_output WHERE run = ?",
            database.exactly("path"),
            run));
    facts.with(
        "reasons of rules",
        digest(
            "SELECT rule, why_vi, why_en FROM run_rule WHERE run = ?",
            database.exactly("rule"),
            run));
    facts.with(
        "nothing in scope",
        digest("SELECT branch_no, nothing_for FROM run_branch WHERE run = ?", "branch_no", run));
    facts.with(
        "compared with",
        digest(
            "SELECT compared_with, compared_sha256, passed_over FROM finding_audit WHERE run = ?",
            "run",
            run));
    facts.with(
        "lives",
        digest(
            "SELECT " + LIFE + " FROM finding_life WHERE run = ?",
            database.exactly("fingerprint"),
            run));
    records
        .outputs(run.number())
        .forEach(output -> facts.with("output " + output.path(), output.sha256()));
    return facts;
  }

  /** Also of a run that goes by none, so that none can be put in. */
  private void exceptions(Facts facts, Run run) {
    facts
        .with(
            "exceptions",
            digest("SELECT exception, ended_on FROM run_exception WHERE run = ?", "exception", run))
        .with(
            "exceptions came out",
            digest(
                "SELECT exception, state, findings FROM run_exception_outcome WHERE run = ?",
                "exception",
                run))
        .with(
            "accepted",
            digest(
                "SELECT exception, fingerprint FROM run_accepted WHERE run = ?",
                "exception, " + database.exactly("fingerprint"),
                run));
  }

  private static void counts(Facts facts, Run.Counts counts) {
    if (counts != null) {
      facts
          .with("number of branches", counts.branches())
          .with("number of members", counts.members())
          .with("number of findings", counts.findings())
          .with("number of commendations", counts.commendations())
          .with("could not run", counts.couldNotRun())
          .with("unusable rows", counts.unusableRows());
    }
  }

  /** The hash of a kept folder, where it is still kept. */
  private String kept(String bundle) {
    return database
        .sql()
        .sql("SELECT hash FROM bundle WHERE hash = ?")
        .param(bundle)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** All rows of a query about a run, however many, as one hash. */
  private String digest(String query, String order, Run run) {
    Digest digest = new Digest("rows");
    // PostgreSQL streams within a transaction only.
    database.inTransaction(
        () ->
            database
                .sql()
                .sql(query + " ORDER BY " + order)
                .param(run.number())
                .query(
                    row -> {
                      digest.add(row);
                    }));
    return digest.summary();
  }
}
