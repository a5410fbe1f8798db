package org.liaisonauditor.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The steps of a run: gather the submissions, compare the branches, judge them, write the outputs.
 * Branches go in ranges; what a range gives is committed together with the note that it is done, so
 * that a run that is started again goes on behind it.
 */
final class AuditJob {

  static final String NAME = "audit";

  private static final String FIRST = "first";
  private static final String LAST = "last";

  private final JobRepository repository;
  private final PlatformTransactionManager transactions;
  private final TaskExecutor threads;
  private final int rangeSize;

  /**
   * Makes jobs.
   *
   * @param threads does ranges side by side
   * @param rangeSize number of branches in a range
   */
  AuditJob(
      JobRepository repository,
      PlatformTransactionManager transactions,
      TaskExecutor threads,
      int rangeSize) {
    this.repository = repository;
    this.transactions = transactions;
    this.threads = threads;
    this.rangeSize = rangeSize;
  }

  /** What the first and the last step do. */
  interface Ends {
    void gather() throws Exception;

    void write() throws Exception;
  }

  /** The job of a run. */
  Job of(RunWork work, Ends ends) {
    return new JobBuilder(NAME, repository)
        .start(step("gather", ends::gather))
        .next(ranges("compare", work, work::compare))
        .next(ranges("judge", work, work::judge))
        .next(step("write", ends::write))
        .build();
  }

  private interface Work {
    void run() throws Exception;
  }

  private Step step(String name, Work work) {
    return new StepBuilder(name, repository)
        .tasklet(
            (contribution, context) -> {
              work.run();
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  private Step ranges(String name, RunWork work, ToIntFunction<RunWork.Range> each) {
    Tasklet range =
        (contribution, context) -> {
          Map<String, Object> of = context.getStepContext().getStepExecutionContext();
          int branches =
              each.applyAsInt(new RunWork.Range((Integer) of.get(FIRST), (Integer) of.get(LAST)));
          contribution.incrementWriteCount(branches);
          return RepeatStatus.FINISHED;
        };
    Step worker = new StepBuilder(name + "-range", repository).tasklet(range, transactions).build();
    Partitioner partitioner =
        gridSize -> {
          Map<String, ExecutionContext> ranges = new HashMap<>();
          for (RunWork.Range one : work.ranges(rangeSize)) {
            ExecutionContext context = new ExecutionContext();
            context.putInt(FIRST, one.first());
            context.putInt(LAST, one.last());
            ranges.put("%07d".formatted(one.first()), context);
          }
          return ranges;
        };
    return new StepBuilder(name, repository)
        .partitioner(name + "-range", partitioner)
        .step(worker)
        .taskExecutor(threads)
        .build();
  }
}
