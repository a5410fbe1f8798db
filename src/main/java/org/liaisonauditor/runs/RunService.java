package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.StoredRecords;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Seen;
import org.liaisonauditor.history.History;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.publish.NoVersionInForce;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.ReportDefinition;
import org.liaisonauditor.reports.WordsMissing;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/** Runs audits of what is stored. */
public final class RunService implements AuditRuns {

  private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

  private static final long HEARTBEAT_SECONDS = 20;

  private final Database database;
  private final Submissions submissions;
  private final Gathering gathering;
  private final RunData data;
  private final Bundles bundles;
  private final RunRecords records;
  private final LifeStore findings;
  private final RunFolders folders;
  private final RulesInForce rulesInForce;
  private final AuditJob jobs;
  private final JobOperator operator;
  private final JobRepository repository;
  private final RunOutputs outputs;
  private final Supplier<List<RunEnding>> endings;
  private final Path reports;
  private final Exceptions exceptions;
  private final History history;
  private final RunWitness witness;
  private final Clock clock;
  private final String programVersion;

  /** Held for reading by each run at work, for writing to wait for them. */
  private final ReadWriteLock atWork = new ReentrantReadWriteLock(true);

  private volatile boolean ending;

  RunService(
      Database database,
      Gathering gathering,
      RunFolders folders,
      RulesInForce rulesInForce,
      AuditJob jobs,
      JobOperator operator,
      JobRepository repository,
      RunOutputs outputs,
      Supplier<List<RunEnding>> endings,
      Path reports,
      Exceptions exceptions,
      History history,
      Clock clock,
      String programVersion) {
    this.database = database;
    this.submissions = new Submissions(database);
    this.gathering = gathering;
    this.data = new RunData(database, gathering, folders, exceptions);
    this.bundles = new Bundles(database);
    this.records = new RunRecords(database);
    this.findings = new LifeStore(database);
    this.folders = folders;
    this.rulesInForce = rulesInForce;
    this.jobs = jobs;
    this.operator = operator;
    this.repository = repository;
    this.outputs = outputs;
    this.endings = endings;
    this.reports = reports;
    this.exceptions = exceptions;
    this.history = history;
    this.witness = new RunWitness(database);
    this.clock = clock;
    this.programVersion = programVersion;
  }

  @Override
  public long run(RunRequest request) throws AlreadyRun, RunFailed {
    atWork.readLock().lock();
    try {
      Run run = begin(request);
      execute(run);
      return run.number();
    } finally {
      atWork.readLock().unlock();
    }
  }

  /** Repeats a run on the same submissions, rules, parameters and definitions. */
  public long rerun(long number, String askedBy) throws RunFailed {
    Run old =
        records
            .find(number)
            .orElseThrow(() -> new IllegalArgumentException("There is no run " + number + "."));
    Run run =
        database.inTransaction(
            () -> {
              Run again =
                  new Run(
                      records.nextNumber(),
                      null,
                      null,
                      old.number(),
                      old.scope(),
                      old.from(),
                      old.to(),
                      old.asOf(),
                      old.settings(),
                      old.language(),
                      old.rejectLimit(),
                      askedBy,
                      clock.instant(),
                      old.dataAsOf(),
                      old.rulesBundle(),
                      old.rulesCode(),
                      old.packHash(),
                      old.rulesVersion(),
                      old.reportsBundle(),
                      programVersion,
                      Run.State.RUNNING,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null);
              records.add(again, data.set(old.number()));
              exceptions.noteAs(again.number(), old.number());
              return again;
            });
    execute(run);
    return run.number();
  }

  /**
   * Goes on with runs whose process died; those of living processes are left alone, and those of
   * the timetable to the timetable, which looks after its firings.
   */
  public void recover() {
    for (Run run : records.unfinished()) {
      atWork.readLock().lock();
      try {
        if (!ending && run.entry() == null && RunOwner.gone(run, clock.instant())) {
          LOG.warn("Run {} was cut off; going on with it", run.number());
          execute(run);
        }
      } catch (RunFailed e) {
        LOG.error("Run {} could not be ended: {}", run.number(), e.getMessage());
      } finally {
        atWork.readLock().unlock();
      }
    }
  }

