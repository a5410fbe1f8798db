package org.liaisonauditor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as the database takes and gives them; null is an empty column. */
public final class Moments {

  private Moments() {}

  /** A moment for a column. */
  public static OffsetDateTime at(Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** The moment in a column of a row. */
  public static Instant of(ResultSet row, String column) throws SQLException {
    return instant(row.getObject(column, OffsetDateTime.class));
  }

  /**
   * The moment in a column of a row.
   *
   * @param column its number, from 1 on
   */
  public static Instant of(ResultSet row, int column) throws SQLException {
    return instant(row.getObject(column, OffsetDateTime.class));
  }

  private static Instant instant(OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }
}
