package org.liaisonauditor.answers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.store.Database;

/** Which answers were taken, by the hash of what they say. */
final class AnswerRecords {

  private static final String GUARD = "answers";

  private final Database database;

  AnswerRecords(Database database) {
    this.database = database;
  }

  /** Lets nobody else take answers until the transaction that runs has ended. */
  void lock() {
    database.lock(GUARD);
  }

  /** Those of some hashes whose answer was taken. */
  Set<String> known(Collection<String> hashes) {
    Set<String> known = new HashSet<>();
    for (String hash : hashes) {
      int there =
          database
              .sql()
              .sql("SELECT COUNT(*) FROM answer WHERE sha256 = ?")
              .param(hash)
              .query(Integer.class)
              .single();
      if (there > 0) {
        known.add(hash);
      }
    }
    return known;
  }

  /** Notes an answer, within the transaction that runs. */
  void add(String hash, long submission, int row, LocalDate answeredOn, FindingCase taken) {
    database
        .sql()
        .sql(
            "INSERT INTO answer (sha256, submission, sheet_row, answered_on, case_number, step)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                hash,
                submission,
                row,
                answeredOn,
                taken.number(),
                taken.steps().getLast().number()))
        .update();
  }
}
