package org.liaisonauditor.audit;

import java.util.List;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.store.DataSetBranches;
import org.liaisonauditor.store.DataSets;

/** Records of a data set in the database. */
public final class StoredRecords implements LiaisonRecords {

  private final DataSets dataSets;
  private final long dataSet;
  private final UnitDirectory units;
  private final List<DataSets.Branch> branches;
  private final List<SheetRef> sheets;

  /** The records of a data set that is ready. */
  public StoredRecords(DataSets dataSets, long dataSet) {
    this.dataSets = dataSets;
    this.dataSet = dataSet;
    this.units = new UnitDirectory(dataSets.units(dataSet));
    this.branches = dataSets.branches(dataSet);
    this.sheets = dataSets.sheets(dataSet);
  }

  @Override
  public UnitDirectory units() {
    return units;
  }

  @Override
  public List<String> branches() {
    return branches.stream().map(DataSets.Branch::code).toList();
  }

  @Override
  public BranchStream read(int from, int to) {
    DataSetBranches read =
        dataSets.read(dataSet, branches.get(from).number(), branches.get(to - 1).number(), sheets);
    return new BranchStream() {
      @Override
      public BranchRecords next() {
        return read.next();
      }

      @Override
      public void close() {
        read.close();
      }
    };
  }
}
