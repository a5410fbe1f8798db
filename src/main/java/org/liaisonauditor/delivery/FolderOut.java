package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.store.KeptFiles;

/** Puts documents into folders; each appears whole, and never in another's place. */
final class FolderOut {

  private final Path base;
  private final KeptFiles files;

  /**
   * Folders of deliveries.
   *
   * @param base holds all of them
   */
  FolderOut(Path base, KeptFiles files) {
    this.base = base;
    this.files = files;
  }

  /** Puts a document where its recipient looks; one that is there already with its bytes stays. */
  void put(Delivery delivery, int attempt) throws SendFailure {
    Path folder = delivery.to().within(base);
    Path file = folder.resolve(delivery.fileName());
    try {
      noLink(folder);
      noFile(folder);
      Files.createDirectories(folder);
      removeParts(folder, delivery, attempt);
      if (Files.exists(file)) {
        check(
            file, delivery, file + " is another file; move it away, then send the delivery again");
        return;
      }
      Path part = part(folder, delivery, attempt);
      try {
        files.copyTo(delivery.sha256(), part);
        check(part, delivery, "the kept document is not what its hash says, " + delivery.sha256());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (FileAlreadyExistsException e) {
      throw new SendFailure(SendFailure.Kind.PASSING, "somebody else writes " + file, e);
    } catch (AccessDeniedException e) {
      throw new SendFailure(
          SendFailure.Kind.PASSING,
          "the program may not write to " + folder + "; let it, or name another folder",
          e);
    } catch (IOException e) {
      throw new SendFailure(
          SendFailure.Kind.PASSING, "it could not be written to " + file + ": " + e, e);
    }
  }

  private void noLink(Path folder) throws SendFailure {
    for (Path at = folder; !at.equals(base); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        throw new SendFailure(
            SendFailure.Kind.LASTING,
            at + " is a link, and may lead out of " + base + "; put a folder in its place",
            null);
      }
    }
  }

  /** Where a file has a folder's name, nothing can be put; it may be moved away in time. */
  private void noFile(Path folder) throws SendFailure {
    for (Path at = folder; at != null && at.startsWith(base); at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        throw new SendFailure(
            SendFailure.Kind.PASSING,
            at + " is a file; move it away: a folder is to be there",
            null);
      }
    }
  }

  /** What earlier tries of a delivery left when they were cut off. */
  private static void removeParts(Path folder, Delivery delivery, int attempt) throws IOException {
    for (int before = 1; before < attempt; before++) {
      Files.deleteIfExists(part(folder, delivery, before));
    }
  }

  private static Path part(Path folder, Delivery delivery, int attempt) {
    return folder.resolve("." + delivery.fileName() + ".part-" + attempt);
  }

  private static void check(Path file, Delivery delivery, String otherwise)
      throws IOException, SendFailure {
    if (!AuditOutputs.sha256(file).equals(delivery.sha256())) {
      throw new SendFailure(SendFailure.Kind.LASTING, otherwise, null);
    }
  }
}
