package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.history.Entry;
import org.liaisonauditor.history.Flaw;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Verification;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.signing.TestKeys;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Reports that were issued, from the signature to the mailbox, as typed, on both databases. */
class IssuedDeliveryTest {

  private static final String SIGNER = "Trần Thị Bưởi";

  @TempDir private Path folder;

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Map<String, Object> settings;
  private Path password;
  private Path key;

  @BeforeEach
  void startMail() {
    mail.start();
  }

  @AfterEach
  void stopMail() {
    mail.stop();
  }

  private void start(TestDatabase database) throws Exception {
    settings = new HashMap<>(database.settings(folder));
    settings.put("auditor.timetable", folder.resolve("timetable.yaml").toString());
    settings.put("auditor.delivery.recipients", folder.resolve("recipients.yaml").toString());
    settings.put("auditor.delivery.from", "noreply@thanhuy.example");
    settings.put("auditor.delivery.tls-required", "false");
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", Integer.toString(mail.getSmtp().getPort()));
    password = Files.writeString(folder.resolve("password"), "secret1");
    key =
        TestKeys.p12(
            folder.resolve("key.p12"),
            "secret1",
            TestKeys.person(SIGNER, TestKeys.authority("CA")));
    Files.writeString(
        folder.resolve("recipients.yaml"),
        """
        units:
          P01: [mail:bithu@p01.example, folder:p01]
          P02: mail:bithu@p02.example
          CQ009: mail:cq009@x.example
        """);
    timetable();
    List<String> submit = new ArrayList<>(List.of("submit", "--unit", "TU", "--by", "Hoa"));
    try (Stream<Path> files = Files.list(Path.of("examples", "town", "submissions"))) {
      files.sorted().map(Path::toString).forEach(submit::add);
    }
    done(submit.toArray(String[]::new));
    done("timetable", "run", "year");
  }

  private void timetable() throws IOException {
    Files.writeString(
        folder.resolve("timetable.yaml"),
        """
        entries:
          year:
            title: {vi: Năm 2025, en: The year 2025}
            period: 2025-01-01/2025-12-31
            as-of: 2026-01-15
            once: 2090-01-15T06:00
            deliver:
              - {report: ward, units: all, send: issued}
              - {report: reminder, units: all, send: draft}
              - {report: workplace, unit: CQ009, send: issued, language: en}
        """);
  }

  private Auditor.Ended auditor(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        AuditorCommand.execute(
            new PrintWriter(out),
            new PrintWriter(err),
            (server, own) -> {
              Map<String, Object> merged = new HashMap<>(own);
              merged.putAll(settings);
              return AuditorApplication.start(server, merged);
            },
            all.toArray(String[]::new));
    return new Auditor.Ended(code, out.toString(), err.toString());
  }

  private String done(String... arguments) {
    Auditor.Ended ended = auditor(arguments);
    assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    return ended.out();
  }

