package org.liaisonauditor.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.BundleFolders;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.Submissions;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** Audit runs as the application has them. */
@Configuration(proxyBeanMethods = false)
public class RunsConfiguration {

  @Bean
  Submissions submissions(Database database) {
    return new Submissions(database);
  }

  /** The ratings are those of the rule pack in the rules folder. */
  @Bean
  @Lazy
  Reception reception(
      Submissions submissions,
      @Value("${auditor.rules}") Path rules,
      @Value("${auditor.version}") String version,
      Clock clock)
      throws IOException, PackRefused {
    return new Reception(
        submissions, RulePacks.read(rules).regulation().ratingScale(), clock, version);
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
  RunData runData(Database database, Gathering gathering, RunFolders folders) {
    return new RunData(database, gathering, folders);
  }

  @Bean
  RunService runService(
      Database database,
      Gathering gathering,
      RunFolders folders,
      JobRepository repository,
      JobOperator operator,
      PlatformTransactionManager transactions,
      ThreadPoolTaskExecutor auditThreads,
      Clock clock,
      @Value("${auditor.reports}") Path reports,
      @Value("${auditor.runs.range}") int range,
      @Value("${auditor.version}") String version) {
    KeptFiles files = new KeptFiles(database);
    return new RunService(
        database,
        gathering,
        folders,
        new AuditJob(repository, transactions, auditThreads, range),
        operator,
        repository,
        new RunOutputs(folders, files, version),
        reports,
        clock,
        version);
  }
}
