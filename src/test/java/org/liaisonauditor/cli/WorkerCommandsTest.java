package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody has published runs where it can be stopped, whatever is done with it. */
class WorkerCommandsTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  /** Passes all checks; following its conditions one by one takes longer than anybody lives. */
  private static final String EVERYTHING_WITH_EVERYTHING =
      ")\n" + "    RecordedMember() Liaison() BranchMeeting()\n".repeat(8) + "then";

  private static final String STOPPED_IN_TIME =
      "The rules were stopped: they took longer than 1 s. Look for what the last change made them";

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
  void coverage_that_would_never_end_is_stopped() throws IOException {
    spoil();
    assertStopped(rules("coverage").with("--limit", "1").run(), STOPPED_IN_TIME);
  }

  @Test
  void mutants_that_take_too_long_are_stopped() {
    Auditor.Ended ended =
        new Auditor().with("rules", "mutate", "--rules", pack.toString(), "--limit", "1").run();
    assertStopped(ended, STOPPED_IN_TIME);
  }

  @Test
  void an_explanation_that_would_never_end_is_stopped() throws IOException {
    spoil();
    assertStopped(explain().with("--limit", "1").run(), STOPPED_IN_TIME);
  }

  @Test
  void an_explanation_of_a_rule_that_asks_too_much_says_so() throws IOException {
    spoil();
    assertStopped(
        explain().run(), "The rule could not run: it joined more than 200000 pairs of facts");
  }

  @Test
  void each_is_stopped_when_it_needs_too_much_memory() throws IOException {
    Files.writeString(
        pack.resolve("no-briefing/rule.drl"),
        Files.readString(pack.resolve("no-briefing/rule.drl")) + "\n");
    String reason = "The rules were stopped: they needed more than 12 MB of memory.";

    assertStopped(rules("check").with("--memory", "12").run(), reason);
    assertStopped(rules("coverage").with("--memory", "12").run(), reason);
    assertStopped(rules("mutate").with("--memory", "12").run(), reason);
    assertStopped(explain().with("--memory", "12").run(), reason);
    assertStopped(audit(TOWN).with("--memory", "12").run(), reason);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void an_audit_by_such_a_pack_stops_the_rule_and_needs_little_memory() throws IOException {
    spoil();
    Auditor.Ended ended = audit(TOWN).with("--memory", "160").run();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isEqualTo(ExitCodes.DONE);
    assertThat(Files.readString(folder.resolve("out/findings.json")))
        .contains("it joined more than 200000 pairs of facts")
        .contains("\"late-introduction\"");
  }

  @Test
  void an_audit_that_takes_too_long_is_stopped() throws IOException {
    spoil();
    assertStopped(
        audit(TOWN).with("--limit", "1").run(),
        "The rules were stopped: they took longer than 1 s.");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_refused_input_is_told_from_a_worker_without_memory() throws IOException {
    spoil();
    Auditor.Ended ended =
        audit(Path.of("examples", "town-with-faults", "submissions")).with("--lang", "en").run();

    assertThat(ended.code()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(folder.resolve("out/problems.csv")).exists();
    assertThat(ended.err()).doesNotContain("stopped");
  }

  @Test
  void our_own_pack_needs_no_worker() {
    Auditor.Ended ended =
        new Auditor()
            .with("explain", "--rule", "no-briefing", "--subject", "X", "--input", TOWN.toString())
            .with("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
            .with("--rules", pack.toString(), "--lang", "en", "--memory", "12")
            .run();
    assertThat(ended.err()).doesNotContain("The rules were stopped");
  }

  @Test
  void limits_that_are_none_are_wrong_usage() {
    assertThat(rules("check").with("--limit", "0").run().code()).isEqualTo(ExitCodes.USAGE);
    assertThat(rules("mutate").with("--memory", "-1").run().err())
        .contains("--limit and --memory take a whole number from 1 on.");
  }

  private static void assertStopped(Auditor.Ended ended, String reason) {
    assertThat(ended.err()).contains(reason);
    assertThat(ended.code()).isEqualTo(ExitCodes.PACK_REFUSED);
  }

  private Auditor rules(String command) {
    Auditor auditor = new Auditor().with("rules", command, "--rules", pack.toString());
    return command.equals("check") ? auditor : auditor.with("--rule", "no-briefing");
  }

  private Auditor explain() {
    return new Auditor()
        .with("explain", "--rule", "no-briefing", "--subject", "X", "--input", TOWN.toString())
        .with("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
        .with("--rules", pack.toString(), "--lang", "en");
  }

  private Auditor audit(Path input) {
    return Auditor.audit(input, "2025-01-01", "2025-12-31", "2026-01-15", folder.resolve("out"))
        .with("--rules", pack.toString());
  }

  private void spoil() throws IOException {
    Path drl = pack.resolve("no-briefing/rule.drl");
    String text = Files.readString(drl);
    assertThat(text).contains(")\nthen");
    Files.writeString(drl, text.replace(")\nthen", EVERYTHING_WITH_EVERYTHING));
  }
}
