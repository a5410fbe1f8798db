package org.liaisonauditor.cli;

import org.liaisonauditor.domain.Language;
import picocli.CommandLine.Option;

/** In which language the program speaks. */
final class LanguageOption {

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      defaultValue = "vi",
      description = "language (default: ${DEFAULT-VALUE})")
  private Language language;

  Language language() {
    return language;
  }
}
