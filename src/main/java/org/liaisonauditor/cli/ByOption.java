package org.liaisonauditor.cli;

import picocli.CommandLine.Option;

/** Who asks. */
final class ByOption {

  @Option(names = "--by", paramLabel = "NAME", description = "who asks (default: the user)")
  private String by = System.getProperty("user.name");

  String name() {
    return by;
  }
}
