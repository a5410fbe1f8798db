package org.liaisonauditor.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bundles put back into folders for use. What lies there is held against its hash each time. */
public final class BundleFolders {

  private static final Logger LOG = LoggerFactory.getLogger(BundleFolders.class);

  private final Path cache;
  private final Bundles bundles;

  /**
   * Folders of bundles.
   *
   * @param cache where they are put; may be deleted at any time
   */
  public BundleFolders(Path cache, Bundles bundles) {
    this.cache = cache;
    this.bundles = bundles;
  }

  /**
   * The folder of a bundle, its files put back where they are not there yet, or not as they were.
   *
   * @param name of the folder, as it was when it was kept
   */
  public synchronized Path folder(String hash, String name) throws IOException {
    Path folder = cache.resolve(hash).resolve(name);
    if (Files.isDirectory(folder)) {
      if (Bundles.hash(folder).equals(hash)) {
        return folder;
      }
      LOG.warn("{} is not as it was kept; it is put back", folder);
      WholeFolder.appear(folder, part -> bundles.copyTo(hash, part));
      return folder;
    }
    try {
      WholeFolder.appear(folder, part -> bundles.copyTo(hash, part), false);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another process was quicker; what it made is the same.
    }
    return folder;
  }
}
