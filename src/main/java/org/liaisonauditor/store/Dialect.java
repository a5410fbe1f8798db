package org.liaisonauditor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the databases do each in its own way. */
enum Dialect {
  H2 {
    @Override
    BulkRows bulk(Connection connection, String table, List<String> columns) throws SQLException {
      return new BatchRows(connection, table, columns);
    }

    @Override
    String next(String sequence) {
      return "SELECT NEXT VALUE FOR " + sequence;
    }

    @Override
    String exactly(String column) {
      return column;
    }
  },

  POSTGRESQL {
    @Override
    BulkRows bulk(Connection connection, String table, List<String> columns) throws SQLException {
      return new CopyRows(connection, table, columns);
    }

    @Override
    String next(String sequence) {
      return "SELECT nextval('" + sequence + "')";
    }

    @Override
    String exactly(String column) {
      return column + " COLLATE \"C\"";
    }
  };

  /** The dialect of a connection. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new IllegalStateException(
              "The database " + product + " is not supported; use H2 or PostgreSQL.");
    };
  }

  /** The fastest way to add many rows. */
  abstract BulkRows bulk(Connection connection, String table, List<String> columns)
      throws SQLException;

  /** The statement that gives the next number of a sequence. */
  abstract String next(String sequence);

  /** A text column to sort by its bytes, whatever the database's own order is. */
  abstract String exactly(String column);
}
