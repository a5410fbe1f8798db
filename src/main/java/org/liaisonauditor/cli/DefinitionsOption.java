package org.liaisonauditor.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which report definitions. */
final class DefinitionsOption {

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "folder of the report definitions (default: reports beside the launcher)")
  private Path folder;

  Path folder() {
    return folder == null ? Home.folder("reports") : folder;
  }
}
