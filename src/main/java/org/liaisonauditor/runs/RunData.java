package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.PackVersion;
import org.liaisonauditor.audit.ResultBuilder;
import org.liaisonauditor.audit.StoredRecords;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;

/** What recorded runs were about, to look at it once more: submissions, rules, scope. */
public final class RunData {

  private final Database database;
  private final Submissions submissions;
  private final DataSets dataSets;
  private final RunRecords runs;
  private final Gathering gathering;
  private final RunFolders folders;
  private final Exceptions exceptions;

  RunData(Database database, Gathering gathering, RunFolders folders, Exceptions exceptions) {
    this.database = database;
    this.submissions = new Submissions(database);
    this.dataSets = new DataSets(database);
    this.runs = new RunRecords(database);
    this.gathering = gathering;
    this.folders = folders;
    this.exceptions = exceptions;
  }

  /**
   * The submissions of a run, united.
   *
   * @param records the records of all branches
   * @param input files and problems
   * @param scope the branches that the run judged
   */
  public record Read(LiaisonRecords records, InputSummary input, BranchScope scope) {}

  /**
   * What a run found, with its data.
   *
   * @param result the findings, as its report has them: what is accepted is not among them
   * @param lives how they stand; null = nothing was noted of audits before
   * @param accepted what exceptions did
   * @param input files and problems
   * @param records the records of all branches
   */
  public record Audited(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      LiaisonRecords records) {}

  /** The result of a run that is done, put together from what it recorded. */
  public Audited audited(Run run) throws IOException, PackRefused {
    RulePack pack = RulePacks.read(rules(run));
    Read read = read(run, pack.regulation().ratingScale());
    AuditResult result = result(run, pack);
    Lives lives = new LifeStore(database).of(original(run).number()).orElse(null);
    Accepted accepted = Accepted.of(result, lives, exceptions.ofRun(run.number()));
    return new Audited(
        accepted.open(result), accepted.open(lives), accepted, read.input(), read.records());
  }

  /**
   * The run that another may be put beside to compare two periods: by the same rule pack, of the
   * same scope, done before, about an earlier period as long. It stays the same whatever is run
   * later.
   */
  public Optional<Run> periodBefore(Run run) {
    return runs.periodBefore(original(run));
  }

  /** The run that a repeated one repeats. */
  private Run original(Run repeated) {
    Run one = repeated;
    while (one.rerunOf() != null) {
      one = runs.find(one.rerunOf()).orElseThrow();
    }
    return one;
  }

  /** The folder of the report definitions of a run, as it was. */
  public Path reports(Run run) throws IOException {
    return definitions(run.reportsBundle());
  }

  /** A folder of report definitions, as it was kept. */
  public Path definitions(String bundle) throws IOException {
    return folders.bundle(bundle, "reports");
  }

  /** The folder of the rule pack that a run went by, as it was. */
  public Path rules(Run run) throws IOException {
    return folders.bundle(run.rulesBundle(), run.rulesCode());
  }

  /**
   * The data of a run; its data set is made anew where it was cleared away.
   *
   * @param scale the ratings of the run's rule pack
   */
  public Read read(Run run, RatingScale scale) {
    long dataSet = gathering.gather(set(run.number()), scale, run.language());
    StoredRecords records = new StoredRecords(dataSets, dataSet);
    return new Read(
        records,
        gathering.input(dataSet),
        new BranchScope(run.scope(), Scope.branches(run.scope(), records.units())));
  }

  /**
   * All that a run found, accepted or not, as it was recorded; no rule is run.
   *
   * @param pack the run's rule pack
   */
  public AuditResult result(Run run, RulePack pack) {
    long dataSet =
        gathering.gather(set(run.number()), pack.regulation().ratingScale(), run.language());
    ResultBuilder builder = new ResultBuilder();
    new BranchResults(database, run.number()).forEach(pack, dataSets.sheets(dataSet), builder::add);
    PackVersion version =
        run.rulesVersion() == null
            ? null
            : new PackVersion(
                run.rulesVersion(),
                new RuleVersions(database).since(run.rulesCode(), run.rulesVersion()));
    return builder
        .result(
            new AuditContext(
                run.from(), run.to(), run.asOf(), RulePacks.parameters(pack, run.settings())),
            run.scope(),
            pack,
            new UnitDirectory(dataSets.units(dataSet)))
        .by(version);
  }

  /** The submissions of a run, each with the tables that count. */
  List<Submission> set(long run) {
    List<Submission> set = new ArrayList<>();
    for (Map.Entry<Long, Set<Table>> one : runs.submissions(run).entrySet()) {
      set.add(submissions.find(one.getKey()).counting(EnumSet.copyOf(one.getValue())));
    }
    return set;
  }
}
