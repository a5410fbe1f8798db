package org.liaisonauditor.audit;

/** Takes how far an audit is; may be called by several threads. */
@FunctionalInterface
public interface AuditProgress {

  /** Shows nothing. */
  AuditProgress NONE = (done, total) -> {};

  /** So many branches of all have been audited. */
  void audited(int done, int total);
}
