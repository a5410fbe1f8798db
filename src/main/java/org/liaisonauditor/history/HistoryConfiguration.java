package org.liaisonauditor.history;

import java.time.Clock;
import java.util.List;
import org.liaisonauditor.store.Database;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The history as the application has it. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {

  @Bean
  History history(Database database, Clock clock) {
    return new History(database, clock);
  }

  @Bean
  Verification verification(
      Database database, History history, List<Witnessed> witnessed, Clock clock) {
    return new Verification(database, history, witnessed, clock);
  }

  /**
   * Before anything is done, what there is already is recorded; whoever only verifies changes
   * nothing.
   */
  @Bean
  @ConditionalOnBooleanProperty(name = "auditor.history.begins", matchIfMissing = true)
  SmartInitializingSingleton historyBegins(
      History history, List<Witnessed> witnessed, @Value("${auditor.version}") String version) {
    return () -> history.begin(witnessed, version);
  }
}
