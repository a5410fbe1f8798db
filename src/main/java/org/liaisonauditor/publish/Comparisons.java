package org.liaisonauditor.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;
import org.liaisonauditor.store.SignedColumns;

/** Comparisons of drafts with audits that there were, and who confirmed them. */
public final class Comparisons {

  private final Database database;
  private final Bundles bundles;
  private final History history;

  /**
   * Comparisons.
   *
   * @param history records each, and each confirmation
   */
  public Comparisons(Database database, History history) {
    this.database = database;
    this.history = history;
    this.bundles = new Bundles(database);
  }

  /**
   * Keeps a comparison.
   *
   * @param comparison its number, files and confirmations don't matter: it gets its own
   * @param folder of its files
   * @return its number
   */
  public long keep(KeptComparison comparison, Path folder) throws IOException {
    String files = bundles.keep(folder);
    return database.inTransaction(
        () -> {
          long number = database.next("comparison_number");
          add(number, comparison, files);
          history.append(PublishWitness.comparisons(database), String.valueOf(number));
          return number;
        });
  }

  private void add(long number, KeptComparison comparison, String files) {
    database
        .sql()
        .sql(
            "INSERT INTO rule_comparison (number, pack, run, base_hash, draft_hash, data_hash,"
                + " added, gone, changed, files, made_by, made_login, made_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            number,
            comparison.pack(),
            comparison.run(),
            comparison.baseHash(),
            comparison.draftHash(),
            comparison.dataHash(),
            comparison.counts().added(),
            comparison.counts().gone(),
            comparison.counts().changed(),
            files,
            comparison.made().by(),
            comparison.made().login(),
            Moments.at(comparison.made().at()))
        .update();
  }

  /**
   * Notes that somebody has looked at a comparison and agrees; who said so already is not noted
   * twice.
   *
   * @throws IllegalArgumentException where there is no such comparison
   */
  public KeptComparison confirm(long number, Signed signed) {
    return database.inTransaction(
        () -> {
          database.lock("rule_versions");
          KeptComparison comparison =
              find(number)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "There is no comparison "
                                  + number
                                  + "; see auditor rules versions."));
          if (comparison.confirmed().stream()
              .noneMatch(there -> Signed.samePerson(there.by(), signed.by()))) {
            database
                .sql()
                .sql(
                    "INSERT INTO rule_confirmation (comparison, confirmed_by, confirmed_login,"
                        + " confirmed_at, note) VALUES (?, ?, ?, ?, ?)")
                .params(number, signed.by(), signed.login(), Moments.at(signed.at()), signed.why())
                .update();
            history.append(
                PublishWitness.confirmations(database), PublishWitness.what(number, signed));
          }
          return find(number).orElseThrow();
        });
  }

  /** The comparison of a number. */
  public Optional<KeptComparison> find(long number) {
    return query("WHERE number = ?", number).stream().findFirst();
  }

  /** All comparisons, the newest first. */
  public List<KeptComparison> all() {
    return query("");
  }

  private List<KeptComparison> query(String where, Object... parameters) {
    return database
        .sql()
        .sql(
            "SELECT number, pack, run, base_hash, draft_hash, data_hash, added, gone, changed,"
                + " files, made_by, made_login, made_at, '' FROM rule_comparison "
                + where
                + " ORDER BY number DESC")
        .params(parameters)
        .query((row, at) -> comparison(row))
        .list()
        .stream()
        .map(this::withConfirmations)
        .toList();
  }

  private static KeptComparison comparison(ResultSet row) throws SQLException {
    return new KeptComparison(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new KeptComparison.Counts(row.getInt(7), row.getInt(8), row.getInt(9)),
        row.getString(10),
        SignedColumns.of(row, 11),
        List.of());
  }

  private KeptComparison withConfirmations(KeptComparison comparison) {
    List<Signed> confirmed =
        database
            .sql()
            .sql(
                "SELECT confirmed_by, confirmed_login, confirmed_at, note FROM rule_confirmation"
                    + " WHERE comparison = ? ORDER BY confirmed_at, confirmed_by")
            .param(comparison.number())
            .query((row, at) -> SignedColumns.of(row, 1))
            .list();
    return new KeptComparison(
        comparison.number(),
        comparison.pack(),
        comparison.run(),
        comparison.baseHash(),
        comparison.draftHash(),
        comparison.dataHash(),
        comparison.counts(),
        comparison.files(),
        comparison.made(),
        confirmed);
  }
}
