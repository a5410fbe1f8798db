package org.liaisonauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePacks;
import picocli.CommandLine.Option;

/** What the present rules are compared with: another pack, other parameters, or both. */
final class DraftOptions {

  @Option(
      names = "--with",
      paramLabel = "DIR",
      description = "folder of the draft (default: the same pack, with --with-set)")
  private Path folder;

  @Option(
      names = "--with-set",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter for the draft alone; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  void check() throws WrongUsage {
    if (folder == null && settings.isEmpty()) {
      throw new WrongUsage(
          "Say what to compare with: a draft (--with DIR), other parameters (--with-set"
              + " NAME=VALUE), or both.");
    }
  }

  /** The folder of the draft; null = the present pack. */
  Path folder() {
    return folder;
  }

  /** Code of the draft; null = that of the present pack. */
  String code() throws IOException, PackRefused {
    return folder == null ? null : RulePacks.read(folder).regulation().code();
  }

  /** Values of parameters for the draft alone, by name. */
  Map<String, String> settings() {
    return settings;
  }

  /** Whether it could be published as it was compared: a pack without settings of its own. */
  boolean publishable() {
    return folder != null && settings.isEmpty();
  }
}
