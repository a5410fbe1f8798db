package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioDifferencesTest {

  @TempDir private Path folder;
  private SmallPack pack;

  @BeforeEach
  void everyMemberIsFound() throws Exception {
    pack = new SmallPack(folder).when("Liaison( $member : code, $unit : residence )\n");
  }

  @Test
  void a_finding_that_is_otherwise_than_expected_shows_where() throws Exception {
    assertThat(
            run(
                "[{subject: M1, unit: B2, severity: HIGH,"
                    + " message: {vi: M1, en: M1 was here}}, {subject: M2, unit: B1,"
                    + " severity: LOW}]"))
        .isEqualTo(
            """
            M1 (unit B2, HIGH) is found, but otherwise:
              unit expected: B2
                      found: B1
                              ^
              severity expected: HIGH
                          found: LOW
                                 ^
              message en expected: M1 was here
                            found: M1
                                     ^""");
  }

  @Test
  void what_is_missing_and_what_is_too_many_are_told_apart() throws Exception {
    assertThat(
            run(
                "[{subject: M1, unit: B1, severity: LOW},"
                    + " {subject: M3, unit: B1, severity: LOW, occasion: 2025-01-01}]"))
        .isEqualTo(
            """
            expected, but not found: M3 (unit B1, LOW, occasion 2025-01-01)
            found, but not expected: M2 (unit B1, LOW)
              message vi: M2
              message en: M2""");
  }

  @Test
  void the_same_finding_expected_twice_is_found_once() throws Exception {
    assertThat(
            run(
                "[{subject: M1, unit: B1, severity: LOW}, {subject: M2, unit: B1, severity: LOW},"
                    + " {subject: M2, unit: B1, severity: LOW}]"))
        .isEqualTo("expected, but not found: M2 (unit B1, LOW)");
  }

  private String run(String expected) throws Exception {
    pack.scenarios(
        "a.yaml",
        """
        - name: two members
          as-of: 2025-03-31
          period: 2025-01-01/2025-03-31
          given:
            members: [{member_code: M1}, {member_code: M2}]
          expect: %s
        """
            .formatted(expected));
    CompiledPack compiled = pack.compiled();
    return String.join("\n", new ScenarioRunner(compiled).run(pack.scenarios(compiled).getFirst()));
  }
}
