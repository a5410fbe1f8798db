package org.liaisonauditor.audit;

import java.util.List;
import org.liaisonauditor.domain.UnitDirectory;

/**
 * Where an audit reads from: files or a database. Reading the same branch twice must give the same
 * records; several threads may read at once.
 */
public interface LiaisonRecords {

  /** The organizations. */
  UnitDirectory units();

  /** The codes of all residence branches, by code point. */
  List<String> branches();

  /**
   * Reads the branches of a range, each with all that its members need.
   *
   * @param from place of the first in {@link #branches()}
   * @param to place behind the last one
   */
  BranchStream read(int from, int to);
}
