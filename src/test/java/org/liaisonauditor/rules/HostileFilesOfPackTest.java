package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.yaml.Fault;

/** A pack is a folder that somebody sent; its files may be anything. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileFilesOfPackTest {

  private static final String ESCAPE = "\u001b";

  @TempDir private Path folder;
  private Path pack;
  private Path rule;

  @BeforeEach
  void copyTheSmallPack() throws IOException {
    pack = TrialPack.in(folder);
    rule = pack.resolve(TrialPack.RULE);
  }

  @Test
  void the_small_pack_has_no_fault() throws IOException {
    assertThat(PackCheck.faults(pack)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void links_are_not_followed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "password\n");
    for (String file :
        List.of("rule.drl", "about.md", "scenarios/more.yaml", "scenarios/deep/other.txt")) {
      Files.createDirectories(rule.resolve(file).getParent());
      Files.deleteIfExists(rule.resolve(file));
      Files.createSymbolicLink(rule.resolve(file), secret);
    }
    Files.createSymbolicLink(pack.resolve("equivalent-mutants.yaml"), secret);
    Files.createSymbolicLink(pack.resolve("linked-rule"), rule);

    assertThat(told())
        .contains(
            "late-letter/rule.drl: this is a link to another place; put the file or folder itself"
                + " here")
        .filteredOn(fault -> fault.contains("this is a link to another place"))
        .extracting(fault -> fault.substring(0, fault.indexOf(':')))
        .containsExactlyInAnyOrder(
            "late-letter/rule.drl",
            "late-letter/about.md",
            "late-letter/scenarios/more.yaml",
            "late-letter/scenarios/deep/other.txt",
            "equivalent-mutants.yaml",
            "linked-rule");
    assertThat(told().toString()).doesNotContain("password");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_device_or_a_pipe_is_not_read() throws Exception {
    Files.delete(rule.resolve("about.md"));
    pipe(rule.resolve("about.md"));
    assertThat(told())
        .contains(
            "late-letter/about.md: this is no file but a folder, a pipe or a device; put a file"
                + " here");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_scenario_that_is_a_pipe_is_not_read() throws Exception {
    pipe(rule.resolve("scenarios/pipe.yaml"));
    assertThat(told())
        .containsExactly(
            "late-letter/scenarios/pipe.yaml: this is no file but a folder, a pipe or a device;"
                + " put a file here");
  }

  private static void pipe(Path file) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  @Test
  void a_huge_file_is_refused_by_its_size() throws IOException {
    Files.writeString(rule.resolve("about.md"), "a".repeat(600_000));
    Files.writeString(rule.resolve("scenarios/huge.yaml"), "# " + "a".repeat(600_000));
    assertThat(told())
        .contains(
            "late-letter/about.md: the file is larger than 500 KB; leave out what is not of the"
                + " rule, or make several files of it");
  }

  @Test
  void yaml_that_grows_when_it_is_read_is_refused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    Files.writeString(rule.resolve("scenarios/bomb.yaml"), bomb);
    assertThat(told()).singleElement().asString().contains("late-letter/scenarios/bomb.yaml");
  }

  @Test
  void yaml_that_nests_without_end_is_refused() throws IOException {
    Files.writeString(rule.resolve("scenarios/deep.yaml"), "[".repeat(100_000));
    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("late-letter/scenarios/deep.yaml")
        .contains("Nesting Depth exceeded");
  }

  @Test
  void what_would_reach_the_terminal_is_refused_and_shown_harmless() throws IOException {
    Path about = rule.resolve("about.md");
    Files.writeString(
        about, Files.readString(about).replace("title:", "title: #" + ESCAPE + "[2J"));
    Files.writeString(
        rule.resolve("scenarios/name.yaml"),
        """
        - name: "\\e[31mred"
          as-of: 2025-12-31
          period: 2025-01-01/2025-12-31
          given: {}
          expect: []
        """);
    List<String> told = told();
    assertThat(told)
        .anyMatch(fault -> fault.contains("about.md:") && fault.contains("(U+001B) stands here"));
    assertThat(told.toString()).doesNotContain(ESCAPE);
    for (Fault fault : PackCheck.faults(pack)) {
      assertThat(FaultText.of(fault, pack)).doesNotContain(ESCAPE);
    }
  }

  @Test
  void an_escape_in_a_scenario_name_is_refused() throws IOException {
    Files.writeString(
        rule.resolve("scenarios/name.yaml"),
        """
        - name: "\\e[31mred"
          as-of: 2025-12-31
          period: 2025-01-01/2025-12-31
          given: {}
          expect: []
        """);
    assertThat(told())
        .containsExactly(
            "late-letter/scenarios/name.yaml:1:9: the text holds an invisible sign (U+001B); delete"
                + " it, or what stands for it");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_name_that_is_a_terminal_command_is_refused_and_shown_harmless() throws IOException {
    TrialPack.lay(rule, pack.resolve(ESCAPE + "[2Jrule"));
    Files.writeString(rule.resolve("scenarios/" + ESCAPE + "[2J.yaml"), "[]");
    assertThat(told())
        .contains("\ufffd[2Jrule: the name holds an invisible sign; rename the file")
        .noneMatch(fault -> fault.contains(ESCAPE));
  }

  @Test
  void a_path_is_no_code() throws IOException {
    TrialPack.lay(rule, pack.resolve("..rule.."));
    TrialPack.lay(rule, pack.resolve("a b;rm"));
    assertThat(told())
        .anyMatch(fault -> fault.startsWith("a b;rm: a code is written in small letters a to z"));
  }

  @Test
  void more_rules_than_anybody_could_read_are_refused() throws IOException {
    for (int i = 0; i < 201; i++) {
      Files.createDirectories(pack.resolve("rule-" + i));
    }
    assertThat(told())
        .containsExactly(".: the pack has 202 rules, more than 200; make several packs of it");
  }

  @Test
  void a_message_that_would_fill_the_memory_is_refused() throws IOException {
    Path about = rule.resolve("about.md");
    Files.writeString(
        about,
        Files.readString(about).replaceAll("(?m)^  en: \"", "  en: \"" + "{member} ".repeat(200)));
    assertThat(told())
        .anyMatch(
            fault ->
                fault.startsWith("late-letter/about.md:") && fault.contains(", more than 1000"));
  }

  private List<String> told() throws IOException {
    return PackCheck.faults(pack).stream().map(Fault::toString).toList();
  }
}
