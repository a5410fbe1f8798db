package org.liaisonauditor.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.liaisonauditor.rules.WorkerProcess;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether rules run in a process of their own, and how much they may take there. */
final class WorkerOptions {

  private static final String IN_PROCESS = "--in-process";

  private static final Pattern OF_THE_STORE = Pattern.compile("(?:AUDITOR|SPRING)_.*");

  private static final int AUDIT_SECONDS = 1800;
  private static final int MEGABYTE = 1 << 20;

  private static final int USUAL_SECONDS = 120;
  private static final int USUAL_MEGABYTES = 512;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "how long rules that nobody has published may take (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "how much memory they may take (default: ${DEFAULT-VALUE})")
  private int megabytes;

  @Option(
      names = IN_PROCESS,
      description = "runs them in this process: a second faster, for rules you trust")
  private boolean inProcess;

  WorkerOptions() {
    this(USUAL_SECONDS, USUAL_MEGABYTES);
  }

  /** With other limits than the usual, where none are named. */
  WorkerOptions(int seconds, int megabytes) {
    this.seconds = seconds;
    this.megabytes = megabytes;
  }

  /** For an audit: half an hour, and as much memory as this process may have. */
  static WorkerOptions ofAudit() {
    return new WorkerOptions(AUDIT_SECONDS, (int) (Runtime.getRuntime().maxMemory() / MEGABYTE));
  }

  /** Whether this process is to run the rules itself. */
  boolean inProcess() {
    return inProcess;
  }

  /** Runs the command as it was typed in a process of its own, and gives its exit code. */
  int run(CommandSpec spec) throws IOException, InterruptedException {
    return run(spec, Map.of());
  }

  /** The same of a command that needs the store: its settings can stand in the environment. */
  int runOnStore(CommandSpec spec) throws IOException, InterruptedException {
    return run(
        spec,
        System.getenv().entrySet().stream()
            .filter(one -> OF_THE_STORE.matcher(one.getKey()).matches())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private int run(CommandSpec spec, Map<String, String> told)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
    arguments.add(IN_PROCESS);
    return worker(spec)
        .told(told)
        .run(
            arguments,
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            ExitCodes.PACK_REFUSED);
  }

  /** A process with these limits. */
  WorkerProcess worker(CommandSpec spec) {
    if (seconds < 1 || megabytes < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit and --memory take a whole number from 1 on.");
    }
    return new WorkerProcess(Home.program(), Duration.ofSeconds(seconds), megabytes);
  }
}
