package org.liaisonauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.WallsDown;

/** A rule that fails in one branch is told there; it hides nothing else. */
class FailingRuleTest {

  private static final SheetRef SHEET = new SheetRef("ward.xlsx", "Meetings", Map.of());

  @TempDir private Path pack;

  @BeforeEach
  void copyOurPack() throws IOException {
    Path ours = Path.of("rules", "qd213");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = pack.resolve(ours.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void aRuleThatThrowsInOneBranchStillReportsInTheOther() throws Exception {
    failWhereACodeIsShort();
    AuditResult result = audit();

    assertThat(result.couldNotRun())
        .extracting(CouldNotRun::rule, CouldNotRun::branch)
        .containsExactly(tuple("no-briefing", "B1"));
    assertThat(result.couldNotRun().getFirst().reason()).contains("ArithmeticException");
    assertThat(found(result, "no-briefing")).containsExactly("K22");
  }

  @Test
  void theOtherRulesReportInTheBranchThatOneFailsIn() throws Exception {
    List<String> before = found(audit(), "no-group-leader");
    failWhereACodeIsShort();

    assertThat(found(audit(), "no-group-leader")).isEqualTo(before).contains("G1");
  }

  @Test
  void aRuleThatNeverEndsIsStoppedAndTold() throws Exception {
    spoil("BranchMeeting( ", "$again : BranchMeeting( ");
    spoil("findings.report(", "update($again);\n    findings.report(");
    AuditResult result = audit(WallsDown.compile(RulePacks.read(pack)));

    assertThat(result.couldNotRun())
        .extracting(CouldNotRun::rule)
        .containsExactly("no-briefing", "no-briefing");
    assertThat(result.couldNotRun().getFirst().reason()).contains("without coming to an end");
    assertThat(found(result, "no-group-leader")).contains("G1");
  }

  /** A division by zero. */
  private void failWhereACodeIsShort() throws IOException {
    spoil("!briefing", "!briefing, 1 / (code.length() - 2) >= 0");
  }

  private void spoil(String text, String by) throws IOException {
    Path drl = pack.resolve("no-briefing/rule.drl");
    String content = Files.readString(drl);
    assertThat(content).contains(text);
    Files.writeString(drl, content.replace(text, by));
  }

  private AuditResult audit() throws Exception {
    return audit(CompiledPack.of(RulePacks.read(pack), null));
  }

  private static AuditResult audit(CompiledPack compiled) throws Exception {
    AuditContext context =
        new AuditContext(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 15),
            compiled.pack().parameters());
    return new Audit(compiled, 2).run(new RecordsInMemory(records()), context, AuditProgress.NONE);
  }

  private static List<String> found(AuditResult result, String rule) {
    return result.findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::subject)
        .toList();
  }

  /** Two branches, each with a meeting without briefing: one with a short code. */
  private static Records records() {
    LocalDate march = LocalDate.of(2025, 3, 1);
    return new Records(
        List.of(
            new Unit("B1", "Chi bộ 1", UnitKind.RESIDENCE_BRANCH, null, row(2)),
            new Unit("B2", "Chi bộ 2", UnitKind.RESIDENCE_BRANCH, null, row(3))),
        List.of(),
        List.of(),
        List.of(
            new Group("G1", "B1", "Tổ 1", null, row(6)),
            new Group("G2", "B2", "Tổ 2", null, row(7))),
        List.of(
            new Meeting("K1", "B1", null, march, false, row(4)),
            new Meeting("K22", "B2", "G2", march, false, row(5))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Source row(int row) {
    return new Source(SHEET, row);
  }
}
