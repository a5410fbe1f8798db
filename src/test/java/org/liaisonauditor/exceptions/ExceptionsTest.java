package org.liaisonauditor.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.SettableClock;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.history.History;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.TestDatabase;
import org.liaisonauditor.store.TestRun;

/** Accepted gaps, on both databases. */
class ExceptionsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final LocalDate FROM = LocalDate.parse("2026-02-01");
  private static final LocalDate UNTIL = LocalDate.parse("2026-07-31");

  private final SettableClock clock = new SettableClock("2026-02-01T02:00:00Z");
  private Database database;
  private Exceptions exceptions;

  private void start(TestDatabase kind) {
    database = new Database(kind.create());
    exceptions = new Exceptions(database, new History(database, clock), clock, ZONE);
    TestRun.done(database, 7);
  }

  private static Finding finding(String rule, String subject, String unit) {
    return new Finding(
        rule,
        Severity.LOW,
        subject,
        unit,
        "",
        new Text("câu", "sentence"),
        rule + subject,
        List.of(),
        "",
        unit,
        List.of());
  }

  private static Rule rule(String code, String... former) {
    return new Rule(
        code,
        List.of(former),
        Rule.Kind.FINDING,
        new Text("quy tắc", "rule"),
        new Text("", ""),
        new Text("", ""),
        Severity.LOW,
        Map.of(),
        List.of(),
        List.of(),
        "",
        "");
  }

  private static Exceptions.Audit audit() {
    return new Exceptions.Audit(
        7,
        "qd213",
        List.of(rule("no-groups"), rule("no-briefing", "no-report")),
        List.of(
            finding("no-groups", "CB001", "CB001"),
            finding("no-briefing", "M1", "CB001"),
            finding("no-briefing", "M2", "CB001"),
            finding("no-briefing", "M3", "CB002")));
  }

  private Signed by(String name) {
    return new Signed(name, "login", clock.instant(), "Chi bộ mới sáp nhập");
  }

  private static AcceptedGap.Matched briefingsOf(String unit) {
    return new AcceptedGap.Matched("no-briefing", unit, null, null);
  }

  private AcceptedGap proposed() throws ExceptionRefused {
    return exceptions.propose(briefingsOf("CB001"), FROM, UNTIL, by("Lê Văn An"), audit());
  }

  @ParameterizedTest
  @EnumSource
  void an_exception_counts_once_a_second_person_agrees_to_what_it_hides(TestDatabase kind)
      throws Exception {
    start(kind);
    assertThat(Exceptions.preview(briefingsOf("CB001"), audit()))
        .extracting(Finding::subject)
        .containsExactly("M1", "M2");
    AcceptedGap gap = proposed();
    assertThat(gap.previewed().findings()).isEqualTo(2);
    assertThat(gap.state(FROM)).isEqualTo(AcceptedGap.State.PROPOSED);
    assertThat(gap.appliesTo(FROM, clock.instant())).isFalse();

    assertThatThrownBy(() -> exceptions.approve(gap.number(), "other", by("  LÊ  văn an")))
        .isInstanceOfSatisfying(
            ExceptionRefused.class,
            refused ->
                assertThat(refused.reasons())
                    .satisfiesExactly(
                        one -> assertThat(one).contains("another person has to approve"),
                        two -> assertThat(two).contains("preview it again")));

    clock.forward(Duration.ofSeconds(60));
    AcceptedGap approved =
        exceptions.approve(gap.number(), gap.previewed().sha256(), by("Trần Thị Bưởi"));
    assertThat(approved.state(FROM)).isEqualTo(AcceptedGap.State.APPROVED);
    assertThat(exceptions.all()).containsExactly(approved);
    assertThatThrownBy(
            () -> exceptions.approve(gap.number(), gap.previewed().sha256(), by("Hồ Thị Cam")))
        .hasMessageContaining("was approved by Trần Thị Bưởi");
  }

  @ParameterizedTest
  @EnumSource
  void an_audit_goes_by_what_was_agreed_when_it_was_asked_for(TestDatabase kind) throws Exception {
    start(kind);
    AcceptedGap gap = proposed();
    Instant before = clock.instant();
    clock.forward(Duration.ofSeconds(60));
    Instant agreed = clock.instant();
    exceptions.approve(gap.number(), gap.previewed().sha256(), by("Bưởi"));
    clock.forward(Duration.ofSeconds(60));
    AcceptedGap back = exceptions.withdraw(gap.number(), by("An"));

    assertThat(back.appliesTo(FROM, before)).isFalse();
    assertThat(back.appliesTo(FROM, agreed)).isTrue();
    assertThat(back.appliesTo(FROM.minusDays(1), agreed)).isFalse();
    assertThat(back.appliesTo(UNTIL, agreed)).isTrue();
    assertThat(back.appliesTo(UNTIL.plusDays(1), agreed)).isFalse();
    assertThat(back.endedFor(UNTIL.plusDays(1), agreed, ZONE)).contains(UNTIL);
    assertThat(back.endedFor(FROM, agreed, ZONE)).isEmpty();
    assertThat(back.endedFor(UNTIL.plusDays(1), before, ZONE)).isEmpty();
    assertThat(back.appliesTo(FROM, clock.instant())).isFalse();
    assertThat(back.endedFor(FROM, clock.instant(), ZONE)).contains(FROM);
    assertThat(back.state(FROM)).isEqualTo(AcceptedGap.State.WITHDRAWN);
    assertThatThrownBy(() -> exceptions.withdraw(gap.number(), by("An")))
        .hasMessageContaining("taken back on 2026-02-01 already");
  }

  @ParameterizedTest
  @EnumSource
  void all_that_is_wrong_with_an_exception_is_told_at_once(TestDatabase kind) {
    start(kind);
    assertThatThrownBy(
            () ->
                exceptions.propose(
                    new AcceptedGap.Matched("no-briefings", "CB001", null, null),
                    FROM,
                    FROM.minusDays(5),
                    new Signed("", "login", clock.instant(), "x"),
                    audit()))
        .isInstanceOfSatisfying(
            ExceptionRefused.class,
            refused ->
                assertThat(refused.reasons())
                    .satisfiesExactly(
                        one -> assertThat(one).contains("Who and why"),
                        two -> assertThat(two).contains("lies before the first"),
                        three -> assertThat(three).contains("is over; today is 2026-02-01"),
                        four -> assertThat(four).contains("has no rule no-briefings"),
                        five -> assertThat(five).contains("there is nothing to accept")));
    assertThatThrownBy(() -> new AcceptedGap.Matched("no-briefing", null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> exceptions.withdraw(99, by("An")))
        .hasMessageContaining("There is no exception 99");
    assertThat(exceptions.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_run_keeps_what_it_went_by(TestDatabase kind) throws Exception {
    start(kind);
    AcceptedGap gap = proposed();
    exceptions.note(7, "qd213", FROM, clock.instant());
    assertThat(exceptions.ofRun(7)).as("nobody has agreed yet").isEmpty();

    clock.forward(Duration.ofSeconds(60));
    AcceptedGap agreed =
        exceptions.approve(gap.number(), gap.previewed().sha256(), by("Trần Thị Bưởi"));
    exceptions.note(7, "other", FROM, clock.instant());
    assertThat(exceptions.ofRun(7)).as("it is about the rules of another pack").isEmpty();
    exceptions.note(7, "qd213", FROM, clock.instant());
    assertThat(exceptions.ofRun(7)).containsExactly(new Noted(agreed, null));

    clock.forward(Duration.ofSeconds(60));
    exceptions.withdraw(gap.number(), by("Lê Văn An"));
    assertThat(exceptions.ofRun(7))
        .as("what is taken back later changes nothing")
        .containsExactly(new Noted(agreed, null));
    assertThat(exceptions.ofRun(8)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_author_in_other_letters_is_still_the_author(TestDatabase kind) throws Exception {
    start(kind);
    AcceptedGap gap = proposed();
    for (String name :
        List.of(
            "LÊ VĂN AN",
            Normalizer.normalize("Lê Văn An", Normalizer.Form.NFD),
            " Lê\u00a0Văn\u2003An ",
            "Lê Văn\u200b An",
            "Lê Văn Ａn")) {
      assertThatThrownBy(() -> exceptions.approve(gap.number(), gap.previewed().sha256(), by(name)))
          .as(name)
          .hasMessageContaining("another person has to approve");
    }
    assertThat(exceptions.find(gap.number()).orElseThrow().approved()).isNull();
  }

  @Test
  void an_exception_follows_its_rule_to_the_name_that_it_has_now() {
    assertThat(
            Exceptions.preview(new AcceptedGap.Matched("no-report", "CB001", null, null), audit()))
        .extracting(Finding::subject)
        .containsExactly("M1", "M2");
  }
}