  private String[] issue(String kind, String unit, String out, String... more) {
    List<String> all = new ArrayList<>(List.of("issue", "1", "--kind", kind, "--unit", unit));
    all.addAll(List.of("--by", "Lê Văn An", "--signer", SIGNER, "--out", file(out)));
    if (!List.of(more).contains("--to-be-signed-by-hand")) {
      all.addAll(List.of("--key", key.toString(), "--password-file", password.toString()));
      all.addAll(List.of("--place", "Nam Định"));
    }
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static byte[] document(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(1).getInputStream().readAllBytes();
  }

  private static String text(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
  }

  private static boolean isIssued(MimeMessage mail) {
    try {
      return mail.getSubject().startsWith("Số ");
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private ConfigurableApplicationContext look() {
    Map<String, Object> own = new HashMap<>(settings);
    own.put("auditor.data", folder.resolve("data").toString());
    own.put("auditor.history.begins", false);
    return AuditorApplication.start(false, own);
  }

  private List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    try (ConfigurableApplicationContext context = look()) {
      context.getBean(Verification.class).verify(List.of(), flaws::add);
    }
    return flaws;
  }

  private List<Entry> recorded() {
    List<Entry> entries = new ArrayList<>();
    try (ConfigurableApplicationContext context = look()) {
      context.getBean(History.class).forEach(0, entries::add);
    }
    return entries;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private List<String> receivers() throws Exception {
    List<String> to = new ArrayList<>();
    for (MimeMessage one : mail.getReceivedMessages()) {
      to.add(one.getAllRecipients()[0].toString());
    }
    return to;
  }

  @ParameterizedTest
  @EnumSource
  void a_signed_report_goes_once_to_those_whom_the_entry_names_with_the_bytes_that_were_signed(
      TestDatabase database) throws Exception {
    start(database);
    String drafts = done("deliveries", "--json");
    assertThat(drafts).contains("\"reminder\"").doesNotContain("\"ward\"");

    String said = done(issue("ward", "P01", "ward.pdf"));
    assertThat(said).contains("In the outbox for mail:bithu@p01.example, folder:p01");
    done("deliveries", "--send");
    mail.purgeEmailFromAllMailboxes();
    assertThat(done("deliveries", "--send")).contains("Sent: 0");
    assertThat(done(issue("ward", "P01", "again.pdf"))).contains("issued before", "(SENT)");
    assertThat(done("deliveries", "--issued", "1", "--by", "An", "--why", "?"))
        .contains("put into the outbox for 0; whoever is meant has it");
    assertThat(done("deliveries", "--send")).contains("Sent: 0");

    byte[] signed = Files.readAllBytes(folder.resolve("ward.pdf"));
    assertThat(folder.resolve("data/deliveries/p01/report-1-01-BC-BTCTU-ward-P01-vi.pdf"))
        .hasBinaryContent(signed);
    assertThat(flaws()).isEmpty();
    List<Entry> recorded = recorded();
    assertThat(recorded)
        .filteredOn(entry -> entry.kind().equals("delivery"))
        .filteredOn(entry -> "1".equals(entry.facts().get("issued report")))
        .extracting(entry -> entry.facts().get("recipient"), Entry::who)
        .containsExactly(
            tuple("mail:bithu@p01.example", "Lê Văn An"), tuple("folder:p01", "Lê Văn An"));
    assertThat(recorded)
        .filteredOn(entry -> entry.kind().equals("delivery-step"))
        .filteredOn(entry -> "mail:bithu@p01.example".equals(entry.facts().get("recipient")))
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.facts()).containsEntry("state", "SENT");
              assertThat(entry.facts()).containsEntry("sha256", sha256(signed));
            });
  }

  @ParameterizedTest
  @EnumSource
  void a_mail_says_what_it_brings_what_came_out_and_how_to_check_it(TestDatabase database)
      throws Exception {
    start(database);
    done("deliveries", "--send");
    mail.purgeEmailFromAllMailboxes();
    done(issue("ward", "P01", "ward.pdf"));
    done("deliveries", "--send");

    assertThat(receivers()).containsExactly("bithu@p01.example");
    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(document(got)).isEqualTo(Files.readAllBytes(folder.resolve("ward.pdf")));
    Path arrived = Files.write(folder.resolve("arrived.pdf"), document(got));
    assertThat(done("verify", arrived.toString())).contains("All is as it was.");
    assertThat(got.getSubject())
        .startsWith("Số 01-BC/BTCTU ngày ")
        .contains("Báo cáo gửi đảng ủy phường, P01, 01/01/2025 – 31/12/2025: có ")
        .contains(" vấn đề cần xem xét; 31 quy tắc: ");
    assertThat(text(got))
        .contains("do đồng chí " + SIGNER + " ký số")
        .contains("auditor verify report-1-01-BC-BTCTU-ward-P01-vi.pdf")
        .contains("của BAN TỔ CHỨC")
        .doesNotContain("dự thảo");
  }

