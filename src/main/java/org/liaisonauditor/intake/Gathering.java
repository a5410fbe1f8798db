package org.liaisonauditor.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Sha256;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.store.DataSetWriter;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.StoredProblem;
import org.liaisonauditor.store.StoredSheet;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;

/**
 * Puts a set of submissions together to a data set: the same uniting that files of a folder go
 * through, with the rows coming from the store, key by key, and the records going there.
 */
public final class Gathering {

  /** Changed when uniting changes what comes out; data sets of another edition are not used. */
  private static final int EDITION = 1;

  private final Submissions submissions;
  private final DataSets dataSets;
  private final KeptFiles files;
  private final Clock clock;

  public Gathering(Submissions submissions, DataSets dataSets, KeptFiles files, Clock clock) {
    this.submissions = submissions;
    this.dataSets = dataSets;
    this.files = files;
    this.clock = clock;
  }

  /**
   * The data set of a set of submissions, made unless it is there.
   *
   * @param set by number, each with the tables that count
   * @param scale the ratings that evaluations may give
   * @param language of the problems' texts
   * @return its number
   */
  public long gather(List<Submission> set, RatingScale scale, Language language) {
    String hash = hash(set, scale, language);
    return dataSets
        .find(hash)
        .orElseGet(
            () ->
                dataSets.make(
                    hash,
                    clock.instant(),
                    (reader, writer) -> new Work(set, scale, language).make(reader, writer)));
  }

  /** What went into a data set. */
  public InputSummary input(long dataSet) {
    List<SubmittedFile> summary =
        dataSets.files(dataSet).stream()
            .map(
                file ->
                    new SubmittedFile(
                        file.path(),
                        file.sha256(),
                        file.bytes(),
                        file.readable(),
                        file.rows(),
                        file.unusableRows(),
                        file.consequenceRows()))
            .toList();
    return new InputSummary(dataSets.problems(dataSet), summary);
  }

  private static String hash(List<Submission> set, RatingScale scale, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(EDITION + " " + language.tag());
    scale.ratings().forEach(rating -> lines.add(rating.code() + "\n" + rating.name()));
    for (Submission submission : set) {
      lines.add(
          String.join(
              "\n",
              Long.toString(submission.number()),
              submission.unit(),
              submission.fileName(),
              submission.sha256(),
              new TreeSet<>(submission.tables()).toString()));
    }
    return Sha256.hex(String.join("\n\n", lines));
  }

  /** One data set being made. */
  private final class Work {

    private final List<Submission> set;
    private final Layouts layouts;
    private final Messages messages;
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final Map<Long, List<Place>> sheets = new HashMap<>();

    Work(List<Submission> set, RatingScale scale, Language language) {
      this.set = set;
      this.layouts = new Layouts(scale);
      this.messages = new Messages(language);
    }

    DataSets.Made make(DataSets.Reader reader, DataSetWriter writer) {
      Map<Long, String> paths = paths(set);
      for (Submission submission : set) {
        places.put(submission.number(), readings.size());
        readings.add(reading(submission, paths.get(submission.number()), readings.size()));
      }
      Uniting uniting = new Uniting(layouts, readings, messages.language());
      uniting.unite(new StoredRows(reader, uniting.directory()), new Sink(writer));
      List<Problem> problems = new ArrayList<>();
      List<DataSets.DataFile> summary = new ArrayList<>();
      for (int i = 0; i < set.size(); i++) {
        problems.addAll(readings.get(i).problems().sorted());
        SubmittedFile file = readings.get(i).summary();
        summary.add(
            new DataSets.DataFile(
                set.get(i).number(),
                file.path(),
                file.sha256(),
                file.bytes(),
                file.readable(),
                file.rows(),
                file.unusableRows(),
                file.consequenceRows()));
      }
      return new DataSets.Made(summary, problems);
    }

