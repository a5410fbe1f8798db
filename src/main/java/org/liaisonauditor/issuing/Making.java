package org.liaisonauditor.issuing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a report that is made and signed, but not for ever. */
final class Making {

  private Making() {}

  /** Lets a report be made and signed, and waits for it as long as the number is kept for it. */
  static Issuing.Made made(Issuing.Maker maker, Issuing.Issue issue, Path folder, Duration patience)
      throws IOException, IssuingRefused {
    FutureTask<Issuing.Made> task = new FutureTask<>(() -> maker.make(issue, folder));
    // A driver of a token that hangs can't be stopped; it must not keep the program alive either.
    Thread.ofPlatform().name("issue " + issue.written()).daemon().start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      task.cancel(true);
      throw new IssuingRefused(
          "The report was not made and signed within "
              + text(patience)
              + ". Does the token wait for a touch, or the authority of time not answer?"
              + " auditor.issuing.patience sets how long is waited.");
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the report was made and signed", stopped);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IssuingRefused refused -> throw refused;
        case IOException io -> throw io;
        case RuntimeException unexpected -> throw unexpected;
        case Error error -> throw error;
        default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }

  private static String text(Duration patience) {
    return patience.toSecondsPart() == 0 && patience.toMinutes() > 0
        ? patience.toMinutes() + " minutes"
        : patience.toMillis() / 1_000.0 + " seconds";
  }
}
