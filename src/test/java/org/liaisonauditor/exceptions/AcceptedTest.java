package org.liaisonauditor.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.audit.AuditCounts;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;

/** What exceptions do with the findings of an audit. */
class AcceptedTest {

  private static final LocalDate JULY = LocalDate.of(2025, 7, 10);
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 15);
  private static final RulePack PACK = pack();

  private static RulePack pack() {
    try {
      return RulePacks.read(Path.of("rules"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Finding finding(String rule, String subject, String unit, String branch) {
    return new Finding(
        rule,
        Severity.LOW,
        subject,
        unit,
        "",
        new Text("câu", "sentence"),
        rule + "/" + subject,
        List.of(),
        "",
        branch,
        List.of());
  }

  private static AuditResult audit(
      LocalDate asOf, String scope, List<CouldNotRun> failures, List<Finding> findings) {
    Source source = new Source(new SheetRef("units.xlsx", "Units", Map.of()), 2);
    Set<String> rules = findings.stream().map(Finding::rule).collect(Collectors.toSet());
    return new AuditResult(
        new AuditContext(
            LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30), asOf, PACK.parameters()),
        scope,
        PACK,
        null,
        new UnitDirectory(
            List.of(
                new Unit("B1", "Chi bộ 1", UnitKind.RESIDENCE_BRANCH, null, source),
                new Unit("B2", "Chi bộ 2", UnitKind.RESIDENCE_BRANCH, null, source),
                new Unit("W1", "Cơ quan 1", UnitKind.WORKPLACE, null, source))),
        new AuditCounts(2, 0, 1, 0),
        findings,
        List.of(),
        Map.of(),
        failures,
        List.of("B1", "B2"),
        rules.stream()
            .sorted()
            .map(
                rule ->
                    new RuleState(
                        rule,
                        RuleState.State.FINDINGS,
                        (int) findings.stream().filter(one -> one.rule().equals(rule)).count(),
                        0,
                        null))
            .toList());
  }

  private static AuditResult audit(Finding... findings) {
    return audit(JULY, null, List.of(), List.of(findings));
  }

  private static Noted exception(long number, String rule, String unit, String subject) {
    return exception(number, rule, unit, subject, LocalDate.of(2025, 12, 31), null);
  }

  private static Noted exception(
      long number, String rule, String unit, String subject, LocalDate until, LocalDate endedOn) {
    Signed author = new Signed("An", "an", Instant.EPOCH, "mới sáp nhập " + number);
    Signed approver = new Signed("Bưởi", "buoi", Instant.EPOCH, "đồng ý");
    return new Noted(
        new AcceptedGap(
            number,
            "qd213",
            new AcceptedGap.Matched(rule, unit, subject, null),
            LocalDate.of(2025, 1, 1),
            until,
            author,
            new AcceptedGap.Previewed(1, 1, ""),
            approver,
            null),
        endedOn);
  }

  @Test
  void what_is_accepted_is_counted_apart_once_however_many_exceptions_are_about_it() {
    AuditResult all =
        audit(
            finding("no-briefing", "M1", "B1", "B1"),
            finding("no-briefing", "M2", "B1", "B1"),
            finding("no-groups", "B1", "B1", "B1"));
    Accepted accepted =
        Accepted.of(
            all,
            null,
            List.of(
                exception(2, "no-briefing", "B1", "M1"), exception(1, "no-briefing", "B1", null)));

    assertThat(accepted.covered())
        .extracting(Accepted.Covered::exceptions)
        .containsExactly(List.of(1L, 2L), List.of(1L));
    assertThat(accepted.outcomes())
        .extracting(
            outcome -> outcome.gap().number() + " " + outcome.state() + " " + outcome.findings())
        .containsExactly("1 COVERS 2", "2 COVERS 1");
    AuditResult open = accepted.open(all);
    assertThat(open.findings()).extracting(Finding::rule).containsExactly("no-groups");
    assertThat(open.rules())
        .as("a rule that found what is accepted is not clean")
        .extracting(rule -> rule.rule() + " " + rule.state() + " " + rule.findings())
        .containsExactly("no-briefing FINDINGS 0", "no-groups FINDINGS 1");
  }

  @Test
  void an_exception_that_matches_nothing_is_told_from_one_that_could_not_be_judged() {
    AuditResult all =
        audit(
            JULY,
            null,
            List.of(new CouldNotRun("no-groups", "B1", "took too long")),
            List.of(finding("no-briefing", "M1", "B1", "B1")));
    Accepted accepted =
        Accepted.of(
            all,
            null,
            List.of(
                exception(1, "no-briefing", "B2", null),
                exception(2, "no-groups", "B1", null),
                exception(3, "no-groups", "B2", null),
                exception(4, "no-groups", "W1", null),
                exception(5, "no-groups", "B9", null),
                exception(6, "no-such-rule", "B1", null)));

    assertThat(accepted.outcomes())
        .extracting(Accepted.Outcome::state)
        .containsExactly(
            Accepted.State.MATCHES_NOTHING,
            Accepted.State.NOT_JUDGED,
            Accepted.State.MATCHES_NOTHING,
            Accepted.State.NOT_JUDGED,
            Accepted.State.NOT_JUDGED,
            Accepted.State.NOT_JUDGED);
    assertThat(accepted.outcomes().get(1).why().en()).contains("could not run in branch B1: took");
    assertThat(accepted.outcomes().get(4).why().en()).contains("no unit B9");
    assertThat(accepted.outcomes().get(5).why().en()).contains("no longer among the rules");
  }

  @Test
  void an_audit_of_a_part_says_nothing_of_exceptions_elsewhere() {
    AuditResult part = audit(JULY, "P01", List.of(), List.of());

    Accepted accepted = Accepted.of(part, null, List.of(exception(1, "no-groups", "W1", null)));

    assertThat(accepted.outcomes().getFirst().state()).isEqualTo(Accepted.State.NOT_JUDGED);
    assertThat(accepted.outcomes().getFirst().why().en()).contains("the branches of P01 alone");
  }

  @Test
  void a_gap_whose_exception_ended_is_back_with_the_old_reason() {
    Finding old = finding("no-briefing", "M1", "B1", "B1");
    AuditResult july = audit(old);
    Lives first = Lives.first(july, 1L);
    Finding fresh = finding("no-briefing", "M2", "B1", "B1");
    AuditResult january = audit(JANUARY, null, List.of(), List.of(old, fresh));
    Lives lives = after(first, january);
    LocalDate september = LocalDate.of(2025, 9, 30);

    Accepted accepted =
        Accepted.of(
            january, lives, List.of(exception(1, "no-briefing", "B1", null, september, september)));

    assertThat(accepted.covered()).isEmpty();
    assertThat(accepted.back())
        .as("nobody ever accepted the gap about M2")
        .extracting(one -> one.finding().subject())
        .containsExactly("M1");
    assertThat(accepted.endedOf(old.fingerprint()).orElseThrow().gap().proposed().why())
        .isEqualTo("mới sáp nhập 1");
    assertThat(accepted.outcomes())
        .extracting(Accepted.Outcome::state)
        .containsExactly(Accepted.State.ENDED);
    assertThat(accepted.open(january).findings()).hasSize(2);
  }

  @Test
  void a_gap_of_the_next_period_is_back_too_where_its_subject_was_accepted() {
    Finding then = occasion("M1", "2025-H1");
    Finding now = occasion("M1", "2025-H2");
    Lives first = Lives.first(audit(then), 1L);
    AuditResult january = audit(JANUARY, null, List.of(), List.of(now));
    LocalDate september = LocalDate.of(2025, 9, 30);

    Accepted accepted =
        Accepted.of(
            january,
            after(first, january),
            List.of(exception(1, "no-briefing", "B1", null, september, september)));

    assertThat(accepted.back()).extracting(Accepted.Back::finding).containsExactly(now);
  }

  private static Finding occasion(String subject, String occasion) {
    return new Finding(
        "no-briefing",
        Severity.LOW,
        subject,
        "B1",
        occasion,
        new Text("câu", "sentence"),
        subject + occasion,
        List.of(),
        "",
        "B1",
        List.of());
  }

  @Test
  void of_an_exception_that_ended_long_ago_only_its_own_gaps_are_told() {
    Finding old = finding("no-briefing", "M1", "B1", "B1");
    Lives first = Lives.first(audit(old), 1L);
    Finding fresh = finding("no-briefing", "M2", "B1", "B1");
    AuditResult september = audit(LocalDate.of(2025, 9, 30), null, List.of(), List.of(old));
    Lives second = after(first, september);
    AuditResult january = audit(JANUARY, null, List.of(), List.of(old, fresh));
    LocalDate july = LocalDate.of(2025, 7, 31);

    Accepted accepted =
        Accepted.of(
            january,
            after(second, january),
            List.of(exception(1, "no-briefing", "B1", null, july, july)));

    assertThat(accepted.back()).extracting(one -> one.finding().subject()).containsExactly("M1");
  }

  private static Lives after(Lives earlier, AuditResult result) {
    return Lives.next(
        earlier,
        new Lives.Before(
            earlier.audit(), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30), "ab"),
        result,
        new RecordsInMemory(
            new Records(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of())),
        2L);
  }

  @Test
  void what_is_taken_back_later_is_not_told() {
    AcceptedGap gap = exception(1, "no-groups", "B1", null).gap();
    AcceptedGap back =
        new AcceptedGap(
            1,
            "qd213",
            gap.matched(),
            gap.from(),
            gap.until(),
            gap.proposed(),
            gap.previewed(),
            gap.approved(),
            new Signed("An", "an", Instant.parse("2025-08-01T00:00:00Z"), "xong"));

    assertThat(new Noted(back, null).gap().withdrawn()).isNull();
    assertThat(new Noted(back, gap.until()).gap().withdrawn()).isNull();
    assertThat(new Noted(back, LocalDate.of(2025, 8, 1)).gap().withdrawn()).isNotNull();
  }

  record Meant(String rule, String unit, String subject) {}

  @Provide
  Arbitrary<List<Finding>> findings() {
    return Combinators.combine(
            Arbitraries.of("no-briefing", "no-groups"),
            Arbitraries.of("M1", "M2", "M3", "M4"),
            Arbitraries.of("B1", "B2", "W1"))
        .as((rule, subject, unit) -> finding(rule, subject, unit, "B1"))
        .list()
        .uniqueElements(Finding::fingerprint)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Meant>> exceptions() {
    return Combinators.combine(
            Arbitraries.of("no-briefing", "no-groups"),
            Arbitraries.of("B1", "B2", "W1").injectNull(0.4),
            Arbitraries.of("M1", "M2", "M3").injectNull(0.4))
        .as(Meant::new)
        .filter(meant -> meant.unit() != null || meant.subject() != null)
        .list()
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void an_audit_hides_exactly_what_the_previews_tell(
      @ForAll("findings") List<Finding> findings, @ForAll("exceptions") List<Meant> exceptions) {
    AuditResult all = audit(findings.toArray(Finding[]::new));
    List<Noted> noted = new ArrayList<>();
    Set<String> previewed = new HashSet<>();
    for (Meant meant : exceptions) {
      noted.add(exception(noted.size() + 1, meant.rule(), meant.unit(), meant.subject()));
      List<Finding> hidden =
          Exceptions.preview(
              noted.getLast().gap().matched(),
              new Exceptions.Audit(1, "qd213", PACK.rules(), all.findings()));
      hidden.forEach(finding -> previewed.add(finding.fingerprint()));
    }

    Accepted accepted = Accepted.of(all, null, noted);

    assertThat(accepted.fingerprints()).isEqualTo(previewed);
    AuditResult open = accepted.open(all);
    assertThat(open.findings()).hasSize(all.findings().size() - previewed.size());
    assertThat(open.rules().stream().mapToInt(RuleState::findings).sum())
        .isEqualTo(open.findings().size());
    assertThat(accepted.outcomes()).hasSameSizeAs(noted);
    for (Accepted.Outcome outcome : accepted.outcomes()) {
      int told =
          Exceptions.preview(
                  outcome.gap().matched(),
                  new Exceptions.Audit(1, "qd213", PACK.rules(), all.findings()))
              .size();
      assertThat(outcome.findings()).isEqualTo(told);
      assertThat(outcome.state() == Accepted.State.COVERS).isEqualTo(told > 0);
    }
  }
}
