package org.liaisonauditor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
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
            Moments.of(row, first + 2),
            row.getString(first + 3));
  }
}
