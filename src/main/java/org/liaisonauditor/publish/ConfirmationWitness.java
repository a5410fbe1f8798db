package org.liaisonauditor.publish;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/**
 * The confirmations that the history records, each by the number of the comparison and the name:
 * {@code 3 Trần Văn An}.
 */
public final class ConfirmationWitness implements Witnessed {

  private final Database database;

  public ConfirmationWitness(Database database) {
    this.database = database;
  }

  /** What a confirmation is called in the history. */
  static String what(long comparison, String by) {
    return comparison + " " + by;
  }

  @Override
  public Kind kind() {
    return Kind.CONFIRMATION;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql(
            "SELECT comparison, confirmed_by FROM rule_confirmation"
                + " ORDER BY confirmed_at, comparison, confirmed_by")
        .query((row, at) -> what(row.getLong(1), row.getString(2)))
        .list()
        .forEach(what);
  }

  @Override
  public Optional<Thing> find(String what) {
    return database
        .sql()
        .sql(
            "SELECT confirmed_by, confirmed_login, confirmed_at, note FROM rule_confirmation"
                + " WHERE CONCAT(CAST(comparison AS VARCHAR), ' ', confirmed_by) = ?")
        .param(what)
        .query(
            (row, at) ->
                new Thing(
                    row.getString(1),
                    new Facts()
                        .with("login", row.getString(2))
                        .with("confirmed at", RuleVersions.moment(row, 3))
                        .with("note", row.getString(4))))
        .optional();
  }
}
