package org.liaisonauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.Budgets;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;

/** A rule that asks too much is stopped and told; the others report as if it were not there. */
class RuleBudgetTest {

  /** Passes all checks of what a rule says; there is nothing in it but patterns. */
  private static final String EVERYTHING_WITH_EVERYTHING =
      "\n    Liaison() Liaison() Liaison() Liaison() Liaison() Liaison()\n";

  /** An index is of no help where two comparisons stand in one condition. */
  private static final String NOTHING_MATCHES =
      """

          Liaison( $one : code ) Liaison( $two : code ) Liaison( $three : code )
          Liaison( code < $one && code > $one || code < $three && code > $three )
      """;

  private static final String GUILTY = "no-briefing";
  private static final int BRANCHES = 6;
  private static final String FIRST = "CB001";

  private final Records city =
      new CityGenerator(CityPlan.of(3, 2, BRANCHES / 2, 30, 4, 2025, 0.05)).city();

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
    // So that it has something to say in every branch.
    Path drl = pack.resolve(GUILTY).resolve("rule.drl");
    Files.writeString(drl, Files.readString(drl).replace(", !briefing", ""));
  }

  @Test
  void aRuleThatJoinsEverythingIsStoppedAndTheOthersReport() throws Exception {
    AuditResult before = audit(compiled(), 2);
    add("", EVERYTHING_WITH_EVERYTHING);
    AuditResult result = audit(compiled(), 2);

    // The smallest branch has six members; there the rule comes to its end.
    assertThat(result.couldNotRun()).hasSize(BRANCHES - 1);
    assertThat(result.couldNotRun()).allMatch(failure -> failure.rule().equals(GUILTY));
    assertThat(result.couldNotRun().getFirst().reason())
        .startsWith("it joined more than 200000 pairs of facts where there are ")
        .contains("and was stopped")
        .contains("as in `member == $member`");
    assertThat(others(result)).isEqualTo(others(before)).hasSizeGreaterThan(50);
    assertThat(result.commendations()).hasSameSizeAs(before.commendations());
  }

  @Test
  void aRuleThatComparesEverythingAndFindsNothingIsStoppedToo() throws Exception {
    add("", NOTHING_MATCHES);
    AuditResult result = audit(compiled(), 1);

    assertThat(result.couldNotRun()).isNotEmpty();
    assertThat(result.couldNotRun().getFirst().reason())
        .startsWith("it looked at more than 1000000 pairs of facts where there are ");
    assertThat(others(result)).hasSizeGreaterThan(50);
  }

  @Test
  void whereItIsStoppedDependsOnTheFactsAlone() throws Exception {
    add("branch == \"" + FIRST + "\",", EVERYTHING_WITH_EVERYTHING);
    AuditResult once = audit(compiled(), 1);

    assertThat(once.couldNotRun()).extracting(CouldNotRun::branch).containsExactly(FIRST);
    assertSame(once, audit(compiled(), 2));
    assertSame(once, audit(compiled(), 1));
  }

  @Test
  void aRuleThatTakesTooLongInOneBranchReportsInNone() throws Exception {
    String branch = FIRST;
    assertThat(found(audit(compiled(), 1), GUILTY)).hasSizeGreaterThan(1);
    // It goes on reporting in the other branches, where it asks little.
    Path drl = pack.resolve(GUILTY).resolve("rule.drl");
    String honest = Files.readString(drl);
    String slow =
        honest
            .substring(honest.indexOf("rule \""))
            .replace("rule \"" + GUILTY, "rule \"" + GUILTY + ": slow")
            .replace("$branch : branch,", "$branch : branch, branch == \"" + branch + "\",")
            .replace(")\nthen", ")\n    Liaison() Liaison() Liaison() Liaison()\nthen");
    Files.writeString(drl, honest + "\n" + slow);
    AuditResult once = audit(timed(100, new AtomicLong()), 1);
    assertSame(once, audit(timed(100, new AtomicLong()), 2));

    assertThat(once.couldNotRun()).hasSize(BRANCHES);
    assertThat(once.couldNotRun())
        .extracting(CouldNotRun::rule, CouldNotRun::reason)
        .allMatch(told -> told.toList().getFirst().equals(GUILTY));
    assertThat(once.couldNotRun().getFirst().reason())
        .startsWith("it took longer than 100 s in a branch and was stopped")
        .contains("-Dauditor.rule-seconds=");
    assertThat(found(once, GUILTY)).isEmpty();
    assertThat(others(once)).isEqualTo(others(audit(compiledWithoutLimits(honest), 1)));
  }

  @Test
  void aRuleThatTakesTooLongEverywhereCostsItsTimeOnce() throws Exception {
    add("", EVERYTHING_WITH_EVERYTHING);
    AtomicLong spent = new AtomicLong();
    AuditResult result = audit(timed(1000, spent), 1);

    assertThat(result.couldNotRun()).hasSize(BRANCHES);
    // All rules together until the time is over, the guilty one until it is over, and the others.
    assertThat(spent.get()).isBetween(2000L, 2000L + BRANCHES * 31 * 15);
  }

  /** Each look at the clock takes a second; threads have clocks of their own. */
  private CompiledPack timed(int seconds, AtomicLong looks) throws Exception {
    ThreadLocal<AtomicLong> time = ThreadLocal.withInitial(AtomicLong::new);
    LongSupplier ticker =
        () -> {
          looks.incrementAndGet();
          return Duration.ofSeconds(time.get().incrementAndGet()).toNanos();
        };
    return Budgets.timeAlone(compiled(), Duration.ofSeconds(seconds), ticker);
  }

  private CompiledPack compiled() throws Exception {
    return CompiledPack.of(RulePacks.read(pack), null);
  }

  private CompiledPack compiledWithoutLimits(String drl) throws Exception {
    Files.writeString(pack.resolve(GUILTY).resolve("rule.drl"), drl);
    return Budgets.timeAlone(compiled(), Duration.ofDays(1), System::nanoTime);
  }

  private void add(String condition, String patterns) throws IOException {
    Path drl = pack.resolve(GUILTY).resolve("rule.drl");
    String text = Files.readString(drl);
    assertThat(text).contains("$branch : branch,").contains(")\nthen");
    Files.writeString(
        drl,
        text.replace("$branch : branch,", "$branch : branch, " + condition)
            .replace(")\nthen", ")" + patterns + "then"));
  }

  private AuditResult audit(CompiledPack rules, int threads) throws Exception {
    AuditContext context =
        new AuditContext(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 15),
            rules.pack().parameters());
    return new Audit(rules, threads).run(new RecordsInMemory(city), context, AuditProgress.NONE);
  }

  private static void assertSame(AuditResult one, AuditResult other) {
    assertThat(other.couldNotRun()).isEqualTo(one.couldNotRun());
    assertThat(other.commended()).isEqualTo(one.commended());
    assertThat(other.commendations().equals(one.commendations())).isTrue();
    assertThat(other.findings().equals(one.findings())).isTrue();
  }

  private static List<String> others(AuditResult result) {
    return result.findings().stream()
        .filter(finding -> !finding.rule().equals(GUILTY))
        .map(finding -> finding.fingerprint() + " " + finding.message())
        .toList();
  }

  private static List<String> found(AuditResult result, String rule) {
    return result.findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::subject)
        .toList();
  }
}
