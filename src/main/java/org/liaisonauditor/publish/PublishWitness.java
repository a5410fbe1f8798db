package org.liaisonauditor.publish;

import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.history.WitnessedRows;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;

/** What the history records of rules on their way to audits. */
final class PublishWitness {

  private static final String VERSION = "CONCAT(pack, ' ', CAST(version AS VARCHAR))";

  private static final String CONFIRMATION =
      "CONCAT(CAST(comparison AS VARCHAR), ' ', confirmed_by)";

  private PublishWitness() {}

  /** The comparisons of drafts, each by its number. */
  static Witnessed comparisons(Database database) {
    return new WitnessedRows(
        database,
        Kind.COMPARISON,
        "SELECT CAST(number AS VARCHAR) FROM rule_comparison ORDER BY number",
        "SELECT c.made_by, c.made_login, c.made_at, c.pack, c.run, c.base_hash, c.draft_hash,"
            + " c.data_hash, c.added, c.gone, c.changed, b.hash FROM rule_comparison c"
            + " LEFT JOIN bundle b ON b.hash = c.files"
            + " WHERE CAST(c.number AS VARCHAR) = ?",
        (row, at) ->
            new Witnessed.Thing(
                row.getString(1),
                new Facts()
                    .with("login", row.getString(2))
                    .with("made at", Moments.of(row, 3))
                    .with("rules", row.getString(4))
                    .with("run", row.getLong(5))
                    .with("base sha256", row.getString(6))
                    .with("draft sha256", row.getString(7))
                    .with("data sha256", row.getString(8))
                    .with("added", row.getInt(9))
                    .with("gone", row.getInt(10))
                    .with("changed", row.getInt(11))
                    .with("files", row.getString(12))));
  }

  /** What a confirmation is called: the number of the comparison and the name. */
  static String what(long comparison, Signed confirmed) {
    return comparison + " " + confirmed.by();
  }

  /** The confirmations, each by comparison and name: {@code 3 Trần Văn An}. */
  static Witnessed confirmations(Database database) {
    return new WitnessedRows(
        database,
        Kind.CONFIRMATION,
        "SELECT "
            + CONFIRMATION
            + " FROM rule_confirmation ORDER BY confirmed_at, comparison, confirmed_by",
        "SELECT confirmed_by, confirmed_login, confirmed_at, note FROM rule_confirmation WHERE "
            + CONFIRMATION
            + " = ?",
        (row, at) ->
            new Witnessed.Thing(
                row.getString(1),
                new Facts()
                    .with("login", row.getString(2))
                    .with("confirmed at", Moments.of(row, 3))
                    .with("note", row.getString(4))));
  }

  /** What a version is called: pack and number. */
  static String what(RuleVersion version) {
    return version.pack() + " " + version.number();
  }

  /** The published versions, each by pack and number: {@code qd213 2}. */
  static Witnessed publications(Database database) {
    return new WitnessedRows(
        database,
        Kind.PUBLICATION,
        "SELECT " + VERSION + " FROM rule_version ORDER BY published_at, pack, version",
        "SELECT v.published_by, v.published_login, v.published_at, v.reason, b.hash,"
            + " v.pack_hash, v.valid_from, v.valid_to, v.comparison, v.pack, v.version"
            + " FROM rule_version v LEFT JOIN bundle b ON b.hash = v.bundle"
            + " WHERE CONCAT(v.pack, ' ', CAST(v.version AS VARCHAR)) = ?",
        (row, at) ->
            new Witnessed.Thing(
                row.getString(1),
                new Facts()
                    .with("login", row.getString(2))
                    .with("published at", Moments.of(row, 3))
                    .with("reason", row.getString(4))
                    .with("folder", row.getString(5))
                    .with("rules sha256", row.getString(6))
                    .with("valid from", row.getObject(7))
                    .with("valid to", row.getObject(8))
                    .with("comparison", row.getObject(9))
                    .with("rules", rules(database, row.getString(10), row.getInt(11)))));
  }

  /** All rules of a version as one hash. */
  private static String rules(Database database, String pack, int version) {
    Digest digest = new Digest("rows");
    database
        .sql()
        .sql(
            "SELECT rule, sha256 FROM rule_version_rule WHERE pack = ? AND version = ? ORDER BY "
                + database.exactly("rule"))
        .params(pack, version)
        .query(
            row -> {
              digest.add(row);
            });
    return digest.summary();
  }

  /** The versions taken back, each by pack and number: {@code qd213 2}. */
  static Witnessed withdrawals(Database database) {
    return new WitnessedRows(
        database,
        Kind.WITHDRAWAL,
        "SELECT " + VERSION + " FROM rule_withdrawal ORDER BY withdrawn_at, pack, version",
        "SELECT withdrawn_by, withdrawn_login, withdrawn_at, reason FROM rule_withdrawal WHERE "
            + VERSION
            + " = ?",
        (row, at) ->
            new Witnessed.Thing(
                row.getString(1),
                new Facts()
                    .with("login", row.getString(2))
                    .with("withdrawn at", Moments.of(row, 3))
                    .with("reason", row.getString(4))));
  }
}
