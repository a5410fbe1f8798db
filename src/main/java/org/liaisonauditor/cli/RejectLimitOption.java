package org.liaisonauditor.cli;

import picocli.CommandLine.Option;

/** How many rows of the submissions may be unusable. */
final class RejectLimitOption {

  @Option(
      names = "--reject-limit",
      paramLabel = "N",
      description = "goes on even though up to N rows can't be used (default: 0)")
  private Integer limit;

  /** Whether a number was named. */
  boolean given() {
    return limit != null;
  }

  /** How many rows. */
  int rows() throws WrongUsage {
    if (given() && limit < 0) {
      throw new WrongUsage("--reject-limit is " + limit + "; it must be 0 or more.");
    }
    return given() ? limit : 0;
  }
}
