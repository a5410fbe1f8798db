package org.liaisonauditor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.schedule.Timetable;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Each unit of a town gets all kinds of reports that are about it: whom and what they name. */
class LeakTest {

  @TempDir private Path data;

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private ConfigurableApplicationContext context;

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> kinds = new TreeMap<>();
  private final Map<String, String> unitNames = new TreeMap<>();
  private final List<Member> members = new ArrayList<>();

  private record Member(String code, String name, String residence, String workplace) {}

  @BeforeEach
  void start() {
    mail.start();
    Map<String, Object> settings = new HashMap<>(TestDatabase.H2.settings(data));
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.timetable", data.resolve("timetable.yaml").toString());
    settings.put("auditor.delivery.recipients", data.resolve("recipients.yaml").toString());
    settings.put("auditor.delivery.from", "noreply@thanhuy.example");
    settings.put("auditor.delivery.tls-required", "false");
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", Integer.toString(mail.getSmtp().getPort()));
    context = AuditorApplication.start(false, settings);
  }

  @AfterEach
  void stop() {
    context.close();
    mail.stop();
  }

  private <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples", "town", "submissions"))) {
      for (Path file : files.sorted().toList()) {
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
                0);
      }
    }
  }

  private String one(String query, Object... parameters) {
    return part(Database.class)
        .sql()
        .sql(query)
        .params(parameters)
        .query(String.class)
        .list()
        .getFirst();
  }

  /**
   * People move, are represented, and are evaluated, across wards; and those who write reasons and
   * remarks name others.
   */
  private void entangle() {
    String branch = "SELECT unit_code FROM row_units WHERE parent_code = ? ORDER BY unit_code";
    String near = one(branch, "P01");
    String far = one(branch, "P02");
    String codes = "SELECT member_code FROM row_members WHERE residence_code = ? ORDER BY 1";
    String stranger = one(codes, far);
    String name = one("SELECT full_name FROM row_members WHERE member_code = ?", stranger);
    List<String> neighbours =
        part(Database.class).sql().sql(codes).param(near).query(String.class).list();
    changed(
        "UPDATE row_members SET residence_code = ?, residence_since = DATE '2025-06-01'"
            + " WHERE member_code = ?",
        far,
        neighbours.get(0));
    changed(
        "UPDATE row_attendance SET represented_by = ?, reason = ? WHERE status <> 'PRESENT' AND"
            + " meeting_code IN (SELECT meeting_code FROM row_meetings WHERE residence_code = ?)",
        stranger,
        "Nhờ đồng chí " + name + " (" + stranger + ", " + far + ") dự thay",
        near);
    changed(
        "UPDATE row_evaluations SET residence_code = ?, remark = ? WHERE member_code = ?",
        far,
        "Theo nhận xét của " + name,
        neighbours.get(1));
    changed(
        "UPDATE row_introductions SET residence_code = ? WHERE member_code = ?",
        far,
        neighbours.get(2));
  }

  private void changed(String statement, Object... parameters) {
    assertThat(part(Database.class).sql().sql(statement).params(parameters).update())
        .as(statement)
        .isPositive();
  }

  private void readTown() {
    part(Database.class)
        .sql()
        .sql("SELECT unit_code, name, kind, parent_code FROM row_units")
        .query(
            row -> {
              unitNames.put(row.getString(1), row.getString(2));
              kinds.put(row.getString(1), row.getString(3));
              if (row.getString(4) != null) {
                parents.put(row.getString(1), row.getString(4));
              }
            });
    part(Database.class)
        .sql()
        .sql("SELECT member_code, full_name, residence_code, workplace_code FROM row_members")
        .query(
            row -> {
              members.add(
                  new Member(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            });
  }

  private boolean within(String code, String unit) {
    for (String at = code; at != null; at = parents.get(at)) {
      if (at.equals(unit)) {
        return true;
      }
    }
    return false;
  }

  /** Names and codes of people and units that a unit's mail must not hold. */
  private Set<String> outside(String unit) {
    Set<String> outside = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Member member : members) {
      boolean own = within(member.residence(), unit) || within(member.workplace(), unit);
      (own ? seen : outside).add(member.code());
      (own ? seen : outside).add(member.name());
      if (own) {
        units(seen, member.residence());
        units(seen, member.workplace());
      }
    }
    unitNames
        .keySet()
        .forEach(
            code ->
                units(
                    within(code, unit) || within(unit, code) || top(code) ? seen : outside, code));
    outside.removeAll(seen);
    outside.remove(null);
    return outside;
  }

  private boolean top(String code) {
    return !parents.containsKey(code) && within("P01", code);
  }

  private void units(Set<String> into, String code) {
    if (code != null) {
      into.add(code);
      if (unitNames.get(code) != null) {
        into.add(unitNames.get(code));
      }
    }
  }

  private static boolean holds(String text, String word) {
    String composed = Normalizer.normalize(word, Normalizer.Form.NFC).replaceAll("\\s+", " ");
    return text.contains(composed)
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(composed) + "(?![\\p{L}\\p{N}])")
            .matcher(text)
            .find();
  }

  @Test
  void no_mail_of_any_kind_names_a_person_or_unit_outside_of_its_recipient_s_scope()
      throws Exception {
    submitTown();
    entangle();
    readTown();
    StringBuilder recipients = new StringBuilder("units:\n");
    kinds.keySet().stream()
        .filter(unit -> !top(unit))
        .forEach(unit -> recipients.append("  %s: mail:%s@x.example%n".formatted(unit, unit)));
    Files.writeString(data.resolve("recipients.yaml"), recipients);
    Files.writeString(
        data.resolve("timetable.yaml"),
        """
        entries:
          year:
            title: {vi: Kiểm tra năm 2025, en: The year 2025}
            period: 2025-01-01/2025-12-31
            as-of: 2026-01-15
            once: 2090-01-15T06:00
            deliver:
              - {report: ward, units: all}
              - {report: workplace, units: all, language: en}
              - {report: branch, units: all}
              - {report: reminder, units: all}
              - {report: reminder, units: all, language: en}
        """);
    part(Timetable.class).takeUp();
    part(Timetable.class).fire("year", "test");
    part(Dispatch.class).sendDue();

    Map<String, Integer> mails = new TreeMap<>();
    List<String> leaks = new ArrayList<>();
    for (MimeMessage one : mail.getReceivedMessages()) {
      String unit = one.getAllRecipients()[0].toString().split("@")[0].toUpperCase(Locale.ROOT);
      Delivery delivery = delivery(one);
      assertThat(delivery.unit()).isEqualTo(unit);
      mails.merge(delivery.report(), 1, Integer::sum);
      String text = EverythingIn.mail(one);
      assertThat(text).contains(unit, "findings.json", "\"fingerprint\"", "manifest.json");
      Set<String> outside = outside(unit);
      assertThat(outside).hasSizeGreaterThan(100);
      outside.stream()
          .filter(word -> holds(text, word))
          .forEach(word -> leaks.add(delivery.fileName() + ": " + word));
    }
    assertThat(leaks).isEmpty();
    assertThat(mails).containsOnlyKeys("ward", "workplace", "branch", "reminder");
    assertThat(mails).containsEntry("ward", 3).containsEntry("workplace", 12);
    assertThat(mails).containsEntry("branch", 9);
    assertThat(mails.get("reminder")).isGreaterThan(20);
  }

  private Delivery delivery(MimeMessage one) throws Exception {
    String identity = one.getMessageID();
    return part(Deliveries.class).all().stream()
        .filter(delivery -> delivery.messageId().equals(identity))
        .findFirst()
        .orElseThrow();
  }
}
