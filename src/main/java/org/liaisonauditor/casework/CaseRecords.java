package org.liaisonauditor.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;
import org.liaisonauditor.store.SignedColumns;

/** The cases in the database. */
final class CaseRecords {

  /** Where the columns of who did a step begin in the query of cases. */
  private static final int SIGNED = 13;

  private final Database database;

  CaseRecords(Database database) {
    this.database = database;
  }

  /** Opens a case, within the transaction that runs, which holds the guard. */
  long open(String pack, long run, CaseFinding finding) {
    long number = database.next("case_number");
    database
        .sql()
        .sql(
            "INSERT INTO finding_case (number, pack, fingerprint, occurrence, run, rule, subject,"
                + " unit_code, occasion) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            number,
            pack,
            finding.fingerprint(),
            finding.occurrence(),
            run,
            finding.rule(),
            finding.subject(),
            finding.unit(),
            finding.occasion())
        .update();
    return number;
  }

  /** Adds a step, within the transaction that runs, which holds the guard. */
  void add(long number, CaseStep step) {
    database
        .sql()
        .sql(
            "INSERT INTO case_step (case_number, step, kind, role, done_by, done_login, done_at,"
                + " words, due_day, answer, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                number,
                step.number(),
                step.kind().name(),
                step.role().name(),
                step.signed().by(),
                step.signed().login(),
                Moments.at(step.signed().at()),
                step.signed().why(),
                step.due(),
                step.answer() == null ? null : step.answer().name(),
                step.outcome() == null ? null : step.outcome().name()))
        .update();
    int ordinal = 0;
    for (CaseStep.Evidence file : step.evidence()) {
      database
          .sql()
          .sql(
              "INSERT INTO case_evidence (case_number, step, ordinal, name, sha256)"
                  + " VALUES (?, ?, ?, ?, ?)")
          .params(number, step.number(), ordinal++, file.name(), file.sha256())
          .update();
    }
    for (String unit : step.units()) {
      database
          .sql()
          .sql("INSERT INTO case_answer_unit (case_number, step, unit_code) VALUES (?, ?, ?)")
          .params(number, step.number(), unit)
          .update();
    }
  }

  Optional<FindingCase> find(long number) {
    return query("c.number = ?", number).stream().findFirst();
  }

  Optional<FindingCase> find(String pack, CaseFinding finding) {
    return query(
            "c.pack = ? AND c.fingerprint = ? AND c.occurrence = ?",
            pack,
            finding.fingerprint(),
            finding.occurrence())
        .stream()
        .findFirst();
  }

  List<FindingCase> all(String pack) {
    return query("c.pack = ?", pack);
  }

  List<FindingCase> all(String pack, String fingerprint) {
    return query("c.pack = ? AND c.fingerprint = ?", pack, fingerprint);
  }

  private List<FindingCase> query(String where, Object... parameters) {
    Map<List<Long>, List<CaseStep.Evidence>> evidence = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            "SELECT e.case_number, e.step, e.name, e.sha256 FROM case_evidence e"
                + " JOIN finding_case c ON c.number = e.case_number WHERE "
                + where
                + " ORDER BY e.case_number, e.step, e.ordinal")
        .params(parameters)
        .query(
            row -> {
              evidence
                  .computeIfAbsent(
                      List.of(row.getLong(1), row.getLong(2)), any -> new ArrayList<>())
                  .add(new CaseStep.Evidence(row.getString(3), row.getString(4)));
            });
    Map<List<Long>, List<String>> units = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            "SELECT u.case_number, u.step, u.unit_code FROM case_answer_unit u"
                + " JOIN finding_case c ON c.number = u.case_number WHERE "
                + where
                + " ORDER BY u.case_number, u.step, "
                + database.exactly("u.unit_code"))
        .params(parameters)
        .query(
            row -> {
              units
                  .computeIfAbsent(
                      List.of(row.getLong(1), row.getLong(2)), any -> new ArrayList<>())
                  .add(row.getString(3));
            });
    Map<Long, FindingCase> cases = new LinkedHashMap<>();
    Map<Long, List<CaseStep>> steps = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            "SELECT c.number, c.pack, c.run, c.fingerprint, c.occurrence, c.rule, c.subject,"
                + " c.unit_code, c.occasion, s.step, s.kind, s.role, s.done_by, s.done_login,"
                + " s.done_at, s.words, s.due_day, s.answer, s.outcome FROM finding_case c"
                + " JOIN case_step s ON s.case_number = c.number WHERE "
                + where
                + " ORDER BY c.number, s.step")
        .params(parameters)
        .query(
            row -> {
              FindingCase one = withoutSteps(row);
              cases.putIfAbsent(one.number(), one);
              steps
                  .computeIfAbsent(one.number(), any -> new ArrayList<>())
                  .add(
                      step(
                          row,
                          evidence.getOrDefault(
                              List.of(one.number(), row.getLong("step")), List.of()),
                          units.getOrDefault(
                              List.of(one.number(), row.getLong("step")), List.of())));
            });
    return cases.values().stream()
        .map(
            one ->
                new FindingCase(
                    one.number(), one.pack(), one.run(), one.finding(), steps.get(one.number())))
        .toList();
  }

  private static FindingCase withoutSteps(ResultSet row) throws SQLException {
    return new FindingCase(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        new CaseFinding(
            row.getString(4),
            row.getInt(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9)),
        List.of());
  }

  private static CaseStep step(ResultSet row, List<CaseStep.Evidence> evidence, List<String> units)
      throws SQLException {
    String answer = row.getString("answer");
    String outcome = row.getString("outcome");
    return new CaseStep(
        row.getInt("step"),
        CaseStep.Kind.valueOf(row.getString("kind")),
        CaseStep.Role.valueOf(row.getString("role")),
        SignedColumns.of(row, SIGNED),
        row.getObject("due_day", LocalDate.class),
        answer == null ? null : CaseStep.Answer.valueOf(answer),
        outcome == null ? null : CaseStep.Outcome.valueOf(outcome),
        evidence,
        units);
  }
}
