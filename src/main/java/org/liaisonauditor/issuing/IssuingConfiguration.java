package org.liaisonauditor.issuing;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Issuing as the application has it. */
@Configuration(proxyBeanMethods = false)
public class IssuingConfiguration {

  @Bean
  Issuing issuing(
      Database database,
      History history,
      Clock clock,
      @Value("${auditor.zone}") ZoneId zone,
      @Value("${auditor.issuing.patience}") Duration patience) {
    return new Issuing(database, history, clock, zone, patience);
  }

  @Bean
  IssuedCheck issuedCheck(Database database, History history) {
    return new IssuedCheck(database, history);
  }

  @Bean
  Witnessed witnessedReports(Database database) {
    return new IssuedWitness(database);
  }

  @Bean
  Witnessed witnessedReportWithdrawals(Database database) {
    return new ReportWithdrawalWitness(database);
  }

  @Bean
  Witnessed witnessedGivenUpNumbers(Database database) {
    return new GivenUpWitness(database);
  }
}
