package org.liaisonauditor.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.StoredProblem;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;

/**
 * Takes in submissions one by one: reads a file, judges it by itself, and keeps it, accepted or
 * refused. Whether the codes that it names are known is seen when an audit puts submissions
 * together: their own may come later.
 */
public final class Reception {

  /** So often answers are judged again because others were at work on the same findings. */
  private static final int ATTEMPTS = 5;

  private final Submissions submissions;
  private final Supplier<RatingScale> scale;
  private final Clock clock;
  private final String programVersion;
  private final AnswerDesk desk;

  /**
   * A reception that takes tables, and no answers to findings.
   *
   * @param scale the ratings that evaluations may give when a file comes
   * @param programVersion version of the program, for the record
   */
  public Reception(
      Submissions submissions, Supplier<RatingScale> scale, Clock clock, String programVersion) {
    this.submissions = submissions;
    this.scale = scale;
    this.clock = clock;
    this.programVersion = programVersion;
    this.desk = null;
  }

  private Reception(Reception tables, AnswerDesk desk) {
    this.submissions = tables.submissions;
    this.scale = tables.scale;
    this.clock = tables.clock;
    this.programVersion = tables.programVersion;
    this.desk = desk;
  }

  /** The same reception, which also takes answers to findings. */
  public Reception with(AnswerDesk answers) {
    return new Reception(this, answers);
  }

  /**
   * A file that is handed in.
   *
   * @param file where it is
   * @param name its name, as sent
   * @param unit code of the unit that sends it
   * @param sentBy who sends it
   * @param door by which way
   * @param rejectLimit how many unusable rows are accepted
   * @param supersede whether it takes the place of earlier ones
   * @param evidence files that its answers to findings name
   */
  public record HandedIn(
      Path file,
      String name,
      String unit,
      String sentBy,
      NewSubmission.Door door,
      int rejectLimit,
      Submissions.Supersede supersede,
      List<Path> evidence) {

    public HandedIn {
      evidence = List.copyOf(evidence);
    }

    /** A file without evidence beside it. */
    public HandedIn(
        Path file,
        String name,
        String unit,
        String sentBy,
        NewSubmission.Door door,
        int rejectLimit,
        Submissions.Supersede supersede) {
      this(file, name, unit, sentBy, door, rejectLimit, supersede, List.of());
    }
  }

  /**
   * What became of a file.
   *
   * @param number of the submission
   * @param known whether the same file was there already, so that nothing new was kept
   * @param accepted whether its rows count
   * @param rows rows that are not blank
   * @param unusableRows rows with an ERROR of their own
   * @param problems in the order of the file, in both languages
   * @param superseded tables of earlier submissions that no longer count
   * @param answers what became of its answers to findings; of a known file none is taken
   */
  public record Receipt(
      long number,
      boolean known,
      boolean accepted,
      int rows,
      int unusableRows,
      List<StoredProblem> problems,
      List<Submissions.Superseded> superseded,
      AnswerDesk.Taken answers) {

    /** The problems in one language. */
    public List<Problem> problems(String file, Language language) {
      return problems.stream().map(problem -> problem.in(language, file)).toList();
    }
  }

  /**
   * Takes in a file.
   *
   * @param delivery number of the first submission of the same delivery; 0 = this is the first.
   *     Files of one delivery never take each other's place.
   */
  public Receipt receive(HandedIn handedIn, long delivery) throws IOException {
    return receive(handedIn, delivery, 1);
  }

