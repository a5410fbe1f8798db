package org.liaisonauditor.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.store.StoredProblem;

/** What is wrong with a file that is handed in, by itself, in both languages. */
final class OwnProblems {

  /** What only other submissions can settle, or what putting them together tells again. */
  private static final Set<ProblemKind> SETTLED_LATER =
      EnumSet.of(
          ProblemKind.UNKNOWN_MEMBER,
          ProblemKind.UNKNOWN_UNIT,
          ProblemKind.UNKNOWN_MEETING,
          ProblemKind.UNKNOWN_CODE,
          ProblemKind.NO_MEETING_ON_DAY,
          ProblemKind.SEVERAL_MEETINGS_ON_DAY,
          ProblemKind.CONFLICT);

  private OwnProblems() {}

  /** The problems in its tables; a file without any is read once only. */
  static List<StoredProblem> of(Reception.HandedIn handedIn, Layouts layouts, Reading reading)
      throws IOException {
    List<Problems.Located> vietnamese = own(layouts, reading, Language.VI);
    if (vietnamese.isEmpty()) {
      return List.of();
    }
    List<Problems.Located> english =
        own(layouts, Reception.read(handedIn, layouts, Language.EN), Language.EN);
    List<StoredProblem> problems = new ArrayList<>();
    for (int i = 0; i < vietnamese.size(); i++) {
      problems.add(vietnamese.get(i).stored(english.get(i).problem()));
    }
    return problems;
  }

  /** What is wrong with a file by itself. The reading's rows are left as they are. */
  private static List<Problems.Located> own(Layouts layouts, Reading reading, Language language) {
    Reading alone = reading.copy();
    new Uniting(layouts, List.of(alone), language).unite();
    return alone.problems().located().stream()
        .filter(problem -> !SETTLED_LATER.contains(problem.kind()))
        .toList();
  }

  /** Rows, or marks of a matrix, with an ERROR; one that concerns the sheet as a whole is none. */
  static int unusableRows(List<StoredProblem> problems, Reading reading) {
    record At(int sheet, int row, int column) {}
    Set<Integer> matrices = new HashSet<>();
    reading.matrices().forEach(matrix -> matrices.add(matrix.sheet.sheet()));
    Set<At> rows = new HashSet<>();
    for (StoredProblem problem : problems) {
      if (problem.severity() == Problem.Severity.ERROR && problem.row() > 0) {
        boolean mark = matrices.contains(problem.sheetIndex());
        rows.add(new At(problem.sheetIndex(), problem.row(), mark ? problem.column() : -1));
      }
    }
    return rows.size();
  }
}
