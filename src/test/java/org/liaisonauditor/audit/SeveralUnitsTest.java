package org.liaisonauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.Report;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePacks;

/** One gap that a rule found in the records of several branches. */
class SeveralUnitsTest {

  private static Rule rule;

  @BeforeAll
  static void aRule() throws Exception {
    rule = RulePacks.read(Path.of("rules")).rules().getFirst();
  }

  private static Report report(String subject, String unit, Severity severity) {
    return new Report(
        rule, severity, subject, unit, "", new Text("ở " + unit, "in " + unit), List.of());
  }

  @Test
  void all_their_units_answer_for_it_the_one_of_the_gravest_first() {
    FindingCollector collector = new FindingCollector();
    collector.add("CB001", report("H1", "CB001", Severity.LOW));
    collector.add("CB002", report("H1", "CB002", Severity.HIGH));
    collector.add("CB003", report("H1", "CB003", Severity.LOW));
    collector.add("CB003", report("H1", "CB003", Severity.LOW));
    collector.add("CB003", report("H2", "CB003", Severity.LOW));

    assertThat(collector.findings())
        .satisfiesExactly(
            several -> {
              assertThat(several.unit()).isEqualTo("CB002");
              assertThat(several.alsoAnswerable()).containsExactly("CB001", "CB003");
              assertThat(several.answerable()).containsExactly("CB002", "CB001", "CB003");
            },
            one -> assertThat(one.answerable()).containsExactly("CB003"));
  }
}
