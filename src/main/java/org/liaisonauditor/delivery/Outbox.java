package org.liaisonauditor.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.liaisonauditor.history.History;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.reports.MailWording;
import org.liaisonauditor.reports.Says;
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
  private final DeliveryLedger ledger;
  private final KeptFiles files;
  private final RunReports reports;
  private final Letters letters;

  /**
   * An outbox.
   *
   * @param letters makes what is sent
   */
  Outbox(Database database, History history, RunReports reports, Letters letters) {
    this.database = database;
    this.ledger = new DeliveryLedger(database, history);
    this.files = new KeptFiles(database);
    this.reports = reports;
    this.letters = letters;
  }

  /** A report as it is asked for: several recipients may get the same. */
  private record Asked(String report, String unit, Language language) {}

  /**
   * A report as it was made.
   *
   * @param file where it is until its bytes are kept; null = it was not made
   * @param why it was not made; null = it was, or there is nothing to say
   */
  private record Made(Path file, String sha256, Says says, String why) {}

  /** Puts a run's reports into the outbox. */
  public void queue(FinishedRun run, Text title, List<DeliveryOrder> orders) throws IOException {
    Path folder = Files.createTempDirectory("deliveries");
    try {
      Map<Asked, Made> made = new LinkedHashMap<>();
      Map<String, ReportKind> kinds = kinds();
      List<DeliveryOrder> meant = new ArrayList<>();
      for (DeliveryOrder order : orders) {
        if (order.report() == null || !order.send().drafts() || passedOver(order, kinds, run)) {
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
      List<Delivery> added = new ArrayList<>();
      for (DeliveryOrder order : meant) {
        Made one = made.get(asked(order));
        if (one.file() != null || one.why() != null) {
          added.add(delivery(run, title, order, one));
        }
      }
      ledger.add(added, RunOwner.me(), null);
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
    List<Delivery> added = new ArrayList<>();
    for (DeliveryOrder order : orders) {
      if (order.report() == null) {
        MailWording words = letters.words(order.language());
        added.add(
            letters.waiting(
                new Letters.Address(
                    entry + " " + planned.toInstant(),
                    null,
                    null,
                    entry,
                    FAILURE,
                    null,
                    order.language(),
                    order.to()),
                null,
                new Letters.Text(
                    words.failureSubject(title), words.failure(entry, MINUTES.format(planned)))));
      }
    }
    ledger.add(added, RunOwner.me(), null);
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
      Optional<Says> says =
          reports.write(run, asked.report(), asked.unit(), asked.language(), file);
      return says.isPresent()
          ? new Made(file, AuditOutputs.sha256(file), says.get(), null)
          : new Made(null, null, null, null);
    } catch (RunReports.NotMade e) {
      return new Made(null, null, null, e.getMessage());
    }
  }

  private Delivery delivery(FinishedRun run, Text title, DeliveryOrder order, Made made)
      throws IOException {
    Letters.Address address =
        new Letters.Address(
            "run " + run.run().number(),
            run.run().number(),
            null,
            run.run().entry(),
            order.report(),
            order.unit(),
            order.language(),
            order.to());
    String name = DocumentName.of(run.run().number(), order);
    if (made.file() == null) {
      return letters.refused(address, name, "the report could not be made: " + made.why());
    }
    MailWording.Document document =
        letters.document(name, Files.size(made.file()), made.sha256(), null);
    return letters.waiting(
        address,
        document,
        letters.text(
            address,
            document,
            new MailWording.About(
                title,
                order.unit(),
                run.run().from(),
                run.run().to(),
                run.run().asOf(),
                run.run().number(),
                made.says())));
  }
}
