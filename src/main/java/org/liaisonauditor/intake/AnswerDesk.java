package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.store.StoredProblem;

/** Judges and takes answers to findings. Of a file all answers are taken, or none. */
public interface AnswerDesk {

  /** What kind of problem an answer has, for the record. */
  String PROBLEM = "ANSWER";

  /**
   * Answers of a file, judged.
   *
   * @param problems what is wrong with them, in both languages; with an ERROR none is taken
   */
  interface Judged {

    List<StoredProblem> problems();

    /** Whether there is an answer that was not taken before. */
    boolean brings();

    /**
     * Takes the answers, within the transaction that keeps the submission.
     *
     * @param submission number of the submission
     * @return what became of them
     * @throws Overtaken where things have changed since they were judged; judge them again
     */
    Taken take(long submission) throws Overtaken;
  }

  /**
   * What became of the answers of a file.
   *
   * @param taken how many were taken
   * @param known how many had been taken before, so that nothing was added
   */
  record Taken(int taken, int known) {

    public static final Taken NONE = new Taken(0, 0);
  }

  /** Things have changed between judging and taking. */
  final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Overtaken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Judges the answers of a file by what the store knows.
   *
   * @param handedIn the file, who sends it, and the evidence beside it
   * @param answers its answers
   */
  Judged judge(Reception.HandedIn handedIn, List<Answer> answers);
}
