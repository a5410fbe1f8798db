package org.liaisonauditor.exceptions;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.history.Facts;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;

/** What the history records of accepted gaps: each row of one of their tables, by its number. */
final class ExceptionWitness implements Witnessed {

  private static final Map<Kind, String> TABLES =
      Map.of(
          Kind.EXCEPTION_PROPOSAL, "exception_proposal",
          Kind.EXCEPTION_APPROVAL, "exception_approval",
          Kind.EXCEPTION_WITHDRAWAL, "exception_withdrawal");

  private static final Map<Kind, String> WHO =
      Map.of(
          Kind.EXCEPTION_PROPOSAL, "proposed_by",
          Kind.EXCEPTION_APPROVAL, "approved_by",
          Kind.EXCEPTION_WITHDRAWAL, "withdrawn_by");

  private final Database database;
  private final Kind kind;

  /**
   * One of the tables.
   *
   * @param kind EXCEPTION_PROPOSAL, EXCEPTION_APPROVAL or EXCEPTION_WITHDRAWAL
   */
  ExceptionWitness(Database database, Kind kind) {
    this.database = database;
    this.kind = kind;
    if (!TABLES.containsKey(kind)) {
      throw new IllegalArgumentException("no exception is a " + kind);
    }
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database
        .sql()
        .sql("SELECT number FROM " + TABLES.get(kind) + " ORDER BY number")
        .query(Long.class)
        .list()
        .forEach(number -> what.accept(number.toString()));
  }

  @Override
  public Optional<Thing> find(String what) {
    if (!what.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return database
        .sql()
        .sql("SELECT * FROM " + TABLES.get(kind) + " WHERE number = ?")
        .param(Long.parseLong(what))
        .query(
            (row, at) -> {
              Digest all = new Digest(kind.code());
              all.add(row);
              return new Thing(row.getString(WHO.get(kind)), new Facts().with("row", all.sha256()));
            })
        .optional();
  }
}
