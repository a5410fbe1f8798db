package org.liaisonauditor.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Table;

/** Submissions in pages, with what became of each. */
public final class SubmissionList {

  private final Database database;
  private final Submissions submissions;

  public SubmissionList(Database database) {
    this.database = database;
    this.submissions = new Submissions(database);
  }

  /**
   * A submission and what became of it.
   *
   * @param supersededBy number of the later submission that took the place of a table
   * @param errors its problems that make rows unusable
   * @param warnings its other problems
   */
  public record Listed(
      Submission submission, Map<Table, Long> supersededBy, int errors, int warnings) {

    public Listed {
      supersededBy = new TreeMap<>(supersededBy);
    }

    /** Whether no table of it counts any more. */
    public boolean superseded() {
      return !supersededBy.isEmpty() && supersededBy.keySet().containsAll(submission.tables());
    }
  }

  /** How many there are. */
  public long count() {
    return database.sql().sql("SELECT COUNT(*) FROM submission").query(Long.class).single();
  }

  /** Some of them, the newest first. */
  public List<Listed> newest(long skip, int most) {
    List<Long> numbers =
        database
            .sql()
            .sql("SELECT number FROM submission ORDER BY number DESC LIMIT ? OFFSET ?")
            .params(most, skip)
            .query(Long.class)
            .list();
    if (numbers.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<Table, Long>> superseded = supersededBy(numbers);
    Map<Long, int[]> problems = problems(numbers);
    return submissions.find(numbers).stream()
        .map(
            one -> {
              int[] counts = problems.getOrDefault(one.number(), new int[2]);
              return new Listed(
                  one, superseded.getOrDefault(one.number(), Map.of()), counts[0], counts[1]);
            })
        .toList();
  }

  private Map<Long, Map<Table, Long>> supersededBy(List<Long> numbers) {
    Map<Long, Map<Table, Long>> superseded = new HashMap<>();
    database
        .sql()
        .sql(
            "SELECT submission, table_name, superseded_by FROM supersession"
                + " WHERE submission IN (:numbers)")
        .param("numbers", numbers)
        .query(
            row -> {
              superseded
                  .computeIfAbsent(row.getLong(1), any -> new EnumMap<>(Table.class))
                  .put(Table.valueOf(row.getString(2)), row.getLong(3));
            });
    return superseded;
  }

  /** Errors and other problems, by submission. */
  private Map<Long, int[]> problems(List<Long> numbers) {
    Map<Long, int[]> problems = new HashMap<>();
    database
        .sql()
        .sql(
            "SELECT submission, severity, COUNT(*) FROM submission_problem"
                + " WHERE submission IN (:numbers) GROUP BY submission, severity")
        .param("numbers", numbers)
        .query(
            row -> {
              boolean error = row.getString(2).equals(Problem.Severity.ERROR.name());
              problems.computeIfAbsent(row.getLong(1), any -> new int[2])[error ? 0 : 1] +=
                  row.getInt(3);
            });
    return problems;
  }
}
