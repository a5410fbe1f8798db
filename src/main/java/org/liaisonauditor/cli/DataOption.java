package org.liaisonauditor.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the store is: an option of every command that needs it. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "data folder with the embedded database (default: setting auditor.data, else data beside"
              + " the launcher)")
  private Path data;

  /** The settings that the option stands for. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    // Where the rules are is home: data and report definitions are beside them.
    settings.put("auditor.home", Home.folder("rules").toAbsolutePath().getParent().toString());
    if (data != null) {
      settings.put("auditor.data", data.toAbsolutePath().normalize().toString());
    }
    return settings;
  }
}
