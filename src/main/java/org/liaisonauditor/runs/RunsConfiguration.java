package org.liaisonauditor.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.liaisonauditor.answers.Answers;
import org.liaisonauditor.answers.AnswersWitness;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.intake.AnswerDesk;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.JudgedRun;
import org.liaisonauditor.publish.Publishing;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.store.BundleFolders;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.Submissions;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** Audit runs as the application has them. */
@Configuration(proxyBeanMethods = false)
public class RunsConfiguration {

  @Bean
  Submissions submissions(Database database) {
    return new Submissions(database);
  }

  @Bean
  Publishing publishing(
      Database database,
      BundleFolders bundles,
      RunRecords runs,
      Comparisons comparisons,
      History history,
      Clock clock,
      @Value("${auditor.zone}") ZoneId zone) {
    return new Publishing(
        database,
        bundles,
        pack ->
            runs.newestAudit(pack)
                .map(run -> new JudgedRun(run.number(), run.to(), run.packHash())),
        comparisons,
        history,
        clock,
        zone);
  }

  @Bean
  Witnessed witnessedRuns(Database database) {
    return new RunWitness(database);
  }

  /** The ratings are those of the rules in force. */
  @Bean
  Reception reception(
      Submissions submissions,
      RulesInForce rulesInForce,
      AnswerDesk answers,
      @Value("${auditor.rules}") Path rules,
      @Value("${auditor.version}") String version,
      Clock clock) {
    return new Reception(
            submissions,
            () -> {
              try {
                return rulesInForce.today(rules).regulation().ratingScale();
              } catch (PackRefused e) {
                throw new UncheckedIOException(
                    new IOException("the rules that say which ratings there are: " + e.faults()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            clock,
            version)
        .with(answers);
  }

  @Bean
  RecordedFindings recordedFindings(RunRecords records, RunData data, LifeStore lives) {
    return new RecordedFindings(records, data, lives);
  }

  @Bean
  AnswerDesk answerDesk(
      Database database, Casework casework, RecordedFindings audits, History history, Clock clock) {
    return new Answers(database, casework, audits, history, clock);
  }

  @Bean
  Witnessed witnessedAnswers(Database database) {
    return new AnswersWitness(database);
  }

  @Bean
  LifeStore lifeStore(Database database) {
    return new LifeStore(database);
  }

  @Bean
  RunRecords runRecords(Database database) {
    return new RunRecords(database);
  }

  @Bean
  BundleFolders bundleFolders(@Value("${auditor.data}") Path data, Database database) {
    Path cache = data.toAbsolutePath().normalize().resolve("cache");
    return new BundleFolders(cache.resolve("bundles"), new Bundles(database));
  }

  @Bean
  RunFolders runFolders(@Value("${auditor.data}") Path data, BundleFolders bundles) {
    return new RunFolders(data.toAbsolutePath().normalize(), bundles);
  }

  @Bean
  ThreadPoolTaskExecutor auditThreads(@Value("${auditor.runs.threads}") int threads) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    int pool = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    executor.setCorePoolSize(pool);
    executor.setMaxPoolSize(pool);
    executor.setThreadNamePrefix("audit-");
    executor.setDaemon(true);
    // A server that is stopped lets its runs end.
    executor.setAcceptTasksAfterContextClose(true);
    return executor;
  }

  @Bean
  @ConditionalOnBooleanProperty("auditor.server")
  RunLifecycle runLifecycle(RunService runs) {
    return new RunLifecycle(runs);
  }

  @Bean
  Gathering gathering(Database database, Clock clock) {
    return new Gathering(
        new Submissions(database), new DataSets(database), new KeptFiles(database), clock);
  }

  @Bean
  RunData runData(
      Database database, Gathering gathering, RunFolders folders, Exceptions exceptions) {
    return new RunData(database, gathering, folders, exceptions);
  }

  @Bean
  RunService runService(
      Database database,
      Gathering gathering,
      RunFolders folders,
      RulesInForce rulesInForce,
      JobRepository repository,
      JobOperator operator,
      PlatformTransactionManager transactions,
      ThreadPoolTaskExecutor auditThreads,
      Exceptions exceptions,
      History history,
      Clock clock,
      ObjectProvider<RunEnding> endings,
      @Value("${auditor.reports}") Path reports,
      @Value("${auditor.runs.range}") int range,
      @Value("${auditor.version}") String version) {
    KeptFiles files = new KeptFiles(database);
    return new RunService(
        database,
        gathering,
        folders,
        rulesInForce,
        new AuditJob(repository, transactions, auditThreads, range),
        operator,
        repository,
        new RunOutputs(folders, files, version),
        () -> endings.orderedStream().toList(),
        reports,
        exceptions,
        history,
        clock,
        version);
  }
}
