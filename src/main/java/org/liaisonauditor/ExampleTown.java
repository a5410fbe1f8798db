package org.liaisonauditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;

/**
 * Takes in the example town before the timetable starts, so that there is something to look at.
 * Taken in again, its files are known as the same.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("auditor.example")
class ExampleTown implements InitializingBean {

  private final Reception reception;
  private final Path submissions;

  ExampleTown(Reception reception, @Value("${auditor.example}") Path submissions) {
    this.reception = reception;
    this.submissions = submissions;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    try (Stream<Path> files = Files.list(submissions)) {
      List<Path> sorted = files.sorted().toList();
      for (Path file : sorted) {
        String name = file.getFileName().toString();
        Reception.Receipt receipt =
            reception.receive(
                new Reception.HandedIn(
                    file,
                    name,
                    name.substring(0, name.lastIndexOf('.')),
                    "example",
                    NewSubmission.Door.COMMAND_LINE,
                    0,
                    Submissions.Supersede.SAME_RECORDS),
                0);
        if (!receipt.accepted()) {
          throw new IllegalStateException("The example's file " + file + " is refused.");
        }
      }
    }
  }
}
