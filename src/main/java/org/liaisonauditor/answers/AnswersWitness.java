package org.liaisonauditor.answers;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/**
 * The workbooks with answers that the history records, each by the number of its submission: whose
 * file it was, and which of its rows became which step.
 */
public final class AnswersWitness implements Witnessed {

  private final Database database;

  public AnswersWitness(Database database) {
    this.database = database;
  }

  @Override
  public Kind kind() {
    return Kind.ANSWERS;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT DISTINCT submission FROM answer ORDER BY submission")
        .query(Long.class)
        .list()
        .forEach(number -> what.accept(number.toString()));
  }

  @Override
  public Optional<Thing> find(String what) {
    if (!what.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    long submission = Long.parseLong(what);
    Digest answers = new Digest("answers");
    database
        .sql()
        .sql(
            "SELECT sha256, sheet_row, answered_on, case_number, step FROM answer"
                + " WHERE submission = ? ORDER BY "
                + database.exactly("sha256"))
        .param(submission)
        .query(
            row -> {
              answers.add(row);
            });
    return database
        .sql()
        .sql(
            "SELECT sent_by, unit_code, file_name, sha256, received_at FROM submission"
                + " WHERE number = ?")
        .param(submission)
        .query(
            (row, at) -> {
              Digest sent = new Digest("submission");
              sent.add(row);
              return new Thing(
                  row.getString("sent_by"),
                  new Facts()
                      .with("unit", row.getString("unit_code"))
                      .with("file sha256", row.getString("sha256"))
                      .with("sent", sent.sha256())
                      .with("answers", answers.summary()));
            })
        .optional();
  }
}
