package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import picocli.CommandLine.Option;

/** Which rule pack. */
final class RulesOption {

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "folder of the rule pack (default: rules beside the launcher)")
  private Path folder;

  /** Whether one was named. */
  boolean given() {
    return folder != null;
  }

  /** The folder of the pack, or one that holds it alone. */
  Path folder() {
    return folder == null ? Home.folder("rules") : folder;
  }

  RulePack pack() throws IOException, PackRefused {
    return RulePacks.read(folder());
  }
}
