package org.liaisonauditor.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The last wall: a process of its own for rules that nobody has published yet. What runs in this
 * one's machine can't be stopped; a process can, and its memory ends where it was told.
 */
public final class WorkerProcess {

  /** Exit code of a Java machine that ended for want of memory, which commands have too. */
  private static final int OUT_OF_MEMORY = 3;

  /** What the machine itself says then, on its error stream. */
  private static final String MEMORY_ENDED = "Terminating due to java.lang.OutOfMemoryError";

  /** What the worker needs to know of the surroundings. */
  private static final Set<String> ENVIRONMENT =
      Set.of(
          "PATH",
          "HOME",
          "LANG",
          "LC_ALL",
          "TMPDIR",
          "TEMP",
          "TMP",
          "SystemRoot",
          "USERPROFILE",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME");

  private static final Pattern NOT_HANDED_ON =
      Pattern.compile("-Xm[sx].*|-javaagent.*|-agent.*|-Xrun.*|-Xdebug|-XX:AOTCacheOutput.*");

  private final List<String> program;
  private final Duration longest;
  private final int megabytes;
  private final Map<String, String> told;

  /**
   * A worker.
   *
   * @param program how Java starts the program: {@code -jar x.jar} or {@code -cp … Main}
   * @param longest how long it may take
   * @param megabytes how much memory its objects may take
   */
  public WorkerProcess(List<String> program, Duration longest, int megabytes) {
    this(program, longest, megabytes, Map.of());
  }

  private WorkerProcess(
      List<String> program, Duration longest, int megabytes, Map<String, String> told) {
    this.program = List.copyOf(program);
    this.longest = longest;
    this.megabytes = megabytes;
    this.told = Map.copyOf(told);
  }

  /**
   * The same worker, told more of the surroundings than all are, such as where the database is.
   *
   * @param variables environment variables
   */
  public WorkerProcess told(Map<String, String> variables) {
    return new WorkerProcess(program, longest, megabytes, variables);
  }

  /**
   * Runs a command of the program in a process of its own; what it prints is handed on.
   *
   * @param stopped the exit code to give where it had to be stopped
   * @return its exit code
   */
  public int run(List<String> arguments, PrintWriter out, PrintWriter err, int stopped)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT);
    environment.putAll(told);
    Path complaints = Files.createTempFile("auditor-worker-", ".txt");
    builder.redirectError(complaints.toFile());
    Process process = builder.start();
    // Who stops this program stops its worker too.
    Thread together = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(together);
    try {
      process.getOutputStream().close();
      Thread printing =
          Thread.ofPlatform().daemon().start(() -> hand(process.getInputStream(), out));
      boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      printing.join();
      if (!ended) {
        err.println(
            "The rules were stopped: they took longer than "
                + longest.toSeconds()
                + " s. Look for what the last change made them do, or give them longer with --limit.");
        return stopped;
      }
      String complained = Files.readString(complaints);
      if (process.exitValue() == OUT_OF_MEMORY && complained.contains(MEMORY_ENDED)) {
        err.println(
            "The rules were stopped: they needed more than " + megabytes + " MB of memory.");
        return stopped;
      }
      err.print(complained);
      return process.exitValue();
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(together);
      Files.delete(complaints);
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !NOT_HANDED_ON.matcher(argument).matches())
        .forEach(command::add);
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }

  private static void hand(InputStream from, PrintWriter to) {
    try (from) {
      InputStreamReader reader = new InputStreamReader(from, StandardCharsets.UTF_8);
      char[] letters = new char[4096];
      for (int read = reader.read(letters); read >= 0; read = reader.read(letters)) {
        to.write(letters, 0, read);
        to.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what the rules print can't be read", e);
    }
  }
}
