package org.liaisonauditor.store;

/** The record of an audit of 2025, for tests of what refers to one. */
public final class TestRun {

  private TestRun() {}

  /** Puts one there that is done, by the rules qd213 and with nothing in it. */
  public static void done(Database database, long number) {
    String hash = "0".repeat(64);
    database.sql().sql("INSERT INTO bundle (hash) VALUES (?)").param(hash).update();
    database
        .sql()
        .sql(
            "INSERT INTO run (number, period_from, period_to, as_of, output_language, reject_limit,"
                + " asked_by, asked_at, data_as_of, rules_bundle, rules_code, pack_hash,"
                + " reports_bundle, program_version, state) VALUES (?, DATE '2025-01-01',"
                + " DATE '2025-12-31', DATE '2026-01-15', 'vi', 0, 'test', CURRENT_TIMESTAMP,"
                + " CURRENT_TIMESTAMP, ?, 'qd213', ?, ?, '0', 'DONE')")
        .params(number, hash, hash, hash)
        .update();
  }
}
