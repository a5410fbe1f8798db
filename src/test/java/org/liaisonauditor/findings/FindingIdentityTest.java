package org.liaisonauditor.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditProgress;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.sample.CsvFolder;
import org.liaisonauditor.sample.Disguise;
import org.liaisonauditor.sample.SampleWorkbook;
import org.liaisonauditor.sample.Submissions;
import org.liaisonauditor.store.WholeFolder;

/**
 * A gap has the same fingerprint and stands the same, in whatever order rows come, however files
 * are called, whatever version and words the rule has.
 */
class FindingIdentityTest {

  private static Path folder;
  private static CompiledPack rules;
  private static CompiledPack reworded;
  private static CompiledPack regraded;

  @BeforeContainer
  static void packs() throws Exception {
    folder = Files.createTempDirectory("identity");
    rules = new EditedPack(Files.createDirectory(folder.resolve("a"))).compile();
    EditedPack edited = new EditedPack(Files.createDirectory(folder.resolve("b")));
    EditedPack severer = new EditedPack(Files.createDirectory(folder.resolve("c")));
    for (Rule rule : rules.pack().rules()) {
      edited.edit(rule.code() + "/rule.drl", "then", "then // edited");
      edited.edit(rule.code() + "/about.md", "message:\n  vi: \"", "message:\n  vi: \"Mới: ");
      if (rule.kind() == Rule.Kind.FINDING) {
        severer.edit(
            rule.code() + "/about.md",
            "severity: " + rule.severity(),
            "severity: " + (rule.severity() == Severity.LOW ? Severity.HIGH : Severity.LOW));
      }
    }
    reworded = edited.compile();
    regraded = severer.compile();
  }

  @AfterContainer
  static void remove() throws IOException {
    WholeFolder.remove(folder);
  }

  /** How a finding stands, without its words. */
  private record Standing(
      String fingerprint,
      String rule,
      String subject,
      String occasion,
      String unit,
      String severity,
      Life.State state,
      Occurrence occurrence,
      Seen first) {}

