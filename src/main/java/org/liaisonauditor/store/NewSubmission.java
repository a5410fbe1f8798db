package org.liaisonauditor.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.liaisonauditor.domain.Table;

/**
 * A file that was read and judged, to be kept.
 *
 * @param unit code of the unit that sent it
 * @param fileName name as sent
 * @param file where its bytes are
 * @param sha256 of its bytes
 * @param sentBy who sent it
 * @param receivedAt when
 * @param door by which way it came
 * @param accepted whether its rows count from now on
 * @param readable whether all of it could be read
 * @param rows rows that are not blank
 * @param unusableRows rows with an ERROR of their own
 * @param problems all its problems, in their order
 * @param sheets its sheets that hold tables
 * @param sketches of the keys of each table that it holds
 * @param content its rows
 * @param programVersion version of the program that read it
 */
public record NewSubmission(
    String unit,
    String fileName,
    Path file,
    String sha256,
    String sentBy,
    Instant receivedAt,
    Door door,
    boolean accepted,
    boolean readable,
    int rows,
    int unusableRows,
    List<StoredProblem> problems,
    List<StoredSheet> sheets,
    Map<Table, KeySketch> sketches,
    Content content,
    String programVersion) {

  public NewSubmission {
    problems = List.copyOf(problems);
    sheets = List.copyOf(sheets);
    sketches = Map.copyOf(sketches);
  }

  /** The ways by which submissions come. */
  public enum Door {
    COMMAND_LINE,
    INBOX
  }

  /** The rows of a submission. */
  public interface Content {

    /** Gives all rows of a table. */
    void rows(Table table, Consumer<StoredRow> to);

    /** How many rows a table has. */
    int count(Table table);
  }
}
