package org.liaisonauditor.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timetable as the application has it. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {

  @Bean
  Timetable timetable(
      @Value("${auditor.timetable}") Path file,
      @Value("${auditor.home:.}") Path home,
      @Value("${auditor.zone}") ZoneId zone,
      Clock clock) {
    return new Timetable(
        new TimetableFile(file.normalize(), new Standards(home, zone), clock), zone, clock);
  }
}
