package org.liaisonauditor.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** Real databases for tests: each call gives a new, migrated and empty one. */
public enum TestDatabase {
  H2 {
    @Override
    public DataSource create() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      return migrated(source);
    }
  },

  POSTGRESQL {
    @Override
    public DataSource create() {
      String name = "test" + UUID.randomUUID().toString().replace("-", "");
      try {
        server()
            .getPostgresDatabase()
            .getConnection()
            .createStatement()
            .execute("CREATE DATABASE " + name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      return migrated(server().getDatabase("postgres", name));
    }
  };

  private static EmbeddedPostgres server;

  /** A new, empty database with all tables. */
  public abstract DataSource create();

  /** One server for all tests; it ends with the machine that runs them. */
  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  private static DataSource migrated(DataSource source) {
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }
}
