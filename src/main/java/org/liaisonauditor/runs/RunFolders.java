package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.Path;
import org.liaisonauditor.store.BundleFolders;

/**
 * The folders that runs use: of their outputs, of the bundles that they go by, of compiled packs.
 */
public final class RunFolders {

  private final Path data;
  private final BundleFolders bundles;

  public RunFolders(Path data, BundleFolders bundles) {
    this.data = data;
    this.bundles = bundles;
  }

  /** Where a run's outputs are. */
  public Path of(long run) {
    return data.resolve("runs").resolve(Long.toString(run));
  }

  /** Where compiled packs are kept. */
  public Path packs() {
    return data.resolve("cache").resolve("packs");
  }

  /** The folder of a bundle; see {@link BundleFolders#folder}. */
  Path bundle(String hash, String name) throws IOException {
    return bundles.folder(hash, name);
  }
}
