package org.liaisonauditor.delivery;

/** Something was not sent, or nobody knows whether it was. */
final class SendFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What it means for another try. */
  enum Kind {
    /** It was surely not sent, and may be later. */
    PASSING,
    /** It was surely not sent, and will not be as it is. */
    LASTING,
    /** It may have been sent. */
    UNSURE,
    /** It was surely not sent, since the mail server was not to be reached: nothing else will. */
    AWAY
  }

  private final Kind kind;

  SendFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
