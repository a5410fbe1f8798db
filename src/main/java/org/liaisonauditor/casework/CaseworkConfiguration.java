package org.liaisonauditor.casework;

import java.time.Clock;
import java.time.ZoneId;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work on findings as the application has it. */
@Configuration(proxyBeanMethods = false)
public class CaseworkConfiguration {

  @Bean
  Casework casework(
      Database database, History history, Clock clock, @Value("${auditor.zone}") ZoneId zone) {
    return new Casework(database, history, clock, zone);
  }

  @Bean
  Witnessed witnessedCaseSteps(Database database) {
    return new CaseStepWitness(database);
  }
}