  @ParameterizedTest
  @EnumSource
  void why_a_report_goes_to_nobody_is_said_and_a_person_may_send_it(TestDatabase database)
      throws Exception {
    start(database);

    assertThat(done(issue("reminder", "CB003", "letter.pdf", "--to-be-signed-by-hand")))
        .contains("Sent to nobody. ", "is signed by hand", "Send the paper.");
    assertThat(done(issue("workplace", "CQ009", "work.pdf")))
        .contains("Sent to nobody: the timetable entry year delivers it in en only");
    assertThat(done(issue("workplace", "CQ009", "work-en.pdf", "--lang", "en")))
        .contains("In the outbox for mail:cq009@x.example");
    assertThat(done(issue("ward", "P02", "ward.pdf", "--no-delivery")))
        .contains("Sent to nobody. To send it: auditor deliveries --issued 4");

    Auditor.Ended outside =
        auditor(
            "deliveries",
            "--issued",
            "4",
            "--to",
            "mail:bithu@p01.example",
            "--to",
            "post:x",
            "--by",
            "An",
            "--why",
            "asked for it");
    assertThat(outside.code()).isEqualTo(2);
    assertThat(outside.err())
        .contains("stands in", "for P01, and would get ward about P02", "post:x is no recipient");
    assertThat(
            done(
                "deliveries", "--issued", "4", "--by", "An", "--why", "the secretary asked for it"))
        .contains("put into the outbox for 1.", "mail:bithu@p02.example");
    Auditor.Ended byHand =
        auditor("deliveries", "--issued", "1", "--to", "folder:x", "--by", "An", "--why", "now");
    assertThat(byHand.code()).isEqualTo(2);
    assertThat(byHand.err()).contains("is signed by hand");
    assertThat(auditor("deliveries", "--issued", "9", "--by", "An", "--why", "now").err())
        .contains("No report 9 was issued");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_withdrawn_or_whose_recipient_was_taken_out_does_not_go(TestDatabase database)
      throws Exception {
    start(database);
    done("deliveries", "--send");
    mail.purgeEmailFromAllMailboxes();
    done(issue("ward", "P01", "ward.pdf"));
    done(issue("ward", "P02", "ward2.pdf"));
    done(issue("ward", "P01", "new.pdf", "--replaces", "1", "--why", "Số liệu đã sửa"));
    Files.writeString(
        folder.resolve("recipients.yaml"),
        """
        units:
          P01: [mail:bithu@p01.example, folder:p01]
          CQ009: mail:cq009@x.example
        """);
    done("timetable", "run", "year");

    done("deliveries", "--send");

    List<MimeMessage> issued =
        Stream.of(mail.getReceivedMessages()).filter(IssuedDeliveryTest::isIssued).toList();
    assertThat(issued).hasSize(1);
    assertThat(issued.getFirst().getAllRecipients()[0]).hasToString("bithu@p01.example");
    assertThat(issued.getFirst().getSubject()).startsWith("Số 03-BC/BTCTU");
    assertThat(text(issued.getFirst()))
        .contains("thay thế văn bản số 01-BC/BTCTU", "không sử dụng văn bản cũ");
    String list = done("deliveries");
    assertThat(list)
        .contains("STOPPED", "the report 01-BC/BTCTU was withdrawn at")
        .contains("does not name mail:bithu@p02.example for it any more");
    assertThat(folder.resolve("data/deliveries/p01").toFile().list())
        .filteredOn(name -> !name.contains("-reminder-"))
        .containsExactly("report-3-03-BC-BTCTU-ward-P01-vi.pdf");
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void who_was_sent_a_report_is_told_that_it_was_withdrawn_but_not_why(TestDatabase database)
      throws Exception {
    start(database);
    done(issue("ward", "P01", "ward.pdf"));
    done("deliveries", "--send");
    mail.purgeEmailFromAllMailboxes();

    List<String> told = new ArrayList<>();
    try (ConfigurableApplicationContext context = look()) {
      context
          .getBean(Issuing.class)
          .withdraw(
              1,
              "Lê Văn An",
              "login",
              "Ghi nhầm tên ông Bình",
              report -> told.add(new IssuedSending(context).withdrawn(report, "Lê Văn An")));
    }
    assertThat(told).singleElement().asString().contains("It lies in folder:p01 still");
    done("deliveries", "--send");

    assertThat(receivers()).containsExactly("bithu@p01.example");
    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(got.getSubject()).startsWith("Thu hồi văn bản số 01-BC/BTCTU ngày ");
    assertThat(((MimeMultipart) got.getContent()).getCount()).isEqualTo(1);
    assertThat(text(got)).contains("không còn giá trị").doesNotContain("Bình");
    assertThat(auditor("deliveries", "--issued", "1", "--by", "An", "--why", "x").err())
        .contains("was withdrawn at");
    assertThat(flaws()).isEmpty();
  }
}
