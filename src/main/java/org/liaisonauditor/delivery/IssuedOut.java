package org.liaisonauditor.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.history.History;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.IssuedReports;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.reports.MailWording;
import org.liaisonauditor.store.Database;

/**
 * Puts reports that were issued into the outbox: the bytes as they were issued, to each recipient
 * once.
 */
public final class IssuedOut {

  /** The states in which somebody has it, or may have. */
  private static final Set<Delivery.State> WENT =
      EnumSet.of(Delivery.State.SENT, Delivery.State.SENDING, Delivery.State.UNSURE);

  private final Database database;
  private final DeliveryStore store;
  private final DeliveryLedger ledger;
  private final IssuedReports reports;
  private final Letters letters;

  IssuedOut(Database database, History history, Issuing issuing, Letters letters) {
    this.database = database;
    this.store = new DeliveryStore(database);
    this.ledger = new DeliveryLedger(database, history);
    this.reports = issuing.reports();
    this.letters = letters;
  }

  /** An issued report can't be sent; the message says why. */
  public static final class NotSent extends Exception {

    private static final long serialVersionUID = 1L;

    public NotSent(String message) {
      super(message);
    }
  }

  /**
   * Says why a report can't be sent to anybody as things stand.
   *
   * @throws NotSent where it is signed on paper, or was withdrawn
   */
  public static void check(IssuedReport report) throws NotSent {
    String which = "The report " + report.written();
    if (report.byHand()) {
      throw new NotSent(
          which
              + " is signed by hand: the paper that "
              + report.signer()
              + " signs is the report, not the file. Send the paper.");
    }
    if (report.withdrawn() != null) {
      throw new NotSent(
          which
              + " was withdrawn at "
              + report.withdrawn().at()
              + " by "
              + report.withdrawn().by()
              + (report.replacedBy() == null
                  ? "."
                  : "; report " + report.replacedBy() + " takes its place: send that one."));
    }
  }

  /**
   * Puts a report that was issued before into the outbox. Whoever was sent it, or is to be, is
   * passed over.
   *
   * @param entry code of the timetable entry that names the recipients; null = a person does
   * @param about what it says
   * @param by whose doing it is
   * @param why the reason; null = the timetable's
   * @return how many deliveries were added
   * @throws NotSent where it can't be sent to anybody
   */
  public int queue(
      IssuedReport report,
      String entry,
      List<Recipient> recipients,
      MailWording.About about,
      String by,
      String why)
      throws NotSent {
    check(report);
    return database.inTransaction(
        () -> {
          database.lock("deliveries");
          return queueNow(report, entry, recipients, about, by, why);
        });
  }

  /**
   * Puts a report into the outbox within the transaction that issues it: nobody else knows of it
   * yet.
   */
  public int queueNow(
      IssuedReport report,
      String entry,
      List<Recipient> recipients,
      MailWording.About about,
      String by,
      String why) {
    String what = "report " + report.number();
    Set<String> has = new HashSet<>();
    store.about(what).forEach(delivery -> has.add(delivery.to().sameness()));
    MailWording.Document document =
        letters.document(
            DocumentName.of(report), reports.bytes(report), report.sha256(), issued(report));
    List<Delivery> added = new ArrayList<>();
    for (Recipient to : recipients) {
      if (has.add(to.sameness())) {
        Letters.Address address =
            new Letters.Address(
                what,
                report.subject().run(),
                report.number(),
                entry,
                report.subject().kind(),
                report.subject().unit(),
                report.subject().language(),
                to);
        added.add(letters.waiting(address, document, letters.text(address, document, about)));
      }
    }
    ledger.add(added, by, why);
    return added.size();
  }

  /**
   * Tells those who were sent a report that it counts no more, by mail, within the transaction that
   * withdraws it. Who gets the one in its place is told by that.
   *
   * @param by whose doing it is
   * @return the folders in which it lies; it is left there
   */
  public List<Recipient> withdrawn(IssuedReport report, String by) {
    IssuedReport instead =
        report.replacedBy() == null ? null : reports.find(report.replacedBy()).orElseThrow();
    Set<String> told = new HashSet<>();
    if (instead != null) {
      store.ofIssued(instead.number()).forEach(one -> told.add(one.to().sameness()));
    }
    List<Recipient> folders = new ArrayList<>();
    List<Delivery> added = new ArrayList<>();
    for (Delivery sent : store.ofIssued(report.number()).reversed()) {
      if (!WENT.contains(sent.state())) {
        continue;
      }
      if (sent.to().channel() == Recipient.Channel.FOLDER) {
        folders.add(sent.to());
      } else if (told.add(sent.to().sameness())) {
        added.add(letters.waiting(notice(report, sent), null, notice(report, instead)));
      }
    }
    ledger.add(added, by, null);
    return folders;
  }

  private static Letters.Address notice(IssuedReport report, Delivery sent) {
    return new Letters.Address(
        "withdrawal " + report.number(),
        report.subject().run(),
        null,
        null,
        report.subject().kind(),
        report.subject().unit(),
        report.subject().language(),
        sent.to());
  }

  private Letters.Text notice(IssuedReport report, IssuedReport instead) {
    MailWording words = letters.words(report.subject().language());
    return new Letters.Text(
        words.withdrawnSubject(report.written(), report.on()),
        words.withdrawn(
            report.written(),
            report.on(),
            report.title(),
            report.series().body(),
            instead == null ? null : instead.written(),
            instead == null ? null : instead.on()));
  }

  private MailWording.Issued issued(IssuedReport report) {
    IssuedReport replaced =
        report.replaces() == null ? null : reports.find(report.replaces()).orElseThrow();
    return new MailWording.Issued(
        report.written(),
        report.on(),
        report.signer(),
        report.historyHead(),
        replaced == null ? null : replaced.written(),
        replaced == null ? null : replaced.on());
  }
}
