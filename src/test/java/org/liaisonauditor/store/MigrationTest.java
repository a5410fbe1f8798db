package org.liaisonauditor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationTest {

  @ParameterizedTest
  @EnumSource
  void the_same_migrations_make_the_tables_on_both_databases(TestDatabase database) {
    Database migrated = new Database(database.create());

    assertThat(
            migrated
                .sql()
                .sql("SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"success\"")
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(4);
    assertThat(migrated.sql().sql("SELECT COUNT(*) FROM submission").query(Integer.class).single())
        .isZero();
  }
}
