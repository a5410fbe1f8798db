package org.liaisonauditor.publish;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** The comparisons of drafts that the history records, each by its number. */
public final class ComparisonWitness implements Witnessed {

  private final Database database;

  public ComparisonWitness(Database database) {
    this.database = database;
  }

  @Override
  public Kind kind() {
    return Kind.COMPARISON;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT number FROM rule_comparison ORDER BY number")
        .query(Long.class)
        .list()
        .forEach(number -> what.accept(number.toString()));
  }

  @Override
  public Optional<Thing> find(String what) {
    return database
        .sql()
        .sql(
            "SELECT c.made_by, c.made_login, c.made_at, c.pack, c.run, c.base_hash, c.draft_hash,"
                + " c.data_hash, c.added, c.gone, c.changed, b.hash FROM rule_comparison c"
                + " LEFT JOIN bundle b ON b.hash = c.files"
                + " WHERE CAST(c.number AS VARCHAR) = ?")
        .param(what)
        .query(
            (row, at) ->
                new Thing(
                    row.getString(1),
                    new Facts()
                        .with("login", row.getString(2))
                        .with("made at", RuleVersions.moment(row, 3))
                        .with("rules", row.getString(4))
                        .with("run", row.getLong(5))
                        .with("base sha256", row.getString(6))
                        .with("draft sha256", row.getString(7))
                        .with("data sha256", row.getString(8))
                        .with("added", row.getInt(9))
                        .with("gone", row.getInt(10))
                        .with("changed", row.getInt(11))
                        .with("files", row.getString(12))))
        .optional();
  }
}
