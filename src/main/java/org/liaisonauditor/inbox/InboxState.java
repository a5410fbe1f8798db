package org.liaisonauditor.inbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How the inbox is doing.
 *
 * @param folder where files are dropped
 * @param sweptAt when it was last looked through; null = not yet
 * @param waiting files that were there and are not taken in yet
 * @param faults what could not be done, by path
 */
public record InboxState(Path folder, Instant sweptAt, int waiting, List<Fault> faults) {

  public InboxState {
    faults = List.copyOf(faults);
  }

  /**
   * What could not be done.
   *
   * @param path of the file, below the inbox; blank = the inbox itself
   * @param message what is wrong
   * @param since when it was first seen
   */
  public record Fault(String path, String message, Instant since) {}
}
