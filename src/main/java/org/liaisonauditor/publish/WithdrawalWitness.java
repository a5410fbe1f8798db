package org.liaisonauditor.publish;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** The versions taken back that the history records, each by pack and number: {@code qd213 2}. */
public final class WithdrawalWitness implements Witnessed {

  private final Database database;

  public WithdrawalWitness(Database database) {
    this.database = database;
  }

  @Override
  public Kind kind() {
    return Kind.WITHDRAWAL;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT pack, version FROM rule_withdrawal ORDER BY withdrawn_at, pack, version")
        .query((row, at) -> row.getString(1) + " " + row.getInt(2))
        .list()
        .forEach(what);
  }

  @Override
  public Optional<Thing> find(String what) {
    return database
        .sql()
        .sql(
            "SELECT withdrawn_by, withdrawn_login, withdrawn_at, reason FROM rule_withdrawal"
                + " WHERE CONCAT(pack, ' ', CAST(version AS VARCHAR)) = ?")
        .param(what)
        .query(
            (row, at) ->
                new Thing(
                    row.getString(1),
                    new Facts()
                        .with("login", row.getString(2))
                        .with("withdrawn at", RuleVersions.moment(row, 3))
                        .with("reason", row.getString(4))))
        .optional();
  }
}