  @Property(tries = 12, seed = "213", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void nothing_but_rule_subject_and_occasion_tells_findings_apart(@ForAll long seed)
      throws Exception {
    Records city = new CityGenerator(CityPlan.of(seed, 2, 3, 10, 4, 2025, 0.2)).city();
    Random random = new Random(seed);
    List<Standing> plain = standings(city, "submissions", rules, rules);
    List<Standing> shuffled =
        standings(
            shuffled(city, random),
            "từ ban " + random.nextInt(1000),
            random.nextBoolean() ? rules : reworded,
            reworded);

    assertThat(plain).isNotEmpty();
    assertThat(shuffled).isEqualTo(plain);
  }

  /** Workbooks as clerks write them, cut in two, with names in decomposed letters. */
  @Property(tries = 5, seed = "213", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void neither_workbooks_nor_columns_nor_letters_nor_severities_do(@ForAll long seed)
      throws Exception {
    Records city = new CityGenerator(CityPlan.of(seed, 2, 3, 10, 4, 2025, 0.2)).city();
    Random random = new Random(seed);
    Path plain = Files.createTempDirectory(folder, "plain");
    for (Table table : Table.values()) {
      CsvFolder.write(table, city, plain);
    }
    Path disguised = Files.createTempDirectory(folder, "disguised");
    for (Records submission : Submissions.byUnit(shuffled(city, random)).values()) {
      for (Records part : List.of(half(submission, 0), half(submission, 1))) {
        String name = "Phường " + random.nextInt(1_000_000) + " gửi.xlsx";
        SampleWorkbook.write(
            part,
            new Disguise(
                random.nextLong(),
                random.nextBoolean() ? Language.VI : Language.EN,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                false),
            disguised.resolve(Normalizer.normalize(name, Normalizer.Form.NFD)));
      }
    }

    Map<String, List<String>> gaps = new HashMap<>();
    Set<List<String>> before = gaps(rules, plain, gaps);
    assertThat(before).isNotEmpty();
    assertThat(gaps(rules, disguised, gaps)).isEqualTo(before);
    assertThat(gaps(regraded, disguised, gaps)).isEqualTo(before);
  }

  private static Records half(Records all, int which) {
    return new Records(
        half(all.units(), which),
        half(all.members(), which),
        half(all.introductions(), which),
        half(all.groups(), which),
        half(all.meetings(), which),
        half(all.attendance(), which),
        half(all.evaluations(), which),
        half(all.classifications(), which),
        half(all.followUps(), which),
        half(all.exchanges(), which));
  }

  private static <T> List<T> half(List<T> rows, int which) {
    int middle = rows.size() / 2;
    return which == 0 ? rows.subList(0, middle) : rows.subList(middle, rows.size());
  }

  /**
   * What is found in two half-years and in the year.
   *
   * @param known takes each fingerprint with rule, subject and occasion; none may have two
   */
  private static Set<List<String>> gaps(
      CompiledPack pack, Path files, Map<String, List<String>> known) throws Exception {
    IntakeResult intake = read(pack, files);
    Set<List<String>> all = new HashSet<>();
    for (AuditResult result :
        List.of(
            audit(pack, intake, "2025-01-01", "2025-06-30", "2025-07-15"),
            audit(pack, intake, "2025-07-01", "2025-12-31", "2026-01-15"),
            audit(pack, intake, "2025-01-01", "2025-12-31", "2026-01-15"))) {
      for (Finding finding : result.findings()) {
        List<String> gap = List.of(finding.rule(), finding.subject(), finding.occasion());
        assertThat(known.putIfAbsent(finding.fingerprint(), gap)).isIn(null, gap);
        all.add(List.of(finding.fingerprint(), gap.get(0), gap.get(1), gap.get(2), finding.unit()));
      }
    }
    assertThat(known).hasSize(new HashSet<>(known.values()).size());
    return all;
  }

  private static IntakeResult read(CompiledPack pack, Path files) throws IOException {
    IntakeResult intake =
        new Intake(pack.pack().regulation().ratingScale(), Language.VI)
            .readFolder(files, (done, all) -> {});
    assertThat(intake.unusableRows()).isZero();
    return intake;
  }

  /** Half a year, and the next one after it. */
  private static List<Standing> standings(
      Records city, String name, CompiledPack first, CompiledPack second) throws Exception {
    Path in = Files.createTempDirectory(folder, "city");
    Path files = Files.createDirectory(in.resolve(name));
    for (Table table : Table.values()) {
      CsvFolder.write(table, city, files);
    }
    IntakeResult intake = read(first, in);
    Lives half = Lives.first(audit(first, intake, "2025-01-01", "2025-06-30", "2025-07-15"), null);
    Lives.Before before =
        new Lives.Before(
            half.audit(), LocalDate.parse("2025-01-01"), LocalDate.parse("2025-06-30"), "");
    Lives year =
        Lives.next(
            half,
            before,
            audit(second, intake, "2025-07-01", "2025-12-31", "2026-01-15"),
            new RecordsInMemory(intake.records()),
            null);
    return year.all().stream()
        .map(
            life ->
                new Standing(
                    life.fingerprint(),
                    life.rule(),
                    life.subject(),
                    life.occasion(),
                    life.unit(),
                    life.severity().name(),
                    life.state(),
                    life.occurrence(),
                    life.first()))
        .toList();
  }

  private static AuditResult audit(
      CompiledPack pack, IntakeResult intake, String from, String to, String asOf)
      throws Exception {
    return new Audit(pack, 2)
        .run(
            new RecordsInMemory(intake.records()),
            new AuditContext(
                LocalDate.parse(from),
                LocalDate.parse(to),
                LocalDate.parse(asOf),
                pack.pack().parameters()),
            AuditProgress.NONE);
  }

  private static Records shuffled(Records city, Random random) {
    return new Records(
        shuffled(city.units(), random),
        shuffled(city.members(), random),
        shuffled(city.introductions(), random),
        shuffled(city.groups(), random),
        shuffled(city.meetings(), random),
        shuffled(city.attendance(), random),
        shuffled(city.evaluations(), random),
        shuffled(city.classifications(), random),
        shuffled(city.followUps(), random),
        shuffled(city.exchanges(), random));
  }

  private static <T> List<T> shuffled(List<T> rows, Random random) {
    List<T> copy = new ArrayList<>(rows);
    Collections.shuffle(copy, random);
    return copy;
  }
}
