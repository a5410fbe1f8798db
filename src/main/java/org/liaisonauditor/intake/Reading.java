package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Table;

/** What one file gave: rows by table, matrices, problems. */
final class Reading {

  private final String path;
  private final int file;
  private final String sha256;
  private final long bytes;
  private final Problems problems;
  private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
  private final List<MatrixRows> matrices = new ArrayList<>();
  private final List<AnswerRows> answers = new ArrayList<>();
  private final Problems answerProblems;
  private boolean readable = true;
  private int rowCount;
  private int unusable;
  private int consequences;

  Reading(String path, int file, String sha256, long bytes, Problems problems) {
    this.path = path;
    this.file = file;
    this.sha256 = sha256;
    this.bytes = bytes;
    this.problems = problems;
    this.answerProblems = new Problems(problems.messages());
  }

  /** The file as a whole. */
  Place whole() {
    return new Place(new SheetRef(path, "", Map.of()), file, -1);
  }

  /** One of its sheets. */
  Place sheet(String name, int index) {
    return new Place(new SheetRef(path, name, Map.of()), file, index);
  }

  Problems problems() {
    return problems;
  }

  void unreadable() {
    readable = false;
  }

  void add(Table table, List<Row> read) {
    rows.computeIfAbsent(table, key -> new ArrayList<>()).addAll(read);
  }

  /** A reader for a sheet of answers. */
  AnswerRows answerSheet(Place sheet) {
    AnswerRows rows = new AnswerRows(sheet, answerProblems);
    answers.add(rows);
    return rows;
  }

  /** The sheets of answers. */
  List<AnswerRows> answers() {
    return answers;
  }

  /** What is wrong with the sheets of answers by themselves; of no concern to an audit. */
  Problems answerProblems() {
    return answerProblems;
  }

  void add(MatrixRows matrix) {
    matrices.add(matrix);
  }

  /** Rows of a table in the file's order; they are handed over, not kept. */
  List<Row> take(Table table) {
    List<Row> taken = rows.remove(table);
    return taken == null ? List.of() : taken;
  }

  /** Rows of a table in the file's order. */
  List<Row> rows(Table table) {
    return rows.getOrDefault(table, List.of());
  }

  /** Whether the file has a sheet of a table, be it without rows. */
  boolean holds(Table table) {
    return rows.containsKey(table);
  }

  boolean readable() {
    return readable;
  }

  String sha256() {
    return sha256;
  }

  /** The same reading once more, so that uniting it leaves this one as it is. */
  Reading copy() {
    Reading copy = new Reading(path, file, sha256, bytes, problems.copy());
    copy.readable = readable;
    rows.forEach((table, held) -> copy.add(table, held.stream().map(Row::copy).toList()));
    matrices.forEach(matrix -> copy.add(matrix.with(copy.problems)));
    return copy;
  }

  List<MatrixRows> matrices() {
    return matrices;
  }

  /** Counts a row of which it is known what becomes of it. */
  void count(Row.State state) {
    rowCount++;
    switch (state) {
      case UNUSABLE -> unusable++;
      case CONSEQUENCE -> consequences++;
      case USABLE -> {}
    }
  }

  SubmittedFile summary() {
    return new SubmittedFile(path, sha256, bytes, readable, rowCount, unusable, consequences);
  }
}
