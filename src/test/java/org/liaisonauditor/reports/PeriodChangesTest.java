package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;

/** What became of findings from one period to the next, where some are accepted. */
class PeriodChangesTest {

  private final SampleAudit audit = SampleAudit.of(2, 2, 2, 6);
  private final Finding accepted = audit.findings.getFirst();

  private PeriodChanges.Side side(boolean accepting) {
    AuditResult all = audit.result();
    AuditResult open = accepting ? all.without(Set.of(accepted.fingerprint())) : all;
    return new PeriodChanges.Side(
        open, open, accepting ? List.of(accepted) : List.of(), branch -> true);
  }

  @Test
  void what_is_accepted_now_is_not_gone() {
    PeriodChanges changes = new PeriodChanges(side(false), side(true));

    assertThat(changes.now()).isEqualTo(5);
    assertThat(changes.count(PeriodChanges.Kind.OPEN)).isEqualTo(5);
    assertThat(changes.of(PeriodChanges.Kind.GONE)).isEmpty();
  }

  @Test
  void what_was_accepted_then_is_not_new() {
    PeriodChanges changes = new PeriodChanges(side(true), side(false));

    assertThat(changes.before()).isEqualTo(5);
    assertThat(changes.count(PeriodChanges.Kind.OPEN)).isEqualTo(6);
    assertThat(changes.of(PeriodChanges.Kind.NEW)).isEmpty();
  }
}
