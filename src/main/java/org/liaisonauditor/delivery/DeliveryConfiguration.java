package org.liaisonauditor.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.StoredUnits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.unit.DataSize;

/** Deliveries as the application has them. */
@Configuration(proxyBeanMethods = false)
public class DeliveryConfiguration {

  @Bean
  MailSettings mailSettings(
      ObjectProvider<JavaMailSenderImpl> server,
      @Value("${auditor.delivery.from}") String from,
      @Value("${auditor.delivery.largest-attachment}") DataSize largest) {
    return new MailSettings(server.getIfAvailable(), from.strip(), largest.toBytes());
  }

  @Bean
  RunReports runReports(@Value("${auditor.version}") String version) {
    return new CityReport(version);
  }

  @Bean
  DeliveryTerms deliveryTerms(
      RunReports reports,
      MailSettings mail,
      Database database,
      @Value("${auditor.delivery.recipients}") Path recipients,
      Clock clock) {
    StoredUnits units = new StoredUnits(database);
    return new DeliveryTerms(
        reports.kinds(), () -> units.asOf(clock.instant()), recipients.normalize(), mail::missing);
  }

  @Bean
  Outbox outbox(
      Database database,
      RunReports reports,
      MailSettings mail,
      @Value("${auditor.reports}") Path definitions,
      Clock clock) {
    return new Outbox(database, reports, mail, definitions, inMillis(clock));
  }

  @Bean
  Deliveries deliveries(Database database, MailSettings mail, Clock clock) {
    return new Deliveries(database, mail, inMillis(clock));
  }

  @Bean
  Dispatch dispatch(
      Database database,
      MailSettings mail,
      @Value("${auditor.delivery.folder}") Path folder,
      @Value("${auditor.delivery.tries}") int tries,
      @Value("${auditor.delivery.first-pause}") Duration firstPause,
      Clock clock) {
    return new Dispatch(
        database,
        mail,
        folder.toAbsolutePath().normalize(),
        new Dispatch.Retries(tries, firstPause),
        inMillis(clock));
  }

  /** Databases keep no finer moments. */
  private static Clock inMillis(Clock clock) {
    return Clock.tick(clock, Duration.ofMillis(1));
  }

  /** What only a server does. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty("auditor.server")
  static class Server {

    @Bean
    DispatchWatch dispatchWatch(
        Dispatch dispatch, @Value("${auditor.delivery.sweep}") Duration every) {
      return new DispatchWatch(dispatch, every);
    }

    @Bean
    DeliveryHealth deliveryHealthIndicator(Deliveries deliveries) {
      return new DeliveryHealth(deliveries);
    }
  }
}
