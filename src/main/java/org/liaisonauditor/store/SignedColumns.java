package org.liaisonauditor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.liaisonauditor.domain.Signed;

/** Who did something, when and why, as four columns of a table: name, login, moment, reason. */
public final class SignedColumns {

  private SignedColumns() {}

  /**
   * What the columns say; null where they are empty.
   *
   * @param first number of the first of them in the row
   */
  public static Signed of(ResultSet row, int first) throws SQLException {
    return row.getString(first) == null
        ? null
        : new Signed(
            row.getString(first),
            row.getString(first + 1),
            row.getObject(first + 2, OffsetDateTime.class).toInstant(),
            row.getString(first + 3));
  }

  /** A moment as databases take it. */
  public static OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
