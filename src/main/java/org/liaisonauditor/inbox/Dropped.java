package org.liaisonauditor.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.liaisonauditor.domain.CodePoints;

/**
 * A file in the inbox as it was at a glance.
 *
 * @param path where it is
 * @param folder name of the sub-folder that it lies in; null = directly in the inbox
 * @param stamp its size and time of change
 */
record Dropped(Path path, String folder, Stamp stamp) {

  /** One delivery's order. */
  static final Comparator<Dropped> BY_NAME =
      Comparator.comparing(Dropped::name, CodePoints.ORDER)
          .thenComparing(dropped -> dropped.path().toString(), CodePoints.ORDER);

  /** What an operating system, a browser or a spreadsheet program leaves while it is at work. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

  private static final Set<String> UNFINISHED = Set.of("tmp", "part", "partial", "crdownload");

  /** Size and time of change: what tells that a file is no longer the one that was seen. */
  record Stamp(long size, String changed) {

    static Stamp of(BasicFileAttributes file) {
      return new Stamp(file.size(), file.lastModifiedTime().toString());
    }

    /** The stamp of a file now; null where there is no plain file of this name. */
    static Stamp of(Path file) throws IOException {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return null;
      }
      return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  /** Whether a file or folder of this name is none that somebody sends. */
  static boolean ignored(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        || name.startsWith("~$")
        || LITTER.contains(lower)
        || UNFINISHED.contains(lower.substring(lower.lastIndexOf('.') + 1));
  }
}
