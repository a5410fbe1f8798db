package org.liaisonauditor.runs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;

/** Which process is at work on something, and whether it still lives. */
public final class RunOwner {

  /** A process of another machine that was silent for so long is taken for dead. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  private RunOwner() {}

  /** This process: {@code host/pid/start}. */
  public static String me() {
    ProcessHandle me = ProcessHandle.current();
    return host() + "/" + me.pid() + "/" + start(me);
  }

  /** Whether the process that runs a run is gone. */
  static boolean gone(Run run, Instant now) {
    if (run.owner() == null) {
      return true;
    }
    return here(run.owner())
        ? ended(run.owner())
        : run.aliveAt() == null || run.aliveAt().plus(SILENCE).isBefore(now);
  }

  /** Whether a process of this machine, as {@link #me} names it, has ended; false for others. */
  public static boolean endedHere(String owner) {
    return here(owner) && ended(owner);
  }

  private static boolean here(String owner) {
    return owner.split("/")[0].equals(host());
  }

  private static boolean ended(String owner) {
    String[] parts = owner.split("/");
    return ProcessHandle.of(Long.parseLong(parts[1]))
        .filter(process -> parts[2].equals(start(process)))
        .isEmpty();
  }

  private static String start(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(instant -> Long.toString(instant.toEpochMilli()))
        .orElse("0");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replace('/', '-');
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
