package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.yaml.Fault;

/** A pack starts as ours; each test spoils one thing and reads what the author is told. */
class PackFaultsTest {

  @TempDir private Path folder;
  private Path pack;

  @BeforeEach
  void copyOurPack() throws IOException {
    Path ours = Path.of("rules", "qd213");
    pack = folder.resolve("qd213");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.toList()) {
        Files.copy(file, pack.resolve(ours.relativize(file).toString()));
      }
    }
  }

  @Test
  void ourOwnPackHasNoFault() throws Exception {
    CompiledPack.of(RulePacks.read(folder), null);
  }

  @Test
  void aSyntaxErrorIsToldWithItsLine() throws IOException {
    spoil("late-introduction/rule.drl", "    Liaison( $member", "    Liaison $member");

    assertThat(faults().getFirst().toString()).startsWith("late-introduction/rule.drl:9:");
  }

  @Test
  void anUnknownFieldIsToldWithItsLine() throws IOException {
    spoil("late-introduction/rule.drl", "covering, $letter", "coverin, $letter");

    assertThat(faults().getFirst().file()).isEqualTo("late-introduction/rule.drl");
    assertThat(faults().toString()).contains("coverin");
  }

  @Test
  void anUnknownParameterNamesTheNearest() throws IOException {
    spoil("late-introduction/rule.drl", "\"introductionDays\")", "\"introductionDay\")");

    assertThat(faults())
        .extracting(Fault::toString)
        .contains(
            "late-introduction/rule.drl:10:46: there is no parameter introductionDay in"
                + " regulation.yaml; did you mean introductionDays?");
  }

  @Test
  void anUnknownVariantNamesTheNearest() throws IOException {
    spoil("late-introduction/rule.drl", "reportAs(\"very-late\"", "reportAs(\"very-lat\"");

    assertThat(faults().toString())
        .contains(
            "there is no variant very-lat in late-introduction/about.md; did you mean very-late?")
        .contains("the variant very-late is never reported");
  }

  @Test
  void aPlaceholderThatTheRuleDoesNotFillIsTold() throws IOException {
    spoil("late-introduction/about.md", "{letter}", "{leter}");

    assertThat(faults().toString())
        .contains("the message needs {leter}, but the rule binds no $leter; did you mean letter?");
  }

  @Test
  void aRuleIsNamedAfterItsFolder() throws IOException {
    spoil("late-introduction/rule.drl", "rule \"late-introduction\"", "rule \"late\"");

    assertThat(faults().toString()).contains("the rule is named \"late\"");
  }

  @Test
  void allFaultsOfAllFilesComeAtOnce() throws IOException {
    Files.delete(pack.resolve("no-briefing/about.md"));
    spoil("late-introduction/about.md", "severity: MEDIUM", "severity: MIDDLE");
    spoil("regulation.yaml", "status: covered", "status: cover");

    assertThat(faults())
        .extracting(Fault::file)
        .contains("no-briefing/about.md", "regulation.yaml", "late-introduction/about.md");
  }

  @Test
  void aWrongSeverityNamesTheAllowedOnes() throws IOException {
    spoil("late-introduction/about.md", "severity: MEDIUM", "severity: MEDIU");

    assertThat(faults().getFirst().toString())
        .isEqualTo(
            "late-introduction/about.md:2:11: MEDIU is not allowed here; did you mean medium?"
                + " Allowed: high, medium, low");
  }

  @Test
  void aMissingSectionIsTold() throws IOException {
    spoil("late-introduction/about.md", "## Why", "## Wherefore");

    assertThat(faults().toString()).contains("below `# English` the text of `## Why` is missing");
  }

  @Test
  void aRuleWithoutScenarioIsRefused() throws IOException {
    try (Stream<Path> files = Files.list(pack.resolve("late-introduction/scenarios"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThat(faults().getFirst().toString())
        .startsWith("late-introduction/scenarios: the rule has no scenario");
  }

  @Test
  void aClauseThatNamesNoFolderIsTold() throws IOException {
    deleteFolder(pack.resolve("no-briefing"));

    assertThat(faults().toString()).contains("names the rule no-briefing, which has no folder");
  }

  @Test
  void aParameterOfTheTermsMustBeThere() throws IOException {
    spoil("regulation.yaml", "earlyLetterDays:", "earlierLetterDays:");

    assertThat(faults().toString())
        .contains("the parameter earlyLetterDays (unit days) is missing; the terms need it");
  }

  @Test
  void aFolderWithoutPackIsRefused() throws IOException {
    deleteFolder(pack);

    assertThat(faults().toString()).contains("there is no rule pack: no regulation.yaml here");
  }

  private void spoil(String file, String text, String by) throws IOException {
    Path path = pack.resolve(file);
    String content = Files.readString(path);
    assertThat(content).contains(text);
    int at = content.indexOf(text);
    Files.writeString(path, content.substring(0, at) + by + content.substring(at + text.length()));
  }

  private List<Fault> faults() {
    PackRefused refused =
        catchThrowableOfType(
            PackRefused.class, () -> CompiledPack.of(RulePacks.read(folder), null));
    assertThat(refused).isNotNull();
    return refused.faults();
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void former_codes_that_belong_to_others_are_told_with_their_line() throws IOException {
    spoil("no-exchange/about.md", "severity: ", "former-codes: [no-contact, no-talks]\nseverity: ");
    spoil(
        "no-briefing/about.md",
        "severity: ",
        "former-codes:\n  - first-name\n  - no-contact\n  - no-groups\n  - no-briefing\nseverity: ");
    spoil(
        "regulation.yaml",
        "parameters:\n",
        "retired-rules:\n  no-talks:\n    on: 2025-07-01\n    reason: {vi: a, en: b}\nparameters:\n");

    assertThat(faults())
        .extracting(Fault::toString)
        .anyMatch(
            fault ->
                fault.matches(
                    "no-exchange/about.md:\\d+:\\d+: the rule no-briefing was named no-contact before.*"))
        .anyMatch(
            fault ->
                fault.matches(
                    "no-briefing/about.md:\\d+:\\d+: no-groups is the code of another rule.*"))
        .anyMatch(
            fault ->
                fault.matches(
                    "no-briefing/about.md:\\d+:\\d+: no-briefing is the code that .*now.*"))
        .anyMatch(
            fault -> fault.matches("regulation.yaml:\\d+:\\d+: the rule no-talks is not retired.*"))
        .hasSize(4);
    assertThat(line("no-briefing/about.md", "no-groups is the code of another rule"))
        .isEqualTo("  - no-groups");
    assertThat(line("no-exchange/about.md", "was named no-contact")).contains("no-contact");
  }

  @Test
  void a_rule_that_is_switched_off_is_there_and_says_why() throws IOException {
    spoil(
        "regulation.yaml",
        "parameters:\n",
        "switched-off:\n  no-exchang:\n    from: 2025-07-01\n    reason: {vi: a, en: b}\n"
            + "  no-groups:\n    from: 2025-07-01\n    to: 2025-06-30\n    reason: {vi: a, en: b}\n"
            + "  no-briefing:\n    to: 2025-06-30\nparameters:\n");

    assertThat(faults())
        .extracting(Fault::toString)
        .anyMatch(
            fault -> fault.contains("there is no rule no-exchang to be switched off; did you"))
        .anyMatch(fault -> fault.contains("no-groups would be switched off from 2025-07-01 to"))
        .anyMatch(fault -> fault.contains("the key from is missing"))
        .anyMatch(fault -> fault.contains("the key reason is missing"));
  }

  /** The line of the pack that a fault names. */
  private String line(String file, String message) throws IOException {
    Fault fault =
        faults().stream()
            .filter(one -> one.file().equals(file) && one.message().contains(message))
            .findFirst()
            .orElseThrow();
    return Files.readAllLines(pack.resolve(file)).get(fault.line() - 1);
  }
}
