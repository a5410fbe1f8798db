package org.liaisonauditor.audit;

import org.liaisonauditor.domain.BranchRecords;

/** Branches one after the other, by code point of their codes. */
public interface BranchStream extends AutoCloseable {

  /** The next branch, or null after the last one. */
  BranchRecords next();

  @Override
  void close();
}
