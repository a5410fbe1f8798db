package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.BranchAudit;
import org.liaisonauditor.audit.JudgedBranch;
import org.liaisonauditor.audit.PackVersion;
import org.liaisonauditor.audit.ResultBuilder;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.facts.RatingStatistics;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.DataSetBranches;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;

/**
 * The work on one run: what its steps need, made when first asked for, from the run's record and
 * the database alone. Any process can do any part of it.
 */
final class RunWork {

  private final Run run;
  private final RulePack pack;
  private final AuditContext context;
  private final CompiledPack compiled;
  private final DataSets dataSets;
  private final BranchResults results;
  private final RunRecords records;
  private final RuleVersions versions;
  private Data data;
  private RatingStatistics statistics;
  private BranchAudit audit;

  RunWork(Run run, Database database, RunFolders folders) throws IOException, PackRefused {
    this.run = run;
    Path rules = folders.bundle(run.rulesBundle(), run.rulesCode());
    this.pack = RulePacks.read(rules);
    this.compiled = CompiledPack.of(pack, folders.packs());
    this.context =
        new AuditContext(
            run.from(), run.to(), run.asOf(), RulePacks.parameters(pack, run.settings()));
    this.dataSets = new DataSets(database);
    this.results = new BranchResults(database, run.number());
    this.records = new RunRecords(database);
    this.versions = new RuleVersions(database);
  }

  Run run() {
    return run;
  }

  RulePack pack() {
    return pack;
  }

  /** What is the same for all branches of the data set. */
  private record Data(
      long number,
      UnitDirectory units,
      List<DataSets.Branch> branches,
      List<SheetRef> sheets,
      Map<SheetRef, Integer> sheetNumbers,
      Predicate<String> scope) {}

  private synchronized Data data() {
    if (data == null) {
      long number = records.find(run.number()).orElseThrow().dataSet();
      List<SheetRef> sheets = dataSets.sheets(number);
      Map<SheetRef, Integer> numbers = new HashMap<>();
      for (int i = 0; i < sheets.size(); i++) {
        numbers.put(sheets.get(i), i);
      }
      UnitDirectory units = new UnitDirectory(dataSets.units(number));
      data =
          new Data(
              number,
              units,
              dataSets.branches(number),
              sheets,
              numbers,
              Scope.branches(run.scope(), units));
    }
    return data;
  }

  /** A range of branches, by their numbers. */
  record Range(int first, int last) {}

  /** The branches in ranges of at most so many. */
  List<Range> ranges(int size) {
    List<Range> ranges = new ArrayList<>();
    List<DataSets.Branch> branches = data().branches();
    for (int from = 0; from < branches.size(); from += size) {
      int last = Math.min(branches.size(), from + size) - 1;
      ranges.add(new Range(branches.get(from).number(), branches.get(last).number()));
    }
    return ranges;
  }

  private Map<Integer, String> codes() {
    return data().branches().stream()
        .collect(Collectors.toMap(DataSets.Branch::number, DataSets.Branch::code));
  }

  private Map<String, Integer> numbers() {
    return data().branches().stream()
        .collect(Collectors.toMap(DataSets.Branch::code, DataSets.Branch::number));
  }

  /** One for the whole run: it knows which rules took too long. */
  private synchronized BranchAudit audit() {
    if (audit == null) {
      audit = new BranchAudit(compiled, data().units(), context);
    }
    return audit;
  }

  /** Notes how the branches of a range rate, in numbers. */
  int compare(Range range) {
    BranchAudit branchAudit = audit();
    Map<String, Integer> numbers = numbers();
    Map<Integer, List<RatingSample>> ratings = new HashMap<>();
    try (DataSetBranches branches = read(range)) {
      for (BranchRecords branch = branches.next(); branch != null; branch = branches.next()) {
        ratings.put(numbers.get(branch.branch()), branchAudit.ratings(branch));
      }
    }
    results.addRatings(ratings);
    return ratings.size();
  }

  /** Judges the branches of a range that are in scope. */
  int judge(Range range) {
    BranchAudit branchAudit = audit();
    Map<String, Integer> numbers = numbers();
    RatingStatistics compared = statistics();
    Map<Integer, JudgedBranch> judged = new HashMap<>();
    try (DataSetBranches branches = read(range)) {
      for (BranchRecords branch = branches.next(); branch != null; branch = branches.next()) {
        if (data().scope().test(branch.branch())) {
          judged.put(numbers.get(branch.branch()), branchAudit.judge(branch, compared));
        }
      }
    }
    results.add(judged, data().sheetNumbers());
    return judged.size();
  }

  private DataSetBranches read(Range range) {
    return dataSets.read(data().number(), range.first(), range.last(), data().sheets());
  }

  private synchronized RatingStatistics statistics() {
    if (statistics == null) {
      statistics = new RatingStatistics(results.ratings(codes()), context.parameters());
    }
    return statistics;
  }

  /** The result of all branches judged. */
  AuditResult result() {
    ResultBuilder builder = new ResultBuilder();
    results.forEach(pack, data().sheets(), builder::add);
    return builder.result(context, run.scope(), pack, data().units()).by(version());
  }

  private PackVersion version() {
    return run.rulesVersion() == null
        ? null
        : new PackVersion(run.rulesVersion(), versions.since(run.rulesCode(), run.rulesVersion()));
  }

  long dataSet() {
    return data().number();
  }
}
