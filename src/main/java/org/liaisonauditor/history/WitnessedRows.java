package org.liaisonauditor.history;

import java.util.Optional;
import java.util.function.Consumer;
import org.liaisonauditor.store.Database;
import org.springframework.jdbc.core.RowMapper;

/** Things of a kind that stand in a table, one a row. */
public final class WitnessedRows implements Witnessed {

  private final Database database;
  private final Kind kind;
  private final String all;
  private final String one;
  private final RowMapper<Thing> thing;

  /**
   * The rows of a table.
   *
   * @param all a query for what all things are called, as one column of text, in the order in which
   *     they came to be
   * @param one a query for the row of one, with a parameter for what it is called
   * @param thing makes a thing of that row
   */
  public WitnessedRows(
      Database database, Kind kind, String all, String one, RowMapper<Thing> thing) {
    this.database = database;
    this.kind = kind;
    this.all = all;
    this.one = one;
    this.thing = thing;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public void forEach(Consumer<String> what) {
    database.sql().sql(all).query(String.class).list().forEach(what);
  }

  @Override
  public Optional<Thing> find(String what) {
    return database.sql().sql(one).param(what).query(thing).optional();
  }
}
