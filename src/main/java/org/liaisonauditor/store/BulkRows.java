package org.liaisonauditor.store;

import java.sql.SQLException;

/** Takes many rows of one table; they are all in the database when it is closed without failure. */
public interface BulkRows extends AutoCloseable {

  /**
   * Adds a row.
   *
   * @param values one a column: String, LocalDate, Integer, Long, Short, Boolean or null
   */
  void add(Object... values) throws SQLException;

  @Override
  void close() throws SQLException;
}
