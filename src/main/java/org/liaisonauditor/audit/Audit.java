package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.BranchFacts;
import org.liaisonauditor.facts.BranchRecords;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.facts.RatingStatistics;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.Outcome;
import org.liaisonauditor.rules.Report;
import org.liaisonauditor.rules.Rule;

/**
 * Runs audits. The result depends on the records, the pack and the context alone: not on the number
 * of threads, nor on the order in which records come.
 *
 * <p>Branches are read twice: first for the numbers that branches are compared by, then to be
 * judged. What is kept in memory of a branch are its numbers and its findings.
 */
public final class Audit {

  private static final Comparator<CouldNotRun> FAILURE_ORDER =
      Comparator.comparing(CouldNotRun::rule, CodePoints.ORDER)
          .thenComparing(CouldNotRun::branch, CodePoints.ORDER);

  private final CompiledPack rules;
  private final int threads;

  /**
   * An audit by a pack.
   *
   * @param threads number of branches judged at the same time, from 1
   */
  public Audit(CompiledPack rules, int threads) {
    this.rules = rules;
    this.threads = threads;
  }

  /** Audits all branches. */
  public AuditResult run(LiaisonRecords records, AuditContext context, AuditProgress progress)
      throws InterruptedException {
    List<String> branches = records.branches();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<RatingSample> samples = new ArrayList<>();
      List<Callable<List<RatingSample>>> sampling = new ArrayList<>();
      branches.forEach(
          branch -> sampling.add(() -> new BranchFacts(records.branch(branch), context).ratings()));
      inOrder(executor, sampling).forEach(samples::addAll);
      RatingStatistics statistics = new RatingStatistics(samples, context.parameters());
      AtomicInteger done = new AtomicInteger();
      List<Callable<Judged>> judging = new ArrayList<>();
      branches.forEach(
          branch ->
              judging.add(
                  () -> {
                    Judged judged =
                        judge(records.branch(branch), records.units(), context, statistics);
                    progress.audited(done.incrementAndGet(), branches.size());
                    return judged;
                  }));
      return result(records, context, inOrder(executor, judging));
    }
  }

  /** What came of a branch. */
  private record Judged(
      String branch, Outcome outcome, int members, Set<String> workplaces, int meetings) {}

  private Judged judge(
      BranchRecords branch,
      UnitDirectory units,
      AuditContext context,
      RatingStatistics statistics) {
    Outcome outcome = rules.run(new BranchFacts(branch, context).facts(statistics), units);
    Set<String> workplaces = new HashSet<>();
    branch.members().stream().map(Member::workplace).forEach(workplaces::add);
    int meetings =
        (int)
            branch.meetings().stream()
                .filter(meeting -> meeting.residence().equals(branch.branch()))
                .map(Meeting::heldOn)
                .filter(context::inPeriod)
                .count();
    return new Judged(branch.branch(), outcome, branch.members().size(), workplaces, meetings);
  }

  private AuditResult result(LiaisonRecords records, AuditContext context, List<Judged> judged) {
    FindingCollector findings = new FindingCollector();
    FindingCollector commendations = new FindingCollector();
    List<CouldNotRun> failures = new ArrayList<>();
    Set<String> workplaces = new HashSet<>();
    int members = 0;
    int meetings = 0;
    for (Judged branch : judged) {
      members += branch.members();
      meetings += branch.meetings();
      workplaces.addAll(branch.workplaces());
      for (Report report : branch.outcome().reports()) {
        (report.rule().kind() == Rule.Kind.FINDING ? findings : commendations)
            .add(branch.branch(), report);
      }
      for (Map.Entry<String, String> failure : branch.outcome().failures().entrySet()) {
        failures.add(new CouldNotRun(failure.getKey(), branch.branch(), failure.getValue()));
      }
    }
    failures.sort(FAILURE_ORDER);
    return new AuditResult(
        context,
        rules.pack(),
        records.units(),
        new AuditCounts(judged.size(), members, workplaces.size(), meetings),
        findings.findings(),
        commendations.findings(),
        failures);
  }

  private static <T> List<T> inOrder(ExecutorService executor, List<Callable<T>> tasks)
      throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : executor.invokeAll(tasks)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a branch could not be audited", e.getCause());
      }
    }
    return results;
  }
}
