package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.history.History;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.reports.Says;
import org.liaisonauditor.runs.FinishedRun;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunEnding;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.runs.RunService;
import org.liaisonauditor.schedule.Firing;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** From a timetable entry to mailboxes and folders, with the application's own parts. */
class DeliveredRunTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final String INSPECTORS = "kiemtra@thanhuy.example";
  private static final String BRANCH = "CB003";
  private static final String SECRETARY = "bithu@p001.example";

  @TempDir private Path data;

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private ConfigurableApplicationContext context;

  @BeforeEach
  void startMail() {
    mail.start();
  }

  @AfterEach
  void stop() {
    if (context != null) {
      context.close();
    }
    mail.stop();
  }

  private void start(TestDatabase database, String entries) throws IOException {
    Path timetable = data.resolve("timetable.yaml");
    Files.writeString(timetable, entries);
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.timetable", timetable.toString());
    settings.put("auditor.delivery.recipients", data.resolve("recipients.yaml").toString());
    settings.put("auditor.delivery.from", "noreply@thanhuy.example");
    settings.put("auditor.delivery.tls-required", "false");
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", Integer.toString(mail.getSmtp().getPort()));
    settings.putAll(database.settings(data));
    context = AuditorApplication.start(false, settings);
  }

  private <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        assertThat(
                part(Reception.class)
                    .receive(
                        new Reception.HandedIn(
                            file,
                            file.getFileName().toString(),
                            file.getFileName().toString(),
                            "test",
                            NewSubmission.Door.COMMAND_LINE,
                            0,
                            Submissions.Supersede.SAME_RECORDS),
                        0)
                    .accepted())
            .isTrue();
      }
    }
  }

  private Firing fire(String entry) throws Exception {
    part(Timetable.class).takeUp();
    return part(Timetable.class).fire(entry, "test");
  }

  private static String entry(String more) {
    return """
        entries:
          year:
            title: {vi: Kiểm tra năm 2025, en: The year 2025}
            period: 2025-01-01/2025-12-31
            as-of: 2026-01-15
            once: 2030-01-15T06:00
        """
        + more.indent(4);
  }

  private static String identity(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] document(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(1).getInputStream().readAllBytes();
  }

  private static String text(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** The names of the members whom a submission of some branches lists. */
  private Set<String> names(boolean ofBranch, String branch) {
    return new TreeSet<>(
        part(Database.class)
            .sql()
            .sql(
                "SELECT full_name FROM row_members WHERE residence_code "
                    + (ofBranch ? "=" : "<>")
                    + " ?")
            .param(branch)
            .query(String.class)
            .list());
  }

  @ParameterizedTest
  @EnumSource
  void a_run_s_report_goes_once_to_each_recipient_with_the_bytes_that_were_kept(
      TestDatabase database) throws Exception {
    start(
        database,
        entry(
            """
            deliver:
              - report: city
                to: [mail:%s, mail:ban@thanhuy.example, folder:inspectors/2025]
              - report: city
                language: en
                to: mail:%s
            """
                .formatted(INSPECTORS, INSPECTORS)));
    submitTown();

    Firing firing = fire("year");

    assertThat(firing.state()).isEqualTo(Firing.State.DONE);
    assertThat(part(Deliveries.class).of(firing.run()))
        .hasSize(4)
        .allMatch(delivery -> delivery.state() == Delivery.State.WAITING);
    assertThat(part(Dispatch.class).sendDue()).isEqualTo(4);
    assertThat(part(Dispatch.class).sendDue()).isZero();

    byte[] report =
        Files.readAllBytes(part(RunFolders.class).of(firing.run()).resolve("report.pdf"));
    List<MimeMessage> got = new ArrayList<>(List.of(mail.getReceivedMessages()));
    got.sort(Comparator.comparing(DeliveredRunTest::identity));
    assertThat(got)
        .extracting(one -> one.getAllRecipients()[0].toString())
        .containsExactly(INSPECTORS, "ban@thanhuy.example", INSPECTORS);
    assertThat(document(got.get(0))).isEqualTo(report);
    assertThat(document(got.get(1))).isEqualTo(report);
    assertThat(text(document(got.get(2)))).contains("gaps to look into");
    Run run = part(RunRecords.class).find(firing.run()).orElseThrow();
    assertThat(got.get(0).getSubject())
        .isEqualTo(
            "Kiểm tra năm 2025, 01/01/2025 – 31/12/2025: có %d vấn đề cần xem xét; 31 quy tắc: 28 có phát hiện, 3 không phát hiện gì"
                .formatted(run.counts().findings()));
    assertThat(got.get(2).getSubject())
        .isEqualTo(
            "The year 2025, 1 January 2025 to 31 December 2025: gaps to look into: %d; 31 rules: 28 found something, 3 clean"
                .formatted(run.counts().findings()));
    assertThat(data.resolve("deliveries/inspectors/2025/run-" + run.number() + "-city-vi.pdf"))
        .hasBinaryContent(report);

    for (MimeMessage one : got) {
      String seen = one.getSubject() + text(one);
      assertThat(names(false, "")).isNotEmpty().noneMatch(seen::contains);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_report_about_one_branch_names_nobody_of_another(TestDatabase database) throws Exception {
    start(
        database,
        entry(
            """
            scope: CB003
            deliver:
              - report: city
                to: mail:%s
            """
                .formatted(SECRETARY)));
    submitTown();
    Set<String> others = names(false, BRANCH);
    others.removeAll(names(true, BRANCH));

    fire("year");
    part(Dispatch.class).sendDue();

    String seen = text(document(mail.getReceivedMessages()[0]));
    assertThat(names(true, BRANCH).stream().anyMatch(seen::contains)).isTrue();
    assertThat(others).isNotEmpty().noneMatch(seen::contains);
  }

  @ParameterizedTest
  @EnumSource
  void reports_of_wards_workplaces_and_branches_name_nobody_outside_of_them(TestDatabase database)
      throws Exception {
    Files.writeString(
        data.resolve("recipients.yaml"),
        """
        units:
          P01: mail:p01@x.example
          P02: mail:p02@x.example
          CQ009: mail:cq009@x.example
          CB003: mail:cb003@x.example
        """);
    start(
        database,
        entry(
            """
            deliver:
              - {report: ward, units: all}
              - {report: workplace, units: all, language: en}
              - {report: branch, units: all}
              - {report: reminder, units: all}
            """));
    submitTown();

    fire("year");
    part(Dispatch.class).sendDue();

    assertThat(mail.getReceivedMessages()).hasSizeGreaterThanOrEqualTo(6);
    for (MimeMessage one : mail.getReceivedMessages()) {
      String unit = one.getAllRecipients()[0].toString().split("@")[0].toUpperCase(Locale.ROOT);
      Set<String> others = outside(unit);
      assertThat(others).isNotEmpty();
      String seen = text(document(one)) + one.getSubject() + text(one);
      assertThat(others).as(unit + ", " + one.getSubject()).noneMatch(seen::contains);
      assertThat(seen).contains(unit);
    }
    assertThat(part(Deliveries.class).all())
        .allMatch(delivery -> delivery.state() == Delivery.State.SENT);
  }

  /** Names that nobody has who lives or works in a unit. */
  private Set<String> outside(String unit) {
    Set<String> all = new TreeSet<>();
    Set<String> inside = new TreeSet<>();
    part(Database.class)
        .sql()
        .sql(
            "SELECT m.full_name, m.residence_code, m.workplace_code, u.parent_code FROM"
                + " row_members m LEFT JOIN row_units u ON u.unit_code = m.residence_code")
        .query(
            row -> {
              all.add(row.getString(1));
              if (unit.equals(row.getString(2))
                  || unit.equals(row.getString(3))
                  || unit.equals(row.getString(4))) {
                inside.add(row.getString(1));
              }
            });
    all.removeAll(inside);
    return all;
  }

  /** Reports that say of which unit they are. */
  private static final RunReports OF_WARDS =
      new RunReports() {
        @Override
        public List<ReportKind> kinds() {
          return List.of(new ReportKind("ward", Set.of(UnitKind.WARD)));
        }

        @Override
        public Optional<Says> write(
            FinishedRun run, String kind, String unit, Language language, Path file)
            throws IOException, NotMade {
          if (run.result().units().find(unit).isEmpty()) {
            throw new NotMade("no submission knows " + unit);
          }
          if (unit.equals("P03")) {
            return Optional.empty();
          }
          Files.writeString(file, "about " + unit + " in " + language);
          RuleState.State failed = RuleState.State.COULD_NOT_RUN;
          return Optional.of(
              new Says(
                  "Ward report",
                  "The board",
                  unit.equals("P01") ? 3 : 0,
                  0,
                  new RuleStates(
                      unit.equals("P01")
                          ? List.of(RuleState.State.FINDINGS)
                          : List.of(RuleState.State.CLEAN, failed, failed)),
                  null));
        }
      };

  @ParameterizedTest
  @EnumSource
  void each_unit_s_recipients_get_the_report_about_that_unit_alone(TestDatabase database)
      throws Exception {
    start(database, entry(""));
    submitTown();
    Outbox outbox =
        new Outbox(part(Database.class), part(History.class), OF_WARDS, part(Letters.class));
    List<DeliveryOrder> orders =
        Stream.of("P01", "P02", "P03", "P99", "CQ001")
            .map(
                unit ->
                    new DeliveryOrder(
                        "ward",
                        unit,
                        true,
                        DeliveryOrder.Send.BOTH,
                        Language.EN,
                        Recipient.parse("mail:" + unit + "@x.example")))
            .toList();
    context
        .getBeanFactory()
        .registerSingleton(
            "wards",
            (RunEnding) run -> outbox.queue(run, new Text("Năm 2025", "The year 2025"), orders));

    fire("year");
    withoutRecalls().sendDue();

    List<Tuple> got = new ArrayList<>();
    for (MimeMessage one : mail.getReceivedMessages()) {
      got.add(
          tuple(
              one.getAllRecipients()[0].toString(),
              new String(document(one), StandardCharsets.UTF_8),
              one.getSubject()));
    }
    assertThat(got)
        .containsExactlyInAnyOrder(
            tuple(
                "P01@x.example",
                "about P01 in EN",
                "The year 2025, P01, 1 January 2025 to 31 December 2025: gaps to look into: 3; 1 rules: 1 found something"),
            tuple(
                "P02@x.example",
                "about P02 in EN",
                "The year 2025, P02, 1 January 2025 to 31 December 2025: no gap in what could be"
                    + " judged; 3 rules: 2 COULD NOT RUN, 1 clean"));
    assertThat(part(Deliveries.class).all())
        .extracting(Delivery::unit, Delivery::state)
        .containsExactlyInAnyOrder(
            tuple("P01", Delivery.State.SENT),
            tuple("P02", Delivery.State.SENT),
            tuple("P99", Delivery.State.FAILED));
  }

  private static final RuleState.State FAILED = RuleState.State.COULD_NOT_RUN;

  /** Reports that say of which rules they tell. */
  private static final RunReports OF_STATES =
      new RunReports() {
        @Override
        public List<ReportKind> kinds() {
          return List.of();
        }

        @Override
        public Optional<Says> write(
            FinishedRun run, String kind, String unit, Language language, Path file)
            throws IOException {
          Files.writeString(file, kind);
          List<RuleState.State> all = new ArrayList<>(List.of(RuleState.State.values()));
          all.add(RuleState.State.CLEAN);
          return Optional.of(
              new Says(
                  "Ward report",
                  "BAN TỔ CHỨC",
                  kind.equals("commended") ? null : kind.equals("failed") ? 0 : 4,
                  2,
                  new RuleStates(kind.equals("failed") ? List.of(FAILED, FAILED) : all),
                  null));
        }
      };

  @ParameterizedTest
  @EnumSource
  void a_mail_counts_rules_by_what_became_of_them_in_both_languages(TestDatabase database)
      throws Exception {
    start(database, entry(""));
    submitTown();
    Outbox outbox =
        new Outbox(part(Database.class), part(History.class), OF_STATES, part(Letters.class));
    List<DeliveryOrder> orders = new ArrayList<>();
    for (String kind : List.of("all", "failed", "commended")) {
      for (Language language : Language.values()) {
        orders.add(
            new DeliveryOrder(
                kind,
                null,
                false,
                DeliveryOrder.Send.BOTH,
                language,
                Recipient.parse("mail:" + kind + "-" + language.tag() + "@x.example")));
      }
    }
    // As some keyboards write it: letters and their marks apart.
    Text title = new Text(Normalizer.normalize("Kiểm tra", Normalizer.Form.NFD), "Audit");
    context
        .getBeanFactory()
        .registerSingleton("states", (RunEnding) run -> outbox.queue(run, title, orders));

    fire("year");
    withoutRecalls().sendDue();

    Map<String, String> subjects = new HashMap<>();
    for (MimeMessage one : mail.getReceivedMessages()) {
      String to = one.getAllRecipients()[0].toString().split("@")[0];
      subjects.put(to, one.getSubject());
      String outcome = one.getSubject().split(": ", 2)[1];
      assertThat(text(one)).as(to).contains(outcome + ".");
      assertThat(text(one).contains("Có quy tắc không chạy được")).isEqualTo(to.endsWith("-vi"));
      assertThat(text(one).contains("Some rules could not run")).isEqualTo(to.endsWith("-en"));
      assertThat(text(one)).contains("BAN TỔ CHỨC", to.endsWith("-vi") ? "dự thảo" : "A draft");
    }
    String vi = "Kiểm tra, 01/01/2025 – 31/12/2025: ";
    String en = "Audit, 1 January 2025 to 31 December 2025: ";
    assertThat(subjects)
        .containsOnly(
            Map.entry(
                "all-vi",
                vi
                    + "có 4 vấn đề cần xem xét; 6 quy tắc: 1 KHÔNG CHẠY ĐƯỢC, 1 có phát hiện, 2"
                    + " không phát hiện gì, 1 không có gì để xét, 1 tạm tắt"),
            Map.entry(
                "all-en",
                en
                    + "gaps to look into: 4; 6 rules: 1 COULD NOT RUN, 1 found something, 2 clean,"
                    + " 1 with nothing in scope, 1 switched off"),
            Map.entry(
                "failed-vi",
                vi + "chưa thấy vấn đề nào trong phần đã xét được; 2 quy tắc: 2 KHÔNG CHẠY ĐƯỢC"),
            Map.entry("failed-en", en + "no gap in what could be judged; 2 rules: 2 COULD NOT RUN"),
            Map.entry(
                "commended-vi",
                vi
                    + "có 2 đảng viên đề nghị biểu dương; 6 quy tắc: 1 KHÔNG CHẠY ĐƯỢC, 1 có phát"
                    + " hiện, 2 không phát hiện gì, 1 không có gì để xét, 1 tạm tắt"),
            Map.entry(
                "commended-en",
                en
                    + "members to be commended: 2; 6 rules: 1 COULD NOT RUN, 1 found something, 2"
                    + " clean, 1 with nothing in scope, 1 switched off"));
  }

  private Dispatch withoutRecalls() {
    return new Dispatch(
        part(Database.class),
        part(History.class),
        part(MailSettings.class),
        data,
        new Dispatch.Retries(1, Duration.ofMinutes(1)),
        // The entry itself names none of them.
        List::of,
        part(Clock.class));
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_not_noted_as_done_leaves_nothing_in_the_outbox(TestDatabase database)
      throws Exception {
    start(database, entry("deliver: {report: city, to: \"mail:%s\"}".formatted(INSPECTORS)));
    submitTown();
    part(Database.class).sql().sql("ALTER TABLE delivery_step RENAME TO away").update();

    Firing firing = fire("year");

    assertThat(firing.state()).isEqualTo(Firing.State.FAILED);
    assertThat(part(RunRecords.class).all())
        .extracting(Run::state)
        .containsExactly(Run.State.FAILED);
    assertThat(part(Deliveries.class).all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_repeated_run_is_delivered_to_nobody(TestDatabase database) throws Exception {
    start(database, entry("deliver: {report: city, to: \"mail:%s\"}".formatted(INSPECTORS)));
    submitTown();
    Firing firing = fire("year");

    part(RunService.class).rerun(firing.run(), "An");

    assertThat(part(Deliveries.class).all()).hasSize(1);
    assertThat(part(RunRecords.class).all()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void an_audit_that_could_not_be_done_sends_no_report_but_a_line_to_those_who_asked(
      TestDatabase database) throws Exception {
    start(
        database,
        entry(
            """
            scope: NOWHERE
            on-failure: mail:%s
            deliver:
              - report: city
                to: mail:ban@thanhuy.example
            """
                .formatted(INSPECTORS)));
    submitTown();

    Firing firing = fire("year");
    part(Dispatch.class).sendDue();

    assertThat(firing.state()).isEqualTo(Firing.State.FAILED);
    assertThat(mail.getReceivedMessages()).hasSize(1);
    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(got.getAllRecipients()[0]).hasToString(INSPECTORS);
    assertThat(got.getSubject()).isEqualTo("Kiểm tra năm 2025: không chạy được");
    MimeMultipart parts = (MimeMultipart) got.getContent();
    assertThat(parts.getCount()).isEqualTo(1);
    assertThat(text(got)).contains("year").doesNotContain("NOWHERE");
  }

  @ParameterizedTest
  @EnumSource
  void a_title_of_two_lines_makes_no_header_of_its_own(TestDatabase database) throws Exception {
    start(
        database,
        entry("deliver: {report: city, to: \"mail:%s\"}".formatted(INSPECTORS))
            .replace(
                "{vi: Kiểm tra năm 2025,",
                "{vi: \"Kiểm tra\\r\\nBcc: stranger@elsewhere.example\\n\\nBody\","));
    submitTown();

    assertThatThrownBy(() -> fire("year")).hasMessageContaining("invisible sign");
    Files.writeString(
        data.resolve("timetable.yaml"),
        Files.readString(data.resolve("timetable.yaml")).replace("\\r", ""));
    fire("year");
    part(Dispatch.class).sendDue();

    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(got.getSubject()).startsWith("Kiểm tra Bcc: stranger@elsewhere.example Body, ");
  }

  @ParameterizedTest
  @EnumSource
  void a_document_that_is_too_large_for_a_mail_is_told_of(TestDatabase database) throws Exception {
    System.setProperty("auditor.delivery.largest-attachment", "1KB");
    try {
      start(database, entry("deliver: {report: city, to: \"mail:%s\"}".formatted(INSPECTORS)));
    } finally {
      System.clearProperty("auditor.delivery.largest-attachment");
    }
    submitTown();

    fire("year");
    part(Dispatch.class).sendDue();

    MimeMessage got = mail.getReceivedMessages()[0];
    assertThat(((MimeMultipart) got.getContent()).getCount()).isEqualTo(1);
    assertThat(text(got)).contains("quá lớn để gửi kèm").contains("SHA-256");
    assertThat(List.of(part(Deliveries.class).all().getFirst().attached())).containsExactly(false);
  }
}
