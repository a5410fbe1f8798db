package org.liaisonauditor.publish;

import java.time.Clock;
import java.time.ZoneId;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.BundleFolders;
import org.liaisonauditor.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Published rules as the application has them; publishing itself asks for runs. */
@Configuration(proxyBeanMethods = false)
public class PublishConfiguration {

  @Bean
  RulesInForce rulesInForce(
      Database database,
      BundleFolders bundles,
      History history,
      Clock clock,
      @Value("${auditor.zone}") ZoneId zone,
      @Value("${auditor.version}") String version) {
    return new RulesInForce(database, bundles, history, clock, zone, version);
  }

  @Bean
  RuleVersions ruleVersions(Database database) {
    return new RuleVersions(database);
  }

  @Bean
  Comparisons comparisons(Database database, History history) {
    return new Comparisons(database, history);
  }

  @Bean
  Witnessed witnessedComparisons(Database database) {
    return PublishWitness.comparisons(database);
  }

  @Bean
  Witnessed witnessedConfirmations(Database database) {
    return PublishWitness.confirmations(database);
  }

  @Bean
  Witnessed witnessedPublications(Database database) {
    return PublishWitness.publications(database);
  }

  @Bean
  Witnessed witnessedWithdrawals(Database database) {
    return PublishWitness.withdrawals(database);
  }
}