    /**
     * A submission's sheets and problems; a matrix is read again, for its marks stay in the file.
     */
    private Reading reading(Submission submission, String path, int index) {
      List<StoredSheet> stored = submissions.sheets(submission.number());
      boolean matrix =
          submission.tables().contains(Table.ATTENDANCE)
              && stored.stream().anyMatch(StoredSheet::matrix);
      Reading reading;
      if (matrix) {
        reading = readAgain(submission, path, index);
      } else {
        Problems problems = new Problems(messages);
        for (StoredProblem problem : submissions.problems(submission.number())) {
          // Uniting tells again which keys stand twice; answers are of no concern to an audit.
          if (!problem.kind().equals(ProblemKind.KEY_TWICE.name())
              && !problem.kind().equals(AnswerDesk.PROBLEM)) {
            problems.restore(problem, path);
          }
        }
        reading = new Reading(path, index, submission.sha256(), submission.bytes(), problems);
      }
      List<Place> ofSheets = new ArrayList<>();
      for (StoredSheet sheet : stored) {
        ofSheets.add(
            new Place(new SheetRef(path, sheet.name(), sheet.columns()), index, sheet.index()));
      }
      sheets.put(submission.number(), ofSheets);
      return reading;
    }

    private Reading readAgain(Submission submission, String path, int index) {
      try {
        Path copy = Files.createTempFile("submission", ending(submission.fileName()));
        try {
          files.copyTo(submission.sha256(), copy);
          return new FileIntake(layouts, messages).read(copy, path, index);
        } finally {
          Files.delete(copy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Submission " + submission.number() + " could not be read again", e);
      }
    }

    private static String ending(String name) {
      int dot = name.lastIndexOf('.');
      return dot < 0 ? "" : name.substring(dot);
    }

    /** Rows of the store, key by key; marks of matrices come in with those of their keys. */
    private final class StoredRows implements RowChunks {

      private static final int CHUNK = 20_000;

      private final DataSets.Reader reader;
      private final Directory directory;

      StoredRows(DataSets.Reader reader, Directory directory) {
        this.reader = reader;
        this.directory = directory;
      }

      @Override
      public void of(Table table, Consumer<List<Row>> to) {
        Layout layout = layouts.of(table);
        RowOrder order = new RowOrder(layout);
        Map<String, List<Row>> marks = table == Table.ATTENDANCE ? marks() : new HashMap<>();
        List<Long> numbers =
            set.stream()
                .filter(submission -> submission.tables().contains(table))
                .map(Submission::number)
                .collect(Collectors.toList());
        List<Row> chunk = new ArrayList<>();
        reader.rows(
            table,
            numbers,
            layout.keys(),
            (submission, stored) -> {
              Place place = sheets.get(submission).get(stored.sheet());
              Row row = RowCodec.row(stored, layout, place);
              boolean newKey = chunk.isEmpty() || order.compare(chunk.getLast(), row) != 0;
              if (newKey && chunk.size() >= CHUNK) {
                to.accept(List.copyOf(chunk));
                chunk.clear();
              }
              chunk.add(row);
              if (newKey && !marks.isEmpty()) {
                List<Row> same = marks.remove(key(row));
                if (same != null) {
                  chunk.addAll(same);
                }
              }
            });
        marks.values().forEach(chunk::addAll);
        to.accept(chunk);
      }

      private Map<String, List<Row>> marks() {
        Map<String, List<Row>> marks = new HashMap<>();
        for (Reading reading : readings) {
          for (MatrixRows matrix : reading.matrices()) {
            new MatrixResolver(layouts, directory, reading, matrix)
                .resolve()
                .forEach(row -> marks.computeIfAbsent(key(row), any -> new ArrayList<>()).add(row));
          }
        }
        return marks;
      }

      private static String key(Row row) {
        return row.value(0) + "\n" + row.value(1);
      }
    }
  }

  /**
   * The names by which a report calls submissions: unit and file, and the number where that would
   * be said of two.
   */
  private static Map<Long, String> paths(List<Submission> set) {
    Map<String, Integer> count = new HashMap<>();
    for (Submission submission : set) {
      count.merge(path(submission), 1, Integer::sum);
    }
    Map<Long, String> paths = new HashMap<>();
    for (Submission submission : set) {
      String path = path(submission);
      paths.put(
          submission.number(),
          count.get(path) == 1
              ? path
              : submission.unit() + "/" + submission.number() + "/" + submission.fileName());
    }
    return paths;
  }

  private static String path(Submission submission) {
    return submission.unit() + "/" + submission.fileName();
  }

  private record Sink(DataSetWriter writer) implements RecordSink {

    @Override
    public void begin(Table table) {
      writer.begin(table);
    }

    @Override
    public void add(Submitted record) {
      writer.add(record);
    }

    @Override
    public void end() {
      writer.end();
    }
  }
}
