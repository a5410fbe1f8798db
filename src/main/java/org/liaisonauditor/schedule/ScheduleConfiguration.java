package org.liaisonauditor.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.liaisonauditor.delivery.DeliveryTerms;
import org.liaisonauditor.delivery.Outbox;
import org.liaisonauditor.delivery.Recall;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.store.Database;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timetable as the application has it. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {

  @Bean
  EntryDeliveries entryDeliveries(Database database, Outbox outbox) {
    return new EntryDeliveries(database, outbox);
  }

  @Bean
  IssuedDeliveries issuedDeliveries(Database database) {
    return new IssuedDeliveries(database);
  }

  @Bean
  Recall removedRecipients(Database database) {
    return new RemovedRecipients(database);
  }

  @Bean
  Firings firings(
      Database database,
      AuditRuns runs,
      RunFolders folders,
      EntryDeliveries deliveries,
      @Value("${auditor.home:.}") Path home,
      Clock clock) {
    return new Firings(
        database, new EntryRuns(runs, folders::of, home), deliveries, inMillis(clock));
  }

  @Bean
  Timetable timetable(
      @Value("${auditor.timetable}") Path file,
      @Value("${auditor.home:.}") Path home,
      @Value("${auditor.zone}") ZoneId zone,
      RulesInForce rulesInForce,
      DeliveryTerms deliveries,
      Database database,
      Firings firings,
      Clock clock) {
    TimetableFile read =
        new TimetableFile(
            file.normalize(),
            new Standards(home, zone, rulesInForce::today, deliveries),
            inMillis(clock));
    return new Timetable(read, database, firings, zone, inMillis(clock));
  }

  /** Databases and Quartz keep no finer moments; a firing is known by its moment. */
  private static Clock inMillis(Clock clock) {
    return Clock.tick(clock, Duration.ofMillis(1));
  }

  /** What only a server does. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty("auditor.server")
  static class Server {

    @Bean
    QuartzAlarms alarms(Scheduler scheduler) {
      return new QuartzAlarms(scheduler);
    }

    @Bean
    Timekeeper timekeeper(Database database, Firings firings, QuartzAlarms alarms, Clock clock) {
      return new Timekeeper(database, firings, alarms, inMillis(clock));
    }

    @Bean
    TimetableServer timetableServer(
        Timetable timetable, Timekeeper timekeeper, QuartzAlarms alarms) {
      return new TimetableServer(timetable, timekeeper, alarms);
    }

    @Bean
    TimetableHealth timetableHealthIndicator(Timetable timetable, QuartzAlarms alarms) {
      return new TimetableHealth(timetable, alarms);
    }
  }
}
