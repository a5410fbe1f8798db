package org.liaisonauditor.history;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.liaisonauditor.domain.Sha256;

/**
 * A hash of values in their order, in which no two lists of values look the same: each is preceded
 * by its length in bytes, and a missing one is a hyphen.
 */
public final class Digest {

  private final Sha256 hash = new Sha256();
  private long rows;

  /**
   * A digest of nothing yet.
   *
   * @param domain what is digested; the same values elsewhere have another hash
   */
  public Digest(String domain) {
    value(domain);
  }

  /**
   * Adds a row of values.
   *
   * @param values texts, whole numbers, truth values, days, moments or null
   */
  public Digest add(Object... values) {
    rows++;
    value(values.length);
    for (Object value : values) {
      value(value);
    }
    return this;
  }

  /** Adds all columns of the row that a result stands at. */
  public void add(ResultSet row) throws SQLException {
    int columns = row.getMetaData().getColumnCount();
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      Object value = row.getObject(i + 1);
      // One driver gives moments without a zone.
      values[i] = value instanceof java.sql.Timestamp moment ? moment.toInstant() : value;
    }
    add(values);
  }

  private void value(Object value) {
    String text = Facts.plain(value);
    if (text == null) {
      hash.add((byte) '-');
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    hash.add(bytes.length + ":").add(bytes);
  }

  /** The hash, 64 hexadecimal digits; nothing can be added any more. */
  public String sha256() {
    return hash.hex();
  }

  /** How many rows there were, and their hash: what a fact says of many rows. */
  public String summary() {
    return rows + " " + sha256();
  }
}
