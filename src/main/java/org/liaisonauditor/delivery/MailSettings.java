package org.liaisonauditor.delivery;

import java.util.Optional;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * How mails are sent.
 *
 * @param server the mail server's settings; null = none is set
 * @param from the sender's address; blank = none is set
 * @param replyTo where answers go; blank = to the sender
 * @param largestAttachment in bytes; a larger document is not attached
 */
record MailSettings(
    JavaMailSenderImpl server, String from, String replyTo, long largestAttachment) {

  /** What is to be set before a mail can be sent; empty where all is. */
  Optional<String> missing() {
    if (server == null || server.getHost() == null || server.getHost().isBlank()) {
      return Optional.of(
          "no mail server is set; set spring.mail.host (or SPRING_MAIL_HOST), or deliver to"
              + " folders alone");
    }
    if (from.isBlank()) {
      return Optional.of("no sender is set; set auditor.delivery.from to its mail address");
    }
    return wrong("from", from)
        .or(() -> replyTo.isBlank() ? Optional.empty() : wrong("reply-to", replyTo));
  }

  private static Optional<String> wrong(String setting, String address) {
    try {
      Recipient.parse("mail:" + address);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "the setting auditor.delivery." + setting + ", " + address + ", is no mail address");
    }
  }

  /** The part of the sender's address behind the @; a word where none is set. */
  String domain() {
    return missing().isPresent() ? "auditor.invalid" : from.substring(from.indexOf('@') + 1);
  }
}
