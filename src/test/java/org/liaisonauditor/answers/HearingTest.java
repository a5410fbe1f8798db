package org.liaisonauditor.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.audit.AuditCounts;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.history.History;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.TestDatabase;

/** Who was heard about the findings of an audit. */
class HearingTest {

  private static final String PACK = "qd213";
  private static final LocalDate DUE = LocalDate.parse("2026-02-15");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Instant now = Instant.parse("2026-02-01T02:00:00Z");

  private static Finding finding(String fingerprint, List<String> others) {
    return new Finding(
        "no-reminder",
        Severity.LOW,
        "100000001",
        "CB001",
        "",
        new Text("Nguyễn Thị Ổi", "Nguyễn Thị Ổi"),
        fingerprint,
        List.of(),
        "",
        "CB001",
        List.of(),
        others);
  }

  private static Lives lives(Finding... findings) throws Exception {
    RulePack pack = RulePacks.read(Path.of("rules"));
    return Lives.first(
        new AuditResult(
            new AuditContext(
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2025-12-31"),
                LocalDate.parse("2026-01-15"),
                RulePacks.parameters(pack, Map.of())),
            null,
            pack,
            null,
            new UnitDirectory(List.of()),
            new AuditCounts(1, 0, 0, 0),
            List.of(findings),
            List.of(),
            Map.of(),
            List.of(),
            List.of("CB001"),
            List.of()),
        1L);
  }

  private Casework casework() {
    Clock clock = ((InstantSource) () -> now).withZone(ZONE);
    Database database = new Database(TestDatabase.H2.create());
    String hash = "0".repeat(64);
    database.sql().sql("INSERT INTO bundle (hash) VALUES (?)").param(hash).update();
    database
        .sql()
        .sql(
            "INSERT INTO run (number, period_from, period_to, as_of, output_language, reject_limit,"
                + " asked_by, asked_at, data_as_of, rules_bundle, rules_code, pack_hash,"
                + " reports_bundle, program_version, state) VALUES (1, DATE '2025-01-01',"
                + " DATE '2025-12-31', DATE '2026-01-15', 'vi', 0, 'test', CURRENT_TIMESTAMP,"
                + " CURRENT_TIMESTAMP, ?, 'qd213', ?, ?, '0', 'DONE')")
        .params(hash, hash, hash)
        .update();
    return new Casework(database, new History(database, clock), clock, ZONE);
  }

  private void take(Casework work, Finding finding, NewStep step) throws Exception {
    work.take(
        List.of(
            new Casework.Request(
                PACK,
                1,
                new CaseFinding(
                    finding.fingerprint(), 1, finding.rule(), finding.subject(), "CB001", ""),
                step)));
  }

  private Signed signed() {
    return new Signed("Lê Văn An", "login", now, "vì vậy");
  }

  private NewStep answer(String unit) {
    return NewStep.answer(
        CaseStep.Role.UNIT,
        CaseStep.Answer.EXPLANATION,
        signed(),
        List.of(),
        unit == null ? List.of() : List.of(unit));
  }

  @Test
  void a_finding_waits_for_every_unit_that_answers_for_it_or_for_the_day() throws Exception {
    Casework work = casework();
    Finding one = finding("f1", List.of());
    Finding several = finding("f2", List.of("CB002"));
    Lives lives = lives(one, several);
    LocalDate today = work.today();

    Hearing nobody = new Hearing(work, PACK, lives, today);
    assertThat(nobody.test(one)).isFalse();
    assertThat(nobody.awaited(several))
        .isEqualTo(new Hearing.Awaited(List.of("CB001", "CB002"), null));

    for (Finding finding : List.of(one, several)) {
      take(work, finding, NewStep.assign(DUE, signed()));
      take(work, finding, answer(null));
    }
    Hearing first = new Hearing(work, PACK, lives, today);
    assertThat(first.test(one)).isTrue();
    assertThat(first.test(several)).isFalse();
    assertThat(first.awaited(several)).isEqualTo(new Hearing.Awaited(List.of("CB002"), DUE));
    assertThat(new Hearing(work, PACK, lives, DUE).test(several)).isFalse();
    assertThat(new Hearing(work, PACK, lives, DUE.plusDays(1)).test(several)).isTrue();

    take(work, several, answer("CB002"));
    assertThat(new Hearing(work, PACK, lives, today).test(several)).isTrue();
    assertThat(new Hearing(work, PACK, null, today).test(several)).isFalse();
  }
}
