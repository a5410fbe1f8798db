package org.liaisonauditor.casework;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/**
 * The steps that the history records, each by case and number: {@code 17/2}. A case is opened by
 * its first step; one without any is told as step 0.
 */
final class CaseStepWitness implements Witnessed {

  private final Database database;

  CaseStepWitness(Database database) {
    this.database = database;
  }

  /** What the last step of a case is called in the history. */
  static String what(FindingCase one) {
    return one.number() + "/" + one.steps().getLast().number();
  }

  @Override
  public Kind kind() {
    return Kind.CASE_STEP;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT case_number, step FROM case_step ORDER BY done_at, case_number, step")
        .query((row, at) -> row.getLong(1) + "/" + row.getInt(2))
        .list()
        .forEach(what);
    database
        .sql()
        .sql(
            "SELECT number FROM finding_case WHERE number NOT IN (SELECT case_number FROM case_step)"
                + " ORDER BY number")
        .query((row, at) -> row.getLong(1) + "/0")
        .list()
        .forEach(what);
  }

  @Override
  public Optional<Thing> find(String what) {
    if (!what.matches("\\d{1,18}/\\d{1,9}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(what.substring(0, what.indexOf('/')));
    int step = Integer.parseInt(what.substring(what.indexOf('/') + 1));
    return database
        .sql()
        .sql(
            "SELECT c.pack, c.fingerprint, c.occurrence, c.run, c.rule, c.subject, c.unit_code,"
                + " c.occasion, s.kind, s.role, s.done_by, s.done_login, s.done_at, s.words,"
                + " s.due_day, s.answer, s.outcome FROM case_step s JOIN finding_case c"
                + " ON c.number = s.case_number WHERE s.case_number = ? AND s.step = ?")
        .params(number, step)
        .query(
            (row, at) -> {
              Digest all = new Digest("case step");
              all.add(row);
              return new Thing(
                  row.getString("done_by"),
                  new Facts()
                      .with("finding", row.getString("fingerprint"))
                      .with("kind", row.getString("kind"))
                      .with("step", all.sha256())
                      .with("evidence", evidence(number, step))
                      .with("units", units(number, step)));
            })
        .optional();
  }

  /** The units that an answer speaks for; null = it names none. */
  private String units(long number, int step) {
    List<String> units =
        database
            .sql()
            .sql(
                "SELECT unit_code FROM case_answer_unit WHERE case_number = ? AND step = ? ORDER BY "
                    + database.exactly("unit_code"))
            .params(number, step)
            .query(String.class)
            .list();
    return units.isEmpty() ? null : String.join(", ", units);
  }

  private String evidence(long number, int step) {
    Digest digest = new Digest("case evidence");
    database
        .sql()
        .sql(
            "SELECT ordinal, name, sha256 FROM case_evidence WHERE case_number = ? AND step = ?"
                + " ORDER BY ordinal")
        .params(number, step)
        .query(
            row -> {
              digest.add(row);
            });
    return digest.summary();
  }
}
