package org.liaisonauditor.audit;

import java.util.Iterator;
import java.util.List;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.UnitDirectory;
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
  public BranchStream read(int from, int to) {
    Iterator<String> codes = partitions.branches().subList(from, to).iterator();
    return new BranchStream() {
      @Override
      public BranchRecords next() {
        return codes.hasNext() ? partitions.of(codes.next()) : null;
      }

      @Override
      public void close() {
        // Nothing is held open.
      }
    };
  }
}
