package org.liaisonauditor.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last wall: a process of its own for rules that nobody has published yet. What runs in this
 * one's machine can't be stopped; a process can, and its memory ends where it was told.
 */
public final class WorkerProcess {

  /** Exit code of a Java machine that ended for want of memory, which commands have too. */
  private static final int OUT_OF_MEMORY = 3;

  /**
   * An exit code of the program's own that is the same; a worker ends with another in its place.
   */
  private static final int OUT_OF_MEMORY_STAND_IN = 103;

  /** Exit codes from here on are those of a process that the system ended. */
  private static final int ENDED_BY_SIGNAL = 128;

  private static final String IN_WORKER = "auditor.worker";

  private static final Duration TO_CLEAR_UP = Duration.ofSeconds(2);

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

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

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
    Process process = builder.start();
    // Who stops this program stops its worker too.
    Thread together = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(together);
    try {
      process.getOutputStream().close();
      Handed printed = new Handed(process.getInputStream(), out);
      Handed complained = new Handed(process.getErrorStream(), err);
      boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      printed.toEnd();
      complained.toEnd();
      String reason = ended ? reason(process.exitValue()) : tooLong();
      boolean endedWithUs = together.getState() != Thread.State.NEW;
      if (reason != null && !endedWithUs) {
        if (complained.inLine()) {
          err.println();
        }
        err.println("The rules were stopped: " + reason);
        return stopped;
      }
      return process.exitValue() == OUT_OF_MEMORY_STAND_IN ? OUT_OF_MEMORY : process.exitValue();
    } finally {
      end(process, together);
    }
  }

  /** Where the hook can't be removed, this process ends already, and the hook ends the worker. */
  private static void end(Process process, Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      process.destroyForcibly();
    } catch (IllegalStateException e) {
      LOG.debug("the worker ends with this process", e);
    }
  }

  /**
   * The exit code to end with, where this process may be a worker: the machine's own of one that
   * ends for want of memory is also one of the program's.
   */
  public static int exitCode(int code) {
    return code == OUT_OF_MEMORY && Boolean.getBoolean(IN_WORKER) ? OUT_OF_MEMORY_STAND_IN : code;
  }

  private String tooLong() {
    return "they took longer than "
        + longest.toSeconds()
        + " s. Look for what the last change made them do, or give them longer with --limit.";
  }

  /** Why a worker had to end; null where it ended by itself. */
  private String reason(int exitCode) {
    if (exitCode == OUT_OF_MEMORY) {
      return "they needed more than "
          + megabytes
          + " MB of memory. Look for what the last change made them do, or give them more with"
          + " --memory.";
    }
    if (exitCode > ENDED_BY_SIGNAL) {
      return "the system ended their process with signal "
          + (exitCode - ENDED_BY_SIGNAL)
          + ", perhaps because the machine has too little memory. See --memory.";
    }
    return null;
  }

  /** Lets a worker clear up what it has half written, but not for long. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (process.waitFor(TO_CLEAR_UP.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !NOT_HANDED_ON.matcher(argument).matches())
        .forEach(command::add);
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-D" + IN_WORKER + "=true");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }

  /** Hands on what a worker prints, as it comes. */
  private static final class Handed {

    private final Thread thread;
    private volatile char last = '\n';

    Handed(InputStream from, PrintWriter to) {
      thread = Thread.ofPlatform().daemon().start(() -> hand(from, to));
    }

    void toEnd() throws InterruptedException {
      thread.join();
    }

    /** Whether a line has been begun and not ended. */
    boolean inLine() {
      return last != '\n';
    }

    private void hand(InputStream from, PrintWriter to) {
      try (from) {
        InputStreamReader reader = new InputStreamReader(from, StandardCharsets.UTF_8);
        char[] letters = new char[4096];
        for (int read = reader.read(letters); read >= 0; read = reader.read(letters)) {
          to.write(letters, 0, read);
          to.flush();
          last = read == 0 ? last : letters[read - 1];
        }
      } catch (IOException e) {
        throw new UncheckedIOException("what the rules print can't be read", e);
      }
    }
  }
}
