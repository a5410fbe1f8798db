package org.liaisonauditor.cli;

import org.liaisonauditor.domain.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** For whom something is shown. */
final class ShowOption {

  @Option(names = "--json", description = "JSON for programs instead of text for people")
  private boolean json;

  @Mixin private LanguageOption language;

  boolean json() {
    return json;
  }

  Language language() {
    return language.language();
  }
}
