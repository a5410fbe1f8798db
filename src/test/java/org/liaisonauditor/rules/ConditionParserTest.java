package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionParserTest {

  @Test
  void each_part_of_a_pattern_keeps_its_place_and_text() {
    String drl =
        drl(
            """
            Liaison( $member : code,
                     leftOn == null || leftOn > asOf )
            """);

    ConditionRule.Pattern pattern = rule(drl).patterns().getFirst();

    assertThat(pattern.constraints())
        .extracting(part -> drl.substring(part.start(), part.end()))
        .containsExactly("$member : code", "leftOn == null || leftOn > asOf");
    assertThat(pattern.constraints().getLast().line()).isEqualTo(5);
    assertThat(pattern.constraints().getLast().column()).isEqualTo(14);
    assertThat(drl.substring(pattern.start(), pattern.end())).startsWith("Liaison(").endsWith(")");
  }

  @Test
  void an_expression_reads_the_same_when_it_is_written_again() {
    for (String text :
        List.of(
            "a == null || b > $due",
            "(a || b) && !c",
            "!(a && b)",
            "n >= (1 + 2) * 3",
            "rating not memberOf codes(\"x\")",
            "q in (\"A\", \"B\")",
            "inPeriod(member.exemptFrom)",
            "deadline(day, \"p\", \"q\") < asOf")) {
      ConditionTerm term =
          rule(drl("Liaison( " + text + " )\n"))
              .patterns()
              .getFirst()
              .constraints()
              .getFirst()
              .condition();

      assertThat(term.text()).isEqualTo(text);
    }
  }

  @Test
  void a_value_said_once_for_two_comparisons_is_said_twice() {
    ConditionRule rule = rule(drl("PeriodTally( missed > 1 && < 5 )\n"));

    assertThat(rule.patterns().getFirst().constraints().getFirst().condition().text())
        .isEqualTo("missed > 1 && missed < 5");
  }

  @Test
  void what_only_the_engine_understands_is_told_with_its_line() {
    assertThat(
            rule(drl(
                    """
                        Liaison( $member : code )
                        accumulate( Letter( $no : no ); $n : count($no); $n > 1 )
                        eval( true )
                        Letter( no str[startsWith] "A" )
                        """))
                .foreign())
        .extracting(part -> part.line() + " " + part.text().substring(0, 6))
        .containsExactly("5 accumu", "6 eval( ", "7 no str");
  }

  private static String drl(String left) {
    return "package p\nrule \"r\"\nwhen\n" + left.indent(4) + "then\nend\n";
  }

  private static ConditionRule rule(String drl) {
    return ConditionParser.parse("r", drl).getFirst();
  }
}
