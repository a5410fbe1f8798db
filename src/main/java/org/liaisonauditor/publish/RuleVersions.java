package org.liaisonauditor.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;
import org.liaisonauditor.store.SignedColumns;

/** The published versions of rule packs in the database. */
public final class RuleVersions {

  private final Database database;

  public RuleVersions(Database database) {
    this.database = database;
  }

  /** All versions of all packs, the newest first within each pack. */
  public List<RuleVersion> all() {
    return query("");
  }

  /** All versions of a pack, the newest first. */
  public List<RuleVersion> of(String pack) {
    return query("WHERE v.pack = ?", pack);
  }

  /** A version. */
  public Optional<RuleVersion> find(String pack, int number) {
    return query("WHERE v.pack = ? AND v.version = ?", pack, number).stream().findFirst();
  }

  /**
   * The version by which a period is judged: the newest that covers its last day and was not taken
   * back.
   */
  public Optional<RuleVersion> inForce(String pack, LocalDate day) {
    return of(pack).stream()
        .filter(version -> version.withdrawn() == null && version.covers(day))
        .max(Comparator.comparingInt(RuleVersion::number));
  }

  /** The packs that have a version. */
  public Set<String> packs() {
    Set<String> packs = new TreeSet<>(CodePoints.ORDER);
    all().forEach(version -> packs.add(version.pack()));
    return packs;
  }

  /**
   * Since which version each rule of a version is as it is, by code. It depends on versions up to
   * this one alone, so it never changes.
   */
  public Map<String, Integer> since(String pack, int number) {
    Map<Integer, Map<String, String>> hashes = new TreeMap<>();
    database
        .sql()
        .sql(
            "SELECT version, rule, sha256 FROM rule_version_rule WHERE pack = ? AND version <= ?"
                + " AND sha256 IS NOT NULL")
        .params(pack, number)
        .query(
            row -> {
              hashes
                  .computeIfAbsent(row.getInt(1), any -> new TreeMap<>())
                  .put(row.getString(2), row.getString(3));
            });
    Map<String, Integer> since = new TreeMap<>(CodePoints.ORDER);
    hashes
        .getOrDefault(number, Map.of())
        .forEach(
            (rule, hash) -> {
              int first = number;
              while (first > 1 && hash.equals(hashes.getOrDefault(first - 1, Map.of()).get(rule))) {
                first--;
              }
              since.put(rule, first);
            });
    return since;
  }

  /** The codes of rules that were retired in some version. */
  Set<String> retired(String pack) {
    return codes(pack, "sha256 IS NULL");
  }

  /** The codes of the rules of a version. */
  Set<String> rules(String pack, int number) {
    return codes(pack, "sha256 IS NOT NULL AND version = " + number);
  }

  private Set<String> codes(String pack, String where) {
    return new TreeSet<>(
        database
            .sql()
            .sql("SELECT DISTINCT rule FROM rule_version_rule WHERE pack = ? AND " + where)
            .param(pack)
            .query(String.class)
            .list());
  }

  /** Adds a version with its rules; within the transaction that runs, which holds the guard. */
  void add(RuleVersion version, RulePack content) {
    database
        .sql()
        .sql(
            "INSERT INTO rule_version (pack, version, bundle, pack_hash, valid_from, valid_to,"
                + " published_by, published_login, published_at, reason, comparison)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                version.pack(),
                version.number(),
                version.bundle(),
                version.packHash(),
                version.validFrom(),
                version.validTo(),
                version.published().by(),
                version.published().login(),
                Moments.at(version.published().at()),
                version.published().why(),
                version.comparison()))
        .update();
    for (Rule rule : content.rules()) {
      addRule(version, rule.code(), rule.hash());
    }
    for (String code : content.regulation().retiredRules().keySet()) {
      addRule(version, code, null);
    }
  }

  private void addRule(RuleVersion version, String code, String hash) {
    database
        .sql()
        .sql("INSERT INTO rule_version_rule (pack, version, rule, sha256) VALUES (?, ?, ?, ?)")
        .params(Arrays.asList(version.pack(), version.number(), code, hash))
        .update();
  }

  /** Takes a version back; within the transaction that runs, which holds the guard. */
  void withdraw(RuleVersion version, Signed signed) {
    database
        .sql()
        .sql(
            "INSERT INTO rule_withdrawal (pack, version, withdrawn_by, withdrawn_login,"
                + " withdrawn_at, reason) VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            version.pack(),
            version.number(),
            signed.by(),
            signed.login(),
            Moments.at(signed.at()),
            signed.why())
        .update();
  }

  private List<RuleVersion> query(String where, Object... parameters) {
    return database
        .sql()
        .sql(
            "SELECT v.pack, v.version, v.bundle, v.pack_hash, v.valid_from, v.valid_to,"
                + " v.published_by, v.published_login, v.published_at, v.reason, v.comparison,"
                + " w.withdrawn_by, w.withdrawn_login, w.withdrawn_at, w.reason"
                + " FROM rule_version v LEFT JOIN rule_withdrawal w"
                + " ON w.pack = v.pack AND w.version = v.version "
                + where
                + " ORDER BY v.pack, v.version DESC")
        .params(parameters)
        .query((row, at) -> version(row))
        .list();
  }

  private static RuleVersion version(ResultSet row) throws SQLException {
    long comparison = row.getLong(11);
    boolean compared = !row.wasNull();
    return new RuleVersion(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, LocalDate.class),
        row.getObject(6, LocalDate.class),
        SignedColumns.of(row, 7),
        compared ? comparison : null,
        SignedColumns.of(row, 12));
  }
}
