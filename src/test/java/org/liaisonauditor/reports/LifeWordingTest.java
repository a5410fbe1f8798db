package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Occurrence;
import org.liaisonauditor.findings.Seen;

/** How old a gap is, from this time and from the first. */
class LifeWordingTest {

  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 10);
  private static final LocalDate JULY = LocalDate.of(2025, 7, 10);
  private static final Seen NOW = new Seen(4L, LocalDate.of(2025, 7, 20));

  private static String told(Life.State state, Severity before, boolean again) throws Exception {
    Seen first = new Seen(1L, JANUARY);
    Seen since = again ? new Seen(3L, JULY) : first;
    Life life =
        new Life(
            "f",
            "no-briefing",
            "K1",
            "",
            "CB001",
            "CB001",
            Severity.LOW,
            new Text("câu", "sentence"),
            state,
            null,
            before,
            null,
            first,
            new Occurrence(again ? 2 : 1, since, NOW),
            again ? new Occurrence(1, first, first) : null);
    Lives lives =
        new Lives(
            NOW,
            new Lives.Before(since, LocalDate.of(2025, 1, 1), JULY, "ab"),
            null,
            List.of(life));
    AuditResult result = SampleAudit.of(1, 2, 1, 3).result();
    Wording wording = new Wording(ReportDefinition.load(Path.of("reports")), Language.EN);
    return new LifeWording(result, lives, wording).of("f");
  }

  @Test
  void a_gap_that_was_gone_in_between_has_both_ages_as_long_as_it_is_there() throws Exception {
    assertThat(told(Life.State.STILL_OPEN, null, true))
        .isEqualTo(
            "Still open, since 10 July 2025 (10 days); time 2, first on 10 January 2025 (191 days)");
    assertThat(told(Life.State.CHANGED, Severity.HIGH, true))
        .isEqualTo(
            "Changed (was High), since 10 July 2025 (10 days); time 2, first on 10 January 2025"
                + " (191 days)");
  }

  @Test
  void a_gap_that_was_never_gone_has_one() throws Exception {
    assertThat(told(Life.State.STILL_OPEN, null, false))
        .isEqualTo("Still open, since 10 January 2025 (191 days)");
  }
}
