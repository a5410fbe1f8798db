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
      H2Template.copyTo(source);
      return source;
    }
  },

  POSTGRESQL {
    @Override
    public DataSource create() {
      return server().getDatabase("postgres", newDatabase(template()));
    }
  };

  private static EmbeddedPostgres server;
  private static String template;

  /** The application's settings for a new, empty database of its own. */
  public Map<String, Object> settings(Path data) {
    if (this == H2) {
      return Map.of("auditor.database.url", "jdbc:h2:file:" + data.resolve("database"));
    }
    String name = newDatabase("template1");
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

  /** The name of a database with all tables, which is made once and copied from then on. */
  private static synchronized String template() {
    if (template == null) {
      String name = newDatabase("template1");
      migrate(server().getDatabase("postgres", name));
      template = name;
    }
    return template;
  }

  private static synchronized String newDatabase(String from) {
    String name = "test" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + from);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL made no database", e);
    }
    return name;
  }

  private static void migrate(DataSource source) {
    Flyway.configure().dataSource(source).load().migrate();
  }

  /** The statements that make all tables in an empty H2, written out once by the migrations. */
  private static final class H2Template {

    private static final String FILE = "memFS:template.sql";

    static {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:mem:template;DB_CLOSE_DELAY=-1");
      migrate(source);
      run(source, "SCRIPT TO '" + FILE + "'");
    }

    static void copyTo(DataSource source) {
      run(source, "RUNSCRIPT FROM '" + FILE + "'");
    }

    private static void run(DataSource source, String sql) {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException("H2 could not: " + sql, e);
      }
    }
  }
}
