package org.liaisonauditor.reports;

/** The report definitions lack words for something that has to be told. */
public final class WordsMissing extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private WordsMissing(String message) {
    super(message);
  }

  /** An audit goes by exceptions, and there are no words to tell what they hide. */
  public static WordsMissing ofExceptions() {
    return new WordsMissing(
        "The report definitions have no file "
            + ReportDefinition.EXCEPTIONS
            + ", and this audit goes by exceptions: what they hide has to be told. Take the file"
            + " from the program's own folder reports.");
  }
}
