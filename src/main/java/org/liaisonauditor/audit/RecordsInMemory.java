package org.liaisonauditor.audit;

import java.util.List;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.BranchRecords;
import org.liaisonauditor.facts.Partitions;

/** Records that were read from files. */
public final class RecordsInMemory implements LiaisonRecords {

  private final UnitDirectory units;
  private final Partitions partitions;

  public RecordsInMemory(Records records) {
    this.units = new UnitDirectory(records.units());
    this.partitions = new Partitions(records);
  }

  @Override
  public UnitDirectory units() {
    return units;
  }

  @Override
  public List<String> branches() {
    return partitions.branches();
  }

  @Override
  public BranchRecords branch(String code) {
    return partitions.of(code);
  }
}
