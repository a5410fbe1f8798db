package org.liaisonauditor.inbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.watch.Watch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The inbox as the server has it; commands leave it alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("auditor.server")
public class InboxConfiguration {

  @Bean
  Inbox inbox(
      @Value("${auditor.inbox}") Path folder,
      @Value("${auditor.inbox-settle}") Duration settle,
      @Value("${auditor.inbox-language}") String language,
      ObjectProvider<Reception> reception,
      Submissions submissions,
      Database database,
      Clock clock) {
    return new Inbox(
        folder.toAbsolutePath().normalize(),
        reception::getObject,
        submissions,
        new StoredUnits(database),
        clock,
        settle,
        Language.of(language));
  }

  @Bean
  Watch inboxWatch(Inbox inbox, @Value("${auditor.inbox-sweep}") Duration every) {
    return new Watch(new InboxWork(inbox), every);
  }
}
