package org.liaisonauditor.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mails, and tells apart what surely did not go from what may have gone. */
final class MailOut {

  private static final Logger LOG = LoggerFactory.getLogger(MailOut.class);

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int FIRST_LASTING = 500;
  private static final int FIRST_REFUSAL = 400;
  private static final int BEYOND = 600;

  private final MailSettings settings;

  MailOut(MailSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends a mail to one recipient.
   *
   * @param attachment the document; null = none
   */
  void send(Delivery delivery, Path attachment, Instant now) throws SendFailure {
    JavaMailSenderImpl server = settings.server();
    Session session = server.getSession();
    Outgoing mail = mail(session, delivery, attachment, now);
    Transport transport = null;
    try {
      transport = session.getTransport(protocol(server));
      connect(transport, server);
      transport.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException e) {
      throw failure(e, mail.written);
    } finally {
      close(transport, delivery);
    }
  }

  private static void connect(Transport transport, JavaMailSenderImpl server) throws SendFailure {
    try {
      transport.connect(
          server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
    } catch (MessagingException e) {
      throw new SendFailure(SendFailure.Kind.AWAY, "it could not be sent: " + said(e), e);
    }
  }

  private static String said(MessagingException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage().strip();
  }

  private static String protocol(JavaMailSenderImpl server) {
    return server.getProtocol() == null
        ? JavaMailSenderImpl.DEFAULT_PROTOCOL
        : server.getProtocol();
  }

  private Outgoing mail(Session session, Delivery delivery, Path attachment, Instant now)
      throws SendFailure {
    try {
      Outgoing mail = new Outgoing(session, delivery.messageId());
      mail.setFrom(new InternetAddress(settings.from(), true));
      if (!settings.replyTo().isBlank()) {
        mail.setReplyTo(new InternetAddress[] {new InternetAddress(settings.replyTo(), true)});
      }
      mail.setRecipient(
          Message.RecipientType.TO, new InternetAddress(delivery.to().address(), true));
      mail.setSubject(delivery.subject(), UTF_8);
      mail.setSentDate(Date.from(now));
      // Programs that answer mails by themselves let these be (RFC 3834).
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setHeader("Content-Language", delivery.language().tag());
      MimeMultipart parts = new MimeMultipart();
      MimeBodyPart text = new MimeBodyPart();
      text.setText(delivery.body(), UTF_8);
      parts.addBodyPart(text);
      if (attachment != null) {
        MimeBodyPart document = new MimeBodyPart();
        document.attachFile(attachment.toFile(), "application/pdf", "base64");
        document.setFileName(delivery.fileName());
        parts.addBodyPart(document);
      }
      mail.setContent(parts);
      mail.saveChanges();
      return mail;
    } catch (MessagingException | IOException e) {
      throw new SendFailure(
          SendFailure.Kind.LASTING, "the mail could not be made: " + e.getMessage(), e);
    }
  }

  /**
   * A refusal has a code: 4xx may pass, 5xx not. Without one, the mail went where all of it had
   * been written and only the answer was missing: that alone is not known.
   */
  private static SendFailure failure(MessagingException e, boolean written) {
    int code = code(e);
    String message = said(e);
    if (code >= FIRST_REFUSAL && code < BEYOND) {
      return new SendFailure(
          code >= FIRST_LASTING ? SendFailure.Kind.LASTING : SendFailure.Kind.PASSING,
          "the mail server refused it: " + deepest(e, message),
          e);
    }
    return written
        ? new SendFailure(
            SendFailure.Kind.UNSURE,
            "the mail was handed over, but the mail server's answer did not come: " + message,
            e)
        : new SendFailure(SendFailure.Kind.PASSING, "it could not be sent: " + message, e);
  }

  private static int code(Exception e) {
    int code = 0;
    for (Exception at = e; at instanceof MessagingException one; at = one.getNextException()) {
      code =
          switch (one) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send when send.getReturnCode() > 0 -> send.getReturnCode();
            default -> code;
          };
    }
    return code;
  }

  private static String deepest(Exception e, String message) {
    String deepest = message;
    for (Exception at = e; at instanceof MessagingException one; at = one.getNextException()) {
      deepest = one.getMessage() == null ? deepest : one.getMessage().strip();
    }
    return deepest;
  }

  private static void close(Transport transport, Delivery delivery) {
    if (transport == null) {
      return;
    }
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.info(
          "After delivery {} the mail server took no leave: {}", delivery.number(), e.toString());
    }
  }

  /** A mail that keeps its identity and knows whether all of it was written. */
  private static final class Outgoing extends MimeMessage {

    private final String messageId;
    private boolean written;

    Outgoing(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
      super.writeTo(out, ignored);
      written = true;
    }
  }
}
