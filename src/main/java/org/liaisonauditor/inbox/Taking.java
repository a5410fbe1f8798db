package org.liaisonauditor.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in deliveries, each file by itself: a copy is read and kept, then the file is moved. */
final class Taking {

  private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

  /** Who sends what lies in the inbox: nobody has said. */
  private static final String SENT_BY = "inbox";

  private static final String NOTE = "delivery.properties";

  private final Path inbox;
  private final Path work;
  private final Outcomes outcomes;
  private final Supplier<Reception> reception;
  private final Submissions submissions;
  private final Clock clock;
  private final Language language;

  /**
   * Takes in what lies in an inbox.
   *
   * @param work a hidden folder of the inbox for copies and the note of the delivery
   * @param reception asked for with every file, as the rule pack may not be readable for a time
   * @param language of the problem lists and marked copies
   */
  Taking(
      Path inbox,
      Path work,
      Outcomes outcomes,
      Supplier<Reception> reception,
      Submissions submissions,
      Clock clock,
      Language language) {
    this.inbox = inbox;
    this.work = work;
    this.outcomes = outcomes;
    this.reception = reception;
    this.submissions = submissions;
    this.clock = clock;
    this.language = language;
  }

  /** Hears what could not be taken in. */
  interface Faults {
    void add(Delivery.Item file, Exception failure);
  }

  /** Goes on with the delivery that was cut off, if there is one. */
  void resume(BooleanSupplier stopping, Faults faults) throws IOException {
    try (Stream<Path> left = Files.list(work)) {
      for (Path path : left.filter(Files::isDirectory).toList()) {
        Outcomes.remove(path);
      }
    }
    Path note = work.resolve(NOTE);
    if (Files.exists(note)) {
      goOn(Delivery.read(note), stopping, faults);
    }
  }

  /** Takes in files of one unit as one delivery. */
  void take(String unit, List<Dropped> files, BooleanSupplier stopping, Faults faults)
      throws IOException {
    Delivery delivery =
        new Delivery(
            unit,
            // As coarse as databases keep time, so that it can be compared.
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            0,
            files.stream()
                .map(file -> new Delivery.Item(below(file.path()), file.stamp()))
                .toList());
    delivery.write(work.resolve(NOTE));
    goOn(delivery, stopping, faults);
  }

  /** The path of a file below the inbox. */
  String below(Path file) {
    return inbox.relativize(file).toString();
  }

  private void goOn(Delivery begun, BooleanSupplier stopping, Faults faults) throws IOException {
    Delivery delivery = begun;
    for (Delivery.Item file : begun.files()) {
      if (stopping.getAsBoolean()) {
        return;
      }
      Path folder = Files.createTempDirectory(work, "file-");
      try {
        delivery = one(delivery, file, folder);
      } catch (IOException | RuntimeException e) {
        faults.add(file, e);
      } finally {
        Outcomes.remove(folder);
      }
    }
    Files.delete(work.resolve(NOTE));
  }

  private Delivery one(Delivery delivery, Delivery.Item item, Path use) throws IOException {
    Path file = inbox.resolve(item.path());
    if (!item.stamp().equals(Dropped.Stamp.of(file))) {
      return delivery;
    }
    Path snapshot = Files.createDirectory(use.resolve("copy")).resolve(file.getFileName());
    Files.copy(file, snapshot);
    if (!item.stamp().equals(Dropped.Stamp.of(file))) {
      return delivery;
    }
    Reception.Receipt receipt =
        reception
            .get()
            .receive(
                new Reception.HandedIn(
                    snapshot,
                    file.getFileName().toString(),
                    delivery.unit(),
                    SENT_BY,
                    NewSubmission.Door.INBOX,
                    0,
                    Submissions.Supersede.SAME_RECORDS),
                delivery.number());
    Submission submission = submissions.find(receipt.number());
    Delivery next = delivery;
    // A file that is known since this delivery began was kept before the program was killed.
    if (delivery.number() == 0 && !submission.receivedAt().isBefore(delivery.begun())) {
      next = delivery.numbered(submission.delivery());
      next.write(work.resolve(NOTE));
    }
    Path target =
        outcomes.target(receipt.accepted(), receipt.number(), file.getFileName().toString());
    outcomes.putBeside(
        target,
        receipt.accepted(),
        snapshot,
        receipt.problems(file.getFileName().toString(), language));
    Files.move(file, target);
    putBackIfAnother(submission, target, file);
    LOG.info(
        "{} of {}: submission {}, {}",
        item.path(),
        delivery.unit(),
        receipt.number(),
        receipt.accepted() ? "accepted" : "refused");
    return next;
  }

  /** Between copy and move someone may have put another file under the name: it comes next. */
  private static void putBackIfAnother(Submission submission, Path moved, Path file)
      throws IOException {
    if (AuditOutputs.sha256(moved).equals(submission.sha256())) {
      return;
    }
    Path back = file;
    String name = file.getFileName().toString();
    String stem = Senders.stem(name);
    for (int again = 2; Files.exists(back); again++) {
      back = file.resolveSibling(stem + " (" + again + ")" + name.substring(stem.length()));
    }
    Files.move(moved, back);
  }
}