  private Run begin(RunRequest request) throws AlreadyRun, RunFailed {
    if (request.entry() != null) {
      Optional<Run> there = records.find(request.entry(), request.firing());
      if (there.isPresent()) {
        return again(there.get());
      }
    }
    try {
      Judging judging = judging(request);
      RulePacks.parameters(judging.pack(), request.settings());
      // What is kept is read more leniently later; what people edit has to be whole.
      boolean words = ReportDefinition.load(reports).hasExceptions();
      String reportsBundle = bundles.keep(reports);
      return database.inTransaction(
          () -> {
            database.lock("runs");
            if (request.entry() != null
                && records.find(request.entry(), request.firing()).isPresent()) {
              throw new IllegalStateException("The firing was taken by another server.");
            }
            Run run =
                new Run(
                    records.nextNumber(),
                    request.entry(),
                    request.firing(),
                    null,
                    request.scope(),
                    request.from(),
                    request.to(),
                    request.asOf(),
                    request.settings(),
                    request.language(),
                    request.rejectLimit(),
                    request.askedBy(),
                    clock.instant(),
                    clock.instant(),
                    judging.bundle(),
                    judging.code(),
                    judging.pack().hash(),
                    judging.version(),
                    reportsBundle,
                    programVersion,
                    Run.State.RUNNING,
                    RunOwner.me(),
                    clock.instant(),
                    null,
                    null,
                    null,
                    null,
                    null);
            List<Submission> set = submissions.asOf(run.dataAsOf());
            if (set.isEmpty()) {
              throw new IllegalArgumentException(
                  "There is nothing to audit: no submission was accepted yet. Units send workbooks"
                      + " into the inbox, or by: auditor submit.");
            }
            records.add(run, set);
            exceptions.note(run.number(), run.rulesCode(), run.asOf(), run.askedAt());
            if (!words && !exceptions.ofRun(run.number()).isEmpty()) {
              throw WordsMissing.ofExceptions();
            }
            return run;
          });
    } catch (PackRefused e) {
      throw new RunFailed("The rule pack is refused: " + e.faults(), false, e);
    } catch (DefinitionException e) {
      throw new RunFailed("The report definitions are refused: " + e.faults(), false, e);
    } catch (IOException e) {
      throw new RunFailed("The rule pack or report definitions can't be read: " + e, true, e);
    } catch (NoVersionInForce | IllegalArgumentException e) {
      throw new RunFailed(e.getMessage(), false, e);
    }
  }

  /**
   * The rules that a run is judged by.
   *
   * @param version the published version that they are; null = a draft
   */
  private record Judging(RulePack pack, String bundle, String code, Integer version) {}

  private Judging judging(RunRequest request) throws IOException, PackRefused, NoVersionInForce {
    if (!request.draft()) {
      RuleVersion version = rulesInForce.on(request.rules(), request.to());
      return new Judging(
          rulesInForce.read(version), version.bundle(), version.pack(), version.number());
    }
    Path rules = RulePacks.folder(request.rules());
    String code = rules.toAbsolutePath().normalize().getFileName().toString();
    // Read first: a pack with links to other files is refused, and must not be kept.
    RulePacks.read(rules);
    String bundle = bundles.keep(rules);
    return new Judging(RulePacks.read(folders.bundle(bundle, code)), bundle, code, null);
  }

  private Run again(Run there) throws AlreadyRun, RunFailed {
    return switch (there.state()) {
      case DONE -> throw new AlreadyRun(there.number());
      case REFUSED -> throw new RunFailed(there.failure(), false, null);
      case FAILED -> there;
      case RUNNING -> {
        if (!RunOwner.gone(there, clock.instant())) {
          throw new RunFailed(
              "Run " + there.number() + " is being run by " + there.owner() + ".", true, null);
        }
        yield there;
      }
    };
  }

