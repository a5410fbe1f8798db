package org.liaisonauditor.publish;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** The published versions that the history records, each by pack and number: {@code qd213 2}. */
public final class PublicationWitness implements Witnessed {

  private final Database database;

  public PublicationWitness(Database database) {
    this.database = database;
  }

  /** What a version is called in the history. */
  static String what(RuleVersion version) {
    return version.pack() + " " + version.number();
  }

  @Override
  public Kind kind() {
    return Kind.PUBLICATION;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT pack, version FROM rule_version ORDER BY published_at, pack, version")
        .query((row, at) -> row.getString(1) + " " + row.getInt(2))
        .list()
        .forEach(what);
  }

  @Override
  public Optional<Thing> find(String what) {
    return database
        .sql()
        .sql(
            "SELECT v.published_by, v.published_login, v.published_at, v.reason, b.hash,"
                + " v.pack_hash, v.valid_from, v.valid_to, v.comparison"
                + " FROM rule_version v LEFT JOIN bundle b ON b.hash = v.bundle"
                + " WHERE CONCAT(v.pack, ' ', CAST(v.version AS VARCHAR)) = ?")
        .param(what)
        .query(
            (row, at) ->
                new Thing(
                    row.getString(1),
                    new Facts()
                        .with("login", row.getString(2))
                        .with("published at", RuleVersions.moment(row, 3))
                        .with("reason", row.getString(4))
                        .with("folder", row.getString(5))
                        .with("rules sha256", row.getString(6))
                        .with("valid from", row.getObject(7))
                        .with("valid to", row.getObject(8))
                        .with("comparison", row.getObject(9))))
        .optional()
        .map(thing -> new Thing(thing.who(), thing.facts().with("rules", rules(what))));
  }

  private String rules(String what) {
    Digest digest = new Digest("rows");
    database
        .sql()
        .sql(
            "SELECT rule, sha256 FROM rule_version_rule"
                + " WHERE CONCAT(pack, ' ', CAST(version AS VARCHAR)) = ? ORDER BY "
                + database.exactly("rule"))
        .param(what)
        .query(
            row -> {
              digest.add(row);
            });
    return digest.summary();
  }
}
