package org.liaisonauditor.cli;

import org.liaisonauditor.domain.Language;
import picocli.CommandLine.Option;

/** For whom something is shown. */
final class ShowOption {

  @Option(names = "--json", description = "JSON for programs instead of a table for people")
  private boolean json;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      defaultValue = "vi",
      description = "language of the table (default: ${DEFAULT-VALUE})")
  private Language language;

  boolean json() {
    return json;
  }

  Language language() {
    return language;
  }
}
