package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Witnessed;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.MailWording;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.watch.Watch;
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
      @Value("${auditor.delivery.reply-to}") String replyTo,
      @Value("${auditor.delivery.largest-attachment}") DataSize largest) {
    return new MailSettings(
        server.getIfAvailable(), from.strip(), replyTo.strip(), largest.toBytes());
  }

  @Bean
  RunReports runReports(
      @Value("${auditor.reports}") Path definitions,
      Casework casework,
      RunData runs,
      @Value("${auditor.version}") String version) {
    return new KindsOfRun(definitions, casework, runs, version);
  }

  @Bean
  DeliveryTerms deliveryTerms(
      RunReports reports,
      MailSettings mail,
      Database database,
      @Value("${auditor.delivery.recipients}") Path recipients,
      @Value("${auditor.delivery.folder}") Path folder,
      @Value("${auditor.reports}") Path definitions,
      Clock clock) {
    StoredUnits units = new StoredUnits(database);
    return new DeliveryTerms(
        reports::kinds,
        () -> units.asOf(clock.instant()),
        recipients.normalize(),
        folder.toAbsolutePath().normalize(),
        () -> mail.missing().or(() -> wordsMissing(definitions)));
  }

  /** What is wrong with the words of mails; empty where nothing is. */
  private static Optional<String> wordsMissing(Path definitions) {
    try {
      MailWording.load(definitions, Language.VI);
      return Optional.empty();
    } catch (DefinitionException e) {
      return Optional.of("the words of mails are refused: " + e.faults());
    } catch (IOException e) {
      return Optional.of("the words of mails can't be read: " + e);
    }
  }

  @Bean
  Letters letters(
      Database database,
      History history,
      MailSettings mail,
      @Value("${auditor.reports}") Path definitions,
      Clock clock) {
    return new Letters(database, history, mail, definitions, inMillis(clock));
  }

  @Bean
  Outbox outbox(Database database, History history, RunReports reports, Letters letters) {
    return new Outbox(database, history, reports, letters);
  }

  @Bean
  IssuedOut issuedOut(Database database, History history, Issuing issuing, Letters letters) {
    return new IssuedOut(database, history, issuing, letters);
  }

  @Bean
  Recall withdrawnReports(Issuing issuing) {
    return new WithdrawnReports(issuing);
  }

  @Bean
  Witnessed witnessedDeliveries(Database database) {
    return new DeliveryWitness(new DeliveryStore(database));
  }

  @Bean
  Witnessed witnessedDeliverySteps(Database database) {
    return new DeliveryStepWitness(new DeliveryStore(database));
  }

  @Bean
  Deliveries deliveries(
      Database database,
      History history,
      MailSettings mail,
      ObjectProvider<Recall> recalls,
      Clock clock) {
    return new Deliveries(
        database, history, mail, () -> recalls.stream().toList(), inMillis(clock));
  }

  @Bean
  Dispatch dispatch(
      Database database,
      History history,
      MailSettings mail,
      ObjectProvider<Recall> recalls,
      @Value("${auditor.delivery.folder}") Path folder,
      @Value("${auditor.delivery.tries}") int tries,
      @Value("${auditor.delivery.first-pause}") Duration firstPause,
      Clock clock) {
    return new Dispatch(
        database,
        history,
        mail,
        folder.toAbsolutePath().normalize(),
        new Dispatch.Retries(tries, firstPause),
        () -> recalls.stream().toList(),
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
    Watch dispatchWatch(Dispatch dispatch, @Value("${auditor.delivery.sweep}") Duration every) {
      return new Watch(new DispatchWork(dispatch), every);
    }

    @Bean
    DeliveryHealth deliveryHealthIndicator(Deliveries deliveries) {
      return new DeliveryHealth(deliveries);
    }
  }
}
