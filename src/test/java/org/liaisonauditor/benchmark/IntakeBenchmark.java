package org.liaisonauditor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.sample.SampleCity;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading a city's submissions: parsing, checking, uniting. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class IntakeBenchmark {

  private static final int MEMBERS = 5300;

  /** A workbook a unit, or a CSV file a table. */
  @Param({"xlsx", "csv"})
  public String form;

  private RatingScale scale;
  private Path folder;

  /** Counts the rows of all readings of a run; the harness divides by its seconds. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Read {
    public long rows;
  }

  /** Writes the submissions into a folder of their own. */
  @Setup
  public void prepare() throws IOException, PackRefused {
    scale = RulePacks.read(Path.of("rules")).regulation().ratingScale();
    folder = Files.createTempDirectory("intake-benchmark");
    SampleCity.write(MEMBERS, form, folder);
  }

  /** Removes the submissions. */
  @TearDown
  public void clearUp() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> inwardsFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inwardsFirst) {
        Files.delete(file);
      }
    }
  }

  /** All files of the folder. */
  @Benchmark
  public IntakeResult rows(Read read) throws IOException {
    IntakeResult result = new Intake(scale, Language.EN).readFolder(folder, (files, total) -> {});
    read.rows += result.files().stream().mapToLong(SubmittedFile::rows).sum();
    return result;
  }
}
