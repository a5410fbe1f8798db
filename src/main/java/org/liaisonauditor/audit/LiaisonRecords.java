package org.liaisonauditor.audit;

import java.util.List;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.BranchRecords;

/**
 * Where an audit reads from: files now, a database as well. Reading the same branch twice must give
 * the same records; several threads may read at once.
 */
public interface LiaisonRecords {

  /** The organizations. */
  UnitDirectory units();

  /** The codes of all residence branches, by code point. */
  List<String> branches();

  /** A branch with all that its members need. */
  BranchRecords branch(String code);
}
