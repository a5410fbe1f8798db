package org.liaisonauditor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database, its transactions and its ways of taking many rows. */
public final class Database {

  private static final int FETCH_SIZE = 5_000;

  private final DataSource source;
  private final Dialect dialect;
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  /** A database whose transactions no one else manages. */
  public Database(DataSource source) {
    this(source, new JdbcTransactionManager(source));
  }

  /**
   * A database.
   *
   * @param transactions begins and ends the transactions of the source
   */
  public Database(DataSource source, PlatformTransactionManager transactions) {
    this.source = source;
    this.transactions = new TransactionTemplate(transactions);
    JdbcTemplate template = new JdbcTemplate(source);
    template.setFetchSize(FETCH_SIZE);
    this.client = JdbcClient.create(template);
    try (Connection connection = source.getConnection()) {
      dialect = Dialect.of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The database can't be reached: " + e.getMessage(), e);
    }
  }

  /** Single statements; within {@link #inTransaction} they belong to the transaction. */
  public JdbcClient sql() {
    return client;
  }

  /** Does all of something or nothing. */
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /** Does all of something or nothing. */
  public void inTransaction(Runnable work) {
    transactions.executeWithoutResult(status -> work.run());
  }

  /** The next number of a sequence. */
  public long next(String sequence) {
    return client.sql(dialect.next(sequence)).query(Long.class).single();
  }

  /** Lets nobody else do what the same name guards, until the transaction that runs has ended. */
  public void lock(String name) {
    client.sql("SELECT name FROM guard WHERE name = ? FOR UPDATE").param(name).query().singleRow();
  }

  /** A text column to sort by its bytes, whatever the database's own order is. */
  public String exactly(String column) {
    return dialect.exactly(column);
  }

  /** Gives many rows to a table, within the transaction that runs. */
  public void addRows(String table, List<String> columns, RowWriter writer) {
    Connection connection = DataSourceUtils.getConnection(source);
    try (BulkRows rows = dialect.bulk(connection, table, columns)) {
      writer.writeTo(rows);
    } catch (SQLException e) {
      throw new StoreException("rows could not be added to " + table, e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  /** Writes rows. */
  public interface RowWriter {
    void writeTo(BulkRows rows) throws SQLException;
  }

  /** A connection of its own, outside of any transaction that runs; close it. */
  Connection connection() throws SQLException {
    return source.getConnection();
  }

  Dialect dialect() {
    return dialect;
  }
}
