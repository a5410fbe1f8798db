package org.liaisonauditor.cli;

import java.io.PrintWriter;

/** One line that tells how far the work is, overwritten as it goes on; none off a terminal. */
final class ProgressLine {

  private static final int CLEARED = 60;

  private final PrintWriter err;
  private final boolean terminal;
  private int lastPercent = -1;
  private String lastStep = "";

  ProgressLine(PrintWriter err) {
    this.err = err;
    // Only the launcher can tell on every Java release whether the error stream is a terminal.
    this.terminal = Boolean.getBoolean("auditor.terminal");
  }

  synchronized void show(String step, int done, int total) {
    int percent = total == 0 ? 100 : (int) (100L * done / total);
    if (!terminal || (percent == lastPercent && step.equals(lastStep))) {
      return;
    }
    lastPercent = percent;
    lastStep = step;
    err.print("\r" + step + ": " + done + " of " + total + " (" + percent + " %)   ");
    err.flush();
  }

  synchronized void clear() {
    if (terminal && lastPercent >= 0) {
      err.print("\r" + " ".repeat(CLEARED) + "\r");
      err.flush();
    }
  }
}