  /** Waits for the runs that this process is at, and goes on with no other from now on. */
  void end() {
    ending = true;
    atWork.writeLock().lock();
    atWork.writeLock().unlock();
  }

  private void execute(Run run) throws RunFailed {
    records.started(run.number(), RunOwner.me(), clock.instant());
    try (ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor()) {
      heart.scheduleAtFixedRate(
          () -> records.alive(run.number(), clock.instant()),
          HEARTBEAT_SECONDS,
          HEARTBEAT_SECONDS,
          TimeUnit.SECONDS);
      try {
        launch(run);
      } finally {
        heart.shutdownNow();
      }
    }
  }

  private void launch(Run run) throws RunFailed {
    Throwable failure;
    try {
      RunWork work = new RunWork(run, database, folders);
      Job job = jobs.of(work, new Steps(run, work));
      JobParameters parameters =
          new JobParametersBuilder().addLong("run", run.number()).toJobParameters();
      recoverCutOff(parameters);
      JobExecution execution = operator.start(job, parameters);
      if (execution.getStatus() == BatchStatus.COMPLETED) {
        return;
      }
      failure =
          execution.getAllFailureExceptions().isEmpty()
              ? new IllegalStateException("it was stopped")
              : execution.getAllFailureExceptions().getFirst();
    } catch (Exception e) {
      failure = e;
    }
    throw failed(run, failure);
  }

  /** A job whose process died is still noted as running; only a failed one can be started again. */
  private void recoverCutOff(JobParameters parameters) {
    JobExecution last = repository.getLastJobExecution(AuditJob.NAME, parameters);
    if (last != null && last.isRunning()) {
      operator.recover(last);
    }
  }

