package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.RatingSample;
import org.liaisonauditor.facts.RatingStatistics;
import org.liaisonauditor.rules.CompiledPack;

/**
 * Runs audits in one process. The result depends on the records, the pack and the context alone:
 * not on the number of threads, nor on the order in which records come.
 *
 * <p>Branches are read twice: first for the numbers that branches are compared by, then to be
 * judged. What is kept in memory of a branch are its numbers and its findings.
 */
public final class Audit {

  /** Branches that one thread reads at a time: few, since one may be as large as thirty others. */
  private static final int BRANCHES_AT_A_TIME = 4;

  private final CompiledPack rules;
  private final int threads;

  /**
   * An audit by a pack.
   *
   * @param threads number of threads that judge branches, from 1
   */
  public Audit(CompiledPack rules, int threads) {
    this.rules = rules;
    this.threads = threads;
  }

  /** Audits all branches. */
  public AuditResult run(LiaisonRecords records, AuditContext context, AuditProgress progress)
      throws InterruptedException {
    return run(records, context, BranchScope.ALL, statistics(records, context), progress);
  }

  /** How all branches rate: what each of them is compared with. */
  RatingStatistics statistics(LiaisonRecords records, AuditContext context)
      throws InterruptedException {
    BranchAudit audit = new BranchAudit(rules, records.units(), context);
    List<RatingSample> samples = new ArrayList<>();
    forEach(records, threads, audit::ratings).forEach(samples::addAll);
    return new RatingStatistics(samples, context.parameters());
  }

  /** Audits the branches of a scope; they are compared with all others. */
  AuditResult run(
      LiaisonRecords records,
      AuditContext context,
      BranchScope scope,
      RatingStatistics statistics,
      AuditProgress progress)
      throws InterruptedException {
    BranchAudit audit = new BranchAudit(rules, records.units(), context);
    AtomicInteger done = new AtomicInteger();
    int branches = records.branches().size();
    ResultBuilder result = new ResultBuilder();
    forEach(
            records,
            threads,
            branch -> {
              Optional<JudgedBranch> judged =
                  scope.holds().test(branch.branch())
                      ? Optional.of(audit.judge(branch, statistics))
                      : Optional.empty();
              progress.audited(done.incrementAndGet(), branches);
              return judged;
            })
        .forEach(judged -> judged.ifPresent(result::add));
    return result.result(context, scope.unit(), rules.pack(), records.units());
  }

  /** What a function gives for each branch, in the order of branches. */
  static <T> List<T> forEach(
      LiaisonRecords records, int threads, Function<BranchRecords, T> function)
      throws InterruptedException {
    List<Callable<List<T>>> tasks = new ArrayList<>();
    int branches = records.branches().size();
    for (int from = 0; from < branches; from += BRANCHES_AT_A_TIME) {
      int first = from;
      int behind = Math.min(branches, from + BRANCHES_AT_A_TIME);
      tasks.add(
          () -> {
            List<T> results = new ArrayList<>();
            try (BranchStream stream = records.read(first, behind)) {
              for (BranchRecords branch = stream.next(); branch != null; branch = stream.next()) {
                results.add(function.apply(branch));
              }
            }
            return results;
          });
    }
    List<T> all = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Future<List<T>> future : executor.invokeAll(tasks)) {
        all.addAll(future.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a branch could not be audited", e.getCause());
    }
    return all;
  }
}
