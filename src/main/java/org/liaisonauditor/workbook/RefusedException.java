package org.liaisonauditor.workbook;

/** A file or sheet that can't be read, and why. */
public final class RefusedException extends Exception {

  private final Refusal refusal;

  /**
   * Says why.
   *
   * @param detail where in the file, for the curious; may be blank
   */
  public RefusedException(Refusal refusal, String detail, Throwable cause) {
    super(detail, cause);
    this.refusal = refusal;
  }

  RefusedException(Refusal refusal, String detail) {
    this(refusal, detail, null);
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
