package org.liaisonauditor.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
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
      String name = newDatabase();
      return migrated(server().getDatabase("postgres", name));
    }
  };

  private static EmbeddedPostgres server;

  /** The application's settings for a new, empty database of its own. */
  public Map<String, Object> settings(Path data) {
    if (this == H2) {
      return Map.of("auditor.database.url", "jdbc:h2:file:" + data.resolve("database"));
    }
    String name = newDatabase();
    return Map.of(
        "auditor.database.url",
        server().getJdbcUrl("postgres", name),
        "auditor.database.username",
        "postgres");
  }

  /** A new, empty database with all tables. */
  public abstract DataSource create();

  /** One server for all tests; it ends with the machine that runs them. */
  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  private static String newDatabase() {
    String name = "test" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL made no database", e);
    }
    return name;
  }

  private static DataSource migrated(DataSource source) {
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }
}
