package org.liaisonauditor.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.liaisonauditor.store.Moments;

/**
 * An entry of the history, as it stands in the database.
 *
 * @param number counts up from 1 without gaps
 * @param format how the hash is made of the rest
 * @param at when it was recorded
 * @param kind code of a {@link Kind}
 * @param what the thing that it is about, among those of its kind, such as the number of a run
 * @param who whose doing it is
 * @param content its facts as text
 * @param previous hash of the entry before
 * @param sha256 hash of all of the above
 */
public record Entry(
    long number,
    int format,
    Instant at,
    String kind,
    String what,
    String who,
    String content,
    String previous,
    String sha256) {

  static final int FORMAT = 1;

  static final String BEFORE_THE_FIRST = "0".repeat(64);

  static final String COLUMNS =
      "number, format, recorded_at, kind, what, who, content, previous, sha256";

  /** An entry as it stands there, however it was mangled: what is missing is blank. */
  static Entry of(ResultSet row) throws SQLException {
    Instant at = Moments.of(row, 3);
    return new Entry(
        row.getLong(1),
        row.getInt(2),
        at == null ? Instant.EPOCH : at,
        text(row, 4),
        text(row, 5),
        text(row, 6),
        text(row, 7),
        text(row, 8),
        text(row, 9));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  /** An entry with the hash that it must have. */
  static Entry sealed(
      long number, Instant at, Kind kind, String what, String who, Facts content, String previous) {
    Entry open =
        new Entry(number, FORMAT, at, kind.code(), what, who, content.text(), previous, "");
    return new Entry(
        number, FORMAT, at, open.kind, what, who, open.content, previous, open.hashAs(number));
  }

  /** The hash that it would have as the entry of a number. */
  String hashAs(long otherNumber) {
    return new Digest("liaison-auditor history " + format)
        .add(previous, otherNumber, at, kind, what, who, content)
        .sha256();
  }

  /** Whether it still is what was recorded under its number. */
  boolean intact() {
    return sha256.equals(hashAs(number));
  }

  /** What it is about, in words: {@code run 12}. */
  public String about() {
    return what.isEmpty() ? kind : kind + " " + what;
  }

  /** What it says, by name; a value may be null. */
  public Map<String, String> facts() {
    return Facts.of(content).byName();
  }

  Head head() {
    return new Head(number, sha256);
  }
}