  private Receipt receive(HandedIn handedIn, long delivery, int attempt) throws IOException {
    Layouts layouts = new Layouts(scale.get());
    Reading reading = read(handedIn, layouts, Language.VI);
    Submission same = submissions.same(handedIn.unit(), handedIn.name(), reading.sha256());
    if (same != null && handedIn.evidence().isEmpty()) {
      return known(same);
    }
    ReceivedSheets sheets = new ReceivedSheets(layouts, reading);
    List<StoredProblem> ofTables = OwnProblems.of(handedIn, layouts, reading);
    int unusableInTables = OwnProblems.unusableRows(ofTables, reading);
    AnswerDesk.Judged answers = OwnAnswers.judge(desk, handedIn, layouts, reading);
    if (same != null && answers.problems().isEmpty() && !answers.brings()) {
      return known(same);
    }
    List<StoredProblem> problems = together(ofTables, answers.problems());
    int unusable = OwnProblems.unusableRows(problems, reading);
    // Rows of tables can be left out; of answers all are taken, or none.
    boolean accepted =
        reading.readable()
            && unusableInTables <= handedIn.rejectLimit()
            && answers.problems().stream().noneMatch(Reception::isError);
    Submission refused = accepted ? null : refusedBefore(handedIn, reading.sha256(), problems);
    if (refused != null) {
      return new Receipt(
          refused.number(),
          true,
          false,
          refused.rows(),
          refused.unusableRows(),
          problems,
          List.of(),
          AnswerDesk.Taken.NONE);
    }
    NewSubmission submission =
        new NewSubmission(
            handedIn.unit(),
            handedIn.name(),
            handedIn.file(),
            reading.sha256(),
            handedIn.sentBy(),
            clock.instant(),
            handedIn.door(),
            accepted,
            reading.readable(),
            sheets.count(),
            unusable,
            problems,
            sheets.sheets(),
            sheets.sketches(),
            sheets,
            programVersion);
    AnswerDesk.Taken[] taken = {AnswerDesk.Taken.NONE};
    Submissions.Kept kept;
    try {
      kept =
          submissions.keep(
              submission,
              delivery,
              handedIn.supersede(),
              number -> taken[0] = answers.take(number));
    } catch (AnswerDesk.Overtaken changed) {
      if (attempt == ATTEMPTS) {
        throw new IOException(
            "The answers of " + handedIn.name() + " can't be taken: " + changed.getMessage(),
            changed);
      }
      return receive(handedIn, delivery, attempt + 1);
    }
    return new Receipt(
        kept.number(),
        false,
        accepted,
        sheets.count(),
        unusable,
        problems,
        kept.superseded(),
        taken[0]);
  }

  private Receipt known(Submission same) {
    return new Receipt(
        same.number(),
        true,
        true,
        same.rows(),
        same.unusableRows(),
        submissions.problems(same.number()),
        List.of(),
        AnswerDesk.Taken.NONE);
  }

  private static boolean isError(StoredProblem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  private static List<StoredProblem> together(
      List<StoredProblem> tables, List<StoredProblem> answers) {
    return Stream.concat(tables.stream(), answers.stream())
        .sorted(
            Comparator.comparingInt(StoredProblem::sheetIndex)
                .thenComparingInt(StoredProblem::row)
                .thenComparingInt(StoredProblem::column))
        .toList();
  }

  /** The submission that was refused for the same faults in the same bytes, or null. */
  private Submission refusedBefore(HandedIn handedIn, String sha256, List<StoredProblem> problems) {
    Submission refused = submissions.sameRefused(handedIn.unit(), handedIn.name(), sha256);
    return refused != null && submissions.problems(refused.number()).equals(problems)
        ? refused
        : null;
  }

  /**
   * The codes that a file's own table of units lists; none where it has no such table, or can't be
   * read.
   */
  public Set<String> unitCodes(Path file, String name) {
    Reading reading =
        new FileIntake(new Layouts(scale.get()), new Messages(Language.VI)).read(file, name, 0);
    Set<String> codes = new HashSet<>();
    for (Row row : reading.rows(Table.UNITS)) {
      if (row.value(0) != null) {
        codes.add(row.text(0));
      }
    }
    return codes;
  }

  static Reading read(HandedIn handedIn, Layouts layouts, Language language) throws IOException {
    if (!Files.isRegularFile(handedIn.file())) {
      throw new IOException("There is no file " + handedIn.file() + " to take in.");
    }
    return new FileIntake(layouts, new Messages(language))
        .read(handedIn.file(), handedIn.name(), 0);
  }
}
