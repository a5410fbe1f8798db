package org.liaisonauditor.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.history.History;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.MailWording;
import org.liaisonauditor.store.Database;

/** Makes deliveries, each with its number and its identity as a mail. */
final class Letters {

  private final DeliveryLedger ledger;
  private final MailSettings mail;
  private final Path definitions;
  private final Clock clock;

  /**
   * Makes deliveries.
   *
   * @param definitions folder of report definitions, with the words of mails
   */
  Letters(Database database, History history, MailSettings mail, Path definitions, Clock clock) {
    this.ledger = new DeliveryLedger(database, history);
    this.mail = mail;
    this.definitions = definitions;
    this.clock = clock;
  }

  /**
   * What a delivery is about and whom it goes to; see {@link Delivery}.
   *
   * @param unit null = all
   */
  record Address(
      String about,
      Long run,
      Long issued,
      String entry,
      String report,
      String unit,
      Language language,
      Recipient to) {}

  /** What a mail says; blank where none is sent. */
  record Text(String subject, String body) {

    static final Text NONE = new Text("", "");
  }

  /** A document as it is sent: one that is too large for a mail is not attached. */
  MailWording.Document document(String name, long bytes, String sha256, MailWording.Issued issued) {
    return new MailWording.Document(name, bytes, sha256, bytes <= mail.largestAttachment(), issued);
  }

  /** The text of the mail to an address; none to a folder. */
  Text text(Address address, MailWording.Document document, MailWording.About about) {
    if (address.to().channel() == Recipient.Channel.FOLDER) {
      return Text.NONE;
    }
    MailWording words = words(address.language());
    return new Text(words.subject(about, document), words.body(about, document));
  }

  /**
   * A delivery that is to be sent at once.
   *
   * @param document null = it is a line alone
   */
  Delivery waiting(Address address, MailWording.Document document, Text text) {
    return delivery(
        address,
        document == null ? "" : document.file(),
        document == null ? null : document.sha256(),
        document != null && document.attached() && address.to().channel() == Recipient.Channel.MAIL,
        text,
        null);
  }

  /** A delivery that can't be sent, since there is no document. */
  Delivery refused(Address address, String name, String why) {
    return delivery(address, name, null, false, Text.NONE, why);
  }

  private Delivery delivery(
      Address address, String name, String sha256, boolean attached, Text text, String failure) {
    long number = ledger.nextNumber();
    Instant now = clock.instant();
    boolean failed = failure != null;
    return new Delivery(
        number,
        address.about(),
        address.run(),
        address.issued(),
        address.entry(),
        address.report(),
        address.unit() == null ? "" : address.unit(),
        address.language(),
        address.to(),
        sha256,
        name,
        attached,
        text.subject(),
        text.body(),
        "<delivery-" + number + "." + now.toEpochMilli() + "@" + mail.domain() + ">",
        now,
        failed ? Delivery.State.FAILED : Delivery.State.WAITING,
        0,
        0,
        failed ? null : now,
        null,
        null,
        failed ? now : null,
        failure);
  }

  MailWording words(Language language) {
    try {
      return MailWording.load(definitions, language);
    } catch (DefinitionException e) {
      throw new IllegalArgumentException("The words of mails are refused: " + e.faults(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The words of mails can't be read", e);
    }
  }
}
