package org.liaisonauditor.cli;

/** What the program ends with. The meaning of a code never changes by an option. */
final class ExitCodes {

  static final int DONE = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int INPUT_REFUSED = 3;
  static final int PACK_REFUSED = 4;

  private ExitCodes() {}
}
