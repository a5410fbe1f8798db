package org.liaisonauditor.exceptions;

import java.time.Clock;
import java.time.ZoneId;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Kind;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accepted gaps as the application has them. */
@Configuration(proxyBeanMethods = false)
public class ExceptionsConfiguration {

  @Bean
  Exceptions exceptions(
      Database database, History history, Clock clock, @Value("${auditor.zone}") ZoneId zone) {
    return new Exceptions(database, history, clock, zone);
  }

  @Bean
  Witnessed witnessedExceptionProposals(Database database) {
    return new ExceptionWitness(database, Kind.EXCEPTION_PROPOSAL);
  }

  @Bean
  Witnessed witnessedExceptionApprovals(Database database) {
    return new ExceptionWitness(database, Kind.EXCEPTION_APPROVAL);
  }

  @Bean
  Witnessed witnessedExceptionWithdrawals(Database database) {
    return new ExceptionWitness(database, Kind.EXCEPTION_WITHDRAWAL);
  }
}
