package org.liaisonauditor.store;

import java.time.Instant;
import java.util.Set;
import org.liaisonauditor.domain.Table;

/**
 * A file that a unit sent.
 *
 * @param number its number; later ones are larger
 * @param delivery number of the first submission of the same delivery
 * @param unit code of the unit
 * @param fileName name as sent
 * @param sha256 of its bytes
 * @param bytes its size
 * @param sentBy who sent it
 * @param receivedAt when
 * @param door by which way it came
 * @param accepted whether its rows count
 * @param readable whether all of it could be read
 * @param rows rows that are not blank
 * @param unusableRows rows with an ERROR of their own
 * @param tables the tables that it holds; in a set of submissions, those that count
 */
public record Submission(
    long number,
    long delivery,
    String unit,
    String fileName,
    String sha256,
    long bytes,
    String sentBy,
    Instant receivedAt,
    NewSubmission.Door door,
    boolean accepted,
    boolean readable,
    int rows,
    int unusableRows,
    Set<Table> tables) {

  public Submission {
    tables = Set.copyOf(tables);
  }

  /** The same submission, of which only some tables count. */
  public Submission counting(Set<Table> some) {
    return new Submission(
        number,
        delivery,
        unit,
        fileName,
        sha256,
        bytes,
        sentBy,
        receivedAt,
        door,
        accepted,
        readable,
        rows,
        unusableRows,
        some);
  }
}