  private RunFailed failed(Run run, Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof InputRefused) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean refused = cause instanceof InputRefused;
    String message =
        refused || cause instanceof IllegalArgumentException
            ? cause.getMessage()
            : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    if (cause instanceof InputRefused input) {
      database.inTransaction(
          () -> {
            records.outputs(run.number(), input.outputs);
            records.ended(run.number(), Run.State.REFUSED, message, clock.instant());
            history.append(witness, String.valueOf(run.number()));
          });
    } else {
      records.ended(run.number(), Run.State.FAILED, message, clock.instant());
    }
    if (!refused && !(cause instanceof IllegalArgumentException)) {
      LOG.error("Run {} failed", run.number(), failure);
    }
    return new RunFailed(
        "Run " + run.number() + ": " + message,
        !refused && !(cause instanceof IllegalArgumentException),
        failure);
  }

  /** What the first and the last step of a run do. */
  private final class Steps implements AuditJob.Ends {

    private final Run run;
    private final RunWork work;

    Steps(Run run, RunWork work) {
      this.run = run;
      this.work = work;
    }

    @Override
    public void gather() throws IOException {
      List<Submission> set = data.set(run.number());
      long dataSet = gathering.gather(set, work.pack().regulation().ratingScale(), run.language());
      InputSummary input = gathering.input(dataSet);
      if (input.unusableRows() > run.rejectLimit()) {
        throw new InputRefused(
            outputs.writeRefusal(run, input, set),
            "The submissions can't be audited as they are: "
                + input.unusableRows()
                + " unusable rows, allowed "
                + run.rejectLimit()
                + ". See problems.csv in the run's folder.");
      }
      records.gathered(run.number(), dataSet, input.unusableRows());
    }

    @Override
    public void write() throws IOException {
      InputSummary input = gathering.input(work.dataSet());
      AuditResult result = work.result();
      Lives lives;
      Accepted accepted;
      RunOutputs.Written written;
      do {
        lives = lives(result);
        accepted = Accepted.of(result, lives, exceptions.ofRun(run.number()));
        written = outputs.write(run, accepted.open(result), accepted.open(lives), accepted, input);
        database.lock(LifeStore.GUARD);
        // Outputs take a while: another audit may have become the one before meanwhile.
      } while (judgesForGood() && !follows(lives, predecessor()));
      if (judgesForGood()) {
        // What is accepted lives on too, so that it has its age when the exception ends.
        findings.add(lives);
      }
      exceptions.add(run.number(), accepted);
      records.outputs(run.number(), written.files());
      records.rules(run.number(), written.rules());
      records.done(run.number(), written.counts(), clock.instant());
      FinishedRun finished =
          new FinishedRun(
              run,
              folders.of(run.number()),
              accepted.open(result),
              accepted.open(lives),
              accepted,
              input,
              new StoredRecords(new DataSets(database), work.dataSet()),
              written.definition(),
              written.counts(),
              written.rules());
      for (RunEnding ending : endings.get()) {
        ending.done(finished);
      }
      // Within the step's transaction, as all of this.
      history.append(witness, String.valueOf(run.number()));
    }

    /**
     * Whether findings live on from this run: it judges by published rules, and for the first time.
     */
    private boolean judgesForGood() {
      return run.rulesVersion() != null && run.rerunOf() == null;
    }

    /** The lives of its findings; of a repeated run, those that were noted when it was done. */
    private Lives lives(AuditResult result) throws IOException {
      if (!judgesForGood()) {
        return run.rerunOf() == null ? null : findings.of(original(run).number()).orElse(null);
      }
      Predecessor predecessor = predecessor();
      Run before = predecessor.run();
      if (before == null) {
        return Lives.first(result, run.number()).passingOver(predecessor.passedOver());
      }
      Lives earlier = livesOf(before);
      return Lives.next(
              earlier,
              new Lives.Before(
                  new Seen(before.number(), before.asOf()),
                  before.from(),
                  before.to(),
                  earlier.sha256()),
              result,
              new StoredRecords(new DataSets(database), work.dataSet()),
              run.number())
          .passingOver(predecessor.passedOver());
    }

    private Run original(Run repeated) {
      Run one = repeated;
      while (one.rerunOf() != null) {
        one = records.find(one.rerunOf()).orElseThrow();
      }
      return one;
    }

    /** Those of a run that was done before lives were noted: all that it found was new. */
    private Lives livesOf(Run before) throws IOException {
      Optional<Lives> noted = findings.of(before.number());
      if (noted.isPresent()) {
        return noted.get();
      }
      try {
        return Lives.first(new RunWork(before, database, folders).result(), before.number());
      } catch (PackRefused e) {
        throw new IllegalStateException(
            "the rules of run " + before.number() + " are refused: " + e.faults(), e);
      }
    }

    /**
     * The audit before: of the same pack, scope and settings, the last as of this day or earlier.
     */
    private Predecessor predecessor() {
      Long passedOver = null;
      for (Run before : records.before(run)) {
        if (before.settings().equals(run.settings())) {
          return new Predecessor(before, passedOver);
        }
        passedOver = passedOver == null ? Long.valueOf(before.number()) : passedOver;
      }
      return new Predecessor(null, passedOver);
    }

    private boolean follows(Lives lives, Predecessor predecessor) {
      Long before = lives.before() == null ? null : lives.before().audit().run();
      Long now = predecessor.run() == null ? null : predecessor.run().number();
      return Objects.equals(before, now)
          && Objects.equals(lives.passedOver(), predecessor.passedOver());
    }
  }

  /**
   * The audit before.
   *
   * @param run null = there is none
   * @param passedOver the last run with other settings that came after it; null = none
   */
  private record Predecessor(Run run, Long passedOver) {}

  /** The submissions hold more faults than the run goes on with. */
  private static final class InputRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was written; it is noted when the step's own transaction has been taken back. */
    private final transient List<Run.Output> outputs;

    InputRefused(List<Run.Output> outputs, String message) {
      super(message);
      this.outputs = outputs;
    }
  }
}
