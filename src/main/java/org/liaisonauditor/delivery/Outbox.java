package org.liaisonauditor.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.MailWording;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.runs.RunOwner;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.WholeFolder;

/**
 * Takes what is to be sent, within the transaction of what it tells of: both are there afterwards,
 * or neither. A document's bytes are kept then; every try sends the same.
 */
public final class Outbox {

  /** The kind of a line about an audit that could not be done. */
  static final String FAILURE = "failure";

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Database database;
  private final DeliveryStore store;
  private final KeptFiles files;
  private final RunReports reports;
  private final MailSettings mail;
  private final Path definitions;
  private final Clock clock;

  /**
   * An outbox.
   *
   * @param definitions folder of report definitions, with the words of mails
   */
  Outbox(Database database, RunReports reports, MailSettings mail, Path definitions, Clock clock) {
    this.database = database;
    this.store = new DeliveryStore(database);
    this.files = new KeptFiles(database);
    this.reports = reports;
    this.mail = mail;
    this.definitions = definitions;
    this.clock = clock;
  }

  /** A report as it is asked for: several recipients may get the same. */
  private record Asked(String report, String unit, Language language) {}

  /**
   * A report as it was made.
   *
   * @param file where it is until its bytes are kept; null = it was not made
   * @param why it was not made; null = it was, or there is nothing to say
   */
  private record Made(Path file, String sha256, RunReports.Said said, String why) {}

  /** Puts a run's reports into the outbox. */
  public void queue(FinishedRun run, Text title, List<DeliveryOrder> orders) throws IOException {
    Path folder = Files.createTempDirectory("deliveries");
    try {
      Map<Asked, Made> made = new LinkedHashMap<>();
      Map<String, ReportKind> kinds = kinds();
      List<DeliveryOrder> meant = new ArrayList<>();
      for (DeliveryOrder order : orders) {
        if (order.report() == null || passedOver(order, kinds, run)) {
          continue;
        }
        meant.add(order);
        Asked asked = asked(order);
        if (!made.containsKey(asked)) {
          made.put(asked, make(run, asked, folder.resolve(made.size() + ".pdf")));
        }
      }
      // Two servers may keep the same bytes at once.
      database.lock("deliveries");
      for (Made one : made.values()) {
        if (one.file() != null) {
          files.keep(one.sha256(), one.file());
        }
      }
      for (DeliveryOrder order : meant) {
        Made one = made.get(asked(order));
        if (one.file() != null || one.why() != null) {
          add(run, title, order, one);
        }
      }
    } finally {
      WholeFolder.remove(folder);
    }
  }

  /**
   * Puts a line about an audit that could not be done into the outbox, for those who asked for it.
   *
   * @param entry code of the timetable entry
   * @param planned when it was to run, by the clocks of the entry
   */
  public void queueFailure(
      String entry, Text title, ZonedDateTime planned, List<DeliveryOrder> orders) {
    for (DeliveryOrder order : orders) {
      if (order.report() != null) {
        continue;
      }
      MailWording words = words(order.language());
      add(
          new Letter(
              entry + " " + planned.toInstant(),
              null,
              entry,
              FAILURE,
              order,
              null,
              "",
              false,
              words.failureSubject(title),
              words.failure(entry, MINUTES.format(planned)),
              null));
    }
  }

  /** Of all units those that the report can't be about are not meant. */
  private static boolean passedOver(
      DeliveryOrder order, Map<String, ReportKind> kinds, FinishedRun run) {
    ReportKind kind = kinds.get(order.report());
    Optional<Unit> unit = run.result().units().find(order.unit());
    return order.ofAll()
        && kind != null
        && unit.isPresent()
        && !kind.units().contains(unit.get().kind());
  }

  private Map<String, ReportKind> kinds() throws IOException {
    try {
      Map<String, ReportKind> kinds = new HashMap<>();
      reports.kinds().forEach(kind -> kinds.put(kind.code(), kind));
      return kinds;
    } catch (RunReports.NotMade e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Asked asked(DeliveryOrder order) {
    return new Asked(order.report(), order.unit(), order.language());
  }

  private Made make(FinishedRun run, Asked asked, Path file) throws IOException {
    try {
      Optional<RunReports.Said> said =
          reports.write(run, asked.report(), asked.unit(), asked.language(), file);
      return said.isPresent()
          ? new Made(file, AuditOutputs.sha256(file), said.get(), null)
          : new Made(null, null, null, null);
    } catch (RunReports.NotMade e) {
      return new Made(null, null, null, e.getMessage());
    }
  }

  private void add(FinishedRun run, Text title, DeliveryOrder order, Made made) throws IOException {
    String about = "run " + run.run().number();
    String name = DocumentName.of(run.run().number(), order);
    if (made.file() == null) {
      add(
          new Letter(
              about,
              run.run().number(),
              run.run().entry(),
              order.report(),
              order,
              null,
              name,
              false,
              "",
              "",
              "the report could not be made: " + made.why()));
      return;
    }
    long bytes = Files.size(made.file());
    boolean attached = bytes <= mail.largestAttachment();
    if (order.to().channel() == Recipient.Channel.FOLDER) {
      add(
          new Letter(
              about,
              run.run().number(),
              run.run().entry(),
              order.report(),
              order,
              made.sha256(),
              name,
              false,
              "",
              "",
              null));
      return;
    }
    MailWording words = words(order.language());
    MailWording.About said =
        new MailWording.About(
            title,
            order.unit(),
            run.run().from(),
            run.run().to(),
            run.run().asOf(),
            run.run().number(),
            made.said().findings(),
            made.said().rulesNotRun());
    add(
        new Letter(
            about,
            run.run().number(),
            run.run().entry(),
            order.report(),
            order,
            made.sha256(),
            name,
            attached,
            words.subject(said),
            words.body(said, name, bytes, made.sha256(), attached),
            null));
  }

  /** What goes into a row of the outbox. */
  private record Letter(
      String about,
      Long run,
      String entry,
      String report,
      DeliveryOrder order,
      String sha256,
      String fileName,
      boolean attached,
      String subject,
      String body,
      String failure) {}

  private void add(Letter letter) {
    long number = store.nextNumber();
    Instant now = clock.instant();
    boolean failed = letter.failure() != null;
    store.add(
        new Delivery(
            number,
            letter.about(),
            letter.run(),
            letter.entry(),
            letter.report(),
            letter.order().unit() == null ? "" : letter.order().unit(),
            letter.order().language(),
            letter.order().to(),
            letter.sha256(),
            letter.fileName(),
            letter.attached(),
            letter.subject(),
            letter.body(),
            "<delivery-" + number + "." + now.toEpochMilli() + "@" + mail.domain() + ">",
            now,
            failed ? Delivery.State.FAILED : Delivery.State.WAITING,
            0,
            0,
            failed ? null : now,
            null,
            null,
            failed ? now : null,
            letter.failure()),
        RunOwner.me());
  }

  private MailWording words(Language language) {
    try {
      return MailWording.load(definitions, language);
    } catch (DefinitionException e) {
      throw new IllegalArgumentException("The words of mails are refused: " + e.faults(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The words of mails can't be read", e);
    }
  }
}
