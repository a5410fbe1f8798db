package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.StoredProblem;
import org.liaisonauditor.workbook.Address;

/** The problems of one file. Equal texts are held once: a column may be wrong a million times. */
final class Problems {

  private static final int MAX_SHOWN = 200;
  private static final int MAX_SHARED = 100_000;

  /**
   * So many problems of one kind in one column of a sheet are listed one by one; nobody corrects
   * more by hand, and a million sentences would fill the memory. The others are told as a number.
   */
  static final int MAX_LISTED = 10_000;

  private static final Comparator<Located> ORDER =
      Comparator.comparingInt(Located::sheet)
          .thenComparingInt(Located::row)
          .thenComparingInt(Located::column)
          .thenComparing(Located::kind);

  private final Messages messages;
  private final List<Located> located = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private final Map<Series, int[]> counts = new HashMap<>();

  Problems(Messages messages) {
    this.messages = messages;
  }

  /** Problems of one kind in one column of a sheet. */
  private record Series(Place place, ProblemKind kind, int column) {}

  /** A problem and its place in the order of problems. */
  record Located(int sheet, int row, int column, ProblemKind kind, Problem problem) {

    /** The problem as it is kept: this one's text is Vietnamese, the other one's English. */
    StoredProblem stored(Problem english) {
      return new StoredProblem(
          kind.name(),
          kind.severity(),
          sheet,
          row,
          column,
          problem.sheet(),
          problem.cell(),
          problem.found(),
          new Text(problem.allowed(), english.allowed()),
          new Text(problem.message(), english.message()));
    }
  }

  Messages messages() {
    return messages;
  }

  /**
   * Adds a problem with a file or sheet as a whole.
   *
   * @param arguments of the message, from {@code {1}}
   */
  void add(ProblemKind kind, Place place, String found, Object... arguments) {
    addAt(kind, place, "", found, "", arguments);
  }

  /**
   * Adds a problem with a cell.
   *
   * @param cell its address; blank = the whole sheet
   * @param found what the cell holds, {@code {0}} of the message
   * @param allowed what it may hold; blank = as the texts say
   * @param arguments of the message, from {@code {1}}
   */
  void addAt(
      ProblemKind kind,
      Place place,
      String cell,
      String found,
      String allowed,
      Object... arguments) {
    int row = cell.isEmpty() ? 0 : Address.row(cell);
    int column = cell.isEmpty() ? 0 : Address.column(cell);
    int[] count = counts.computeIfAbsent(new Series(place, kind, column), key -> new int[1]);
    if (++count[0] > MAX_LISTED) {
      return;
    }
    String shown = share(shorten(found));
    Object[] all = new Object[arguments.length + 1];
    all[0] = shown;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    String allowedKey = kind.key() + ".allowed";
    String right = allowed;
    if (right.isEmpty() && messages.has(allowedKey)) {
      right = messages.text(allowedKey);
    }
    Problem problem =
        new Problem(
            kind.severity(),
            place.ref().file(),
            place.ref().sheet(),
            cell,
            shown,
            share(right),
            share(messages.text(kind.key(), all)));
    located.add(new Located(place.sheet(), row, column, kind, problem));
  }

  private static String shorten(String found) {
    if (found.length() <= MAX_SHOWN) {
      return found;
    }
    int end = Character.isHighSurrogate(found.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
    return found.substring(0, end) + "…";
  }

  private String share(String text) {
    if (shared.size() > MAX_SHARED) {
      shared.clear();
    }
    return shared.computeIfAbsent(text, same -> same);
  }

  /** The same problems; what is added to them is not added here. */
  Problems copy() {
    Problems copy = new Problems(messages);
    copy.located.addAll(located);
    counts.forEach((series, count) -> copy.counts.put(series, count.clone()));
    return copy;
  }

  /** Adds a problem that was noted earlier. */
  void restore(StoredProblem stored, String path) {
    located.add(
        new Located(
            stored.sheetIndex(),
            stored.row(),
            stored.column(),
            ProblemKind.valueOf(stored.kind()),
            stored.in(messages.language(), path)));
  }

  /** The problems by sheet, row and column. */
  List<Problem> sorted() {
    return located().stream().map(Located::problem).toList();
  }

  /** The problems by sheet, row and column, with their places. */
  List<Located> located() {
    List<Located> all = new ArrayList<>(located);
    counts.forEach(
        (series, count) -> {
          if (count[0] > MAX_LISTED) {
            all.add(rest(series, count[0] - MAX_LISTED));
          }
        });
    return all.stream().sorted(ORDER).toList();
  }

  private Located rest(Series series, int more) {
    Place place = series.place();
    String column = Address.letters(series.column());
    String message = messages.text("and-more", more, column, MAX_LISTED);
    Problem problem =
        new Problem(
            series.kind().severity(), place.ref().file(), place.ref().sheet(), "", "", "", message);
    return new Located(
        place.sheet(), Address.MAX_ROWS + 1, series.column(), series.kind(), problem);
  }
}
