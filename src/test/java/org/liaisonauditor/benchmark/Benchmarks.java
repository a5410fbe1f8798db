package org.liaisonauditor.benchmark;

import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of this package, each in a process of its own, and prints a line for each.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Runs all benchmarks, or some.
   *
   * @param arguments part of the name of those to run, such as {@code Audit}; all where it is blank
   */
  public static void main(String[] arguments) throws RunnerException {
    String only = arguments.length == 0 ? "" : arguments[0];
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("\\.benchmark\\..*" + only)
        .forks(2)
        .jvmArgs("-Xmx2g")
        .warmupIterations(5)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(2))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    for (RunResult run : new Runner(options.build()).run()) {
      print(run);
    }
  }

  private static void print(RunResult run) {
    BenchmarkParams ran = run.getParams();
    String name = ran.getBenchmark().replaceAll(".*\\.(\\w+)Benchmark\\.\\w+", "$1");
    StringBuilder parameters = new StringBuilder();
    ran.getParamsKeys().forEach(key -> parameters.append(' ').append(ran.getParam(key)));
    for (Map.Entry<String, Result> counted : run.getSecondaryResults().entrySet()) {
      Result<?> result = counted.getValue();
      System.out.printf(
          Locale.ROOT,
          "%-7s %-6s %,10.0f %s/s  (± %,.0f)%n",
          name,
          parameters.toString().strip(),
          result.getScore(),
          counted.getKey(),
          result.getScoreError());
    }
  }
}
