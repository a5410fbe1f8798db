package org.liaisonauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.intake.SubmittedFile;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.sample.Disguise;
import org.liaisonauditor.sample.SampleWorkbook;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;

/** An audit finds the same in the database as in the files. */
class StoredRecordsTest {

  private static final int ANY_NUMBER = 1_000_000;

  private static final CompiledPack PACK = pack();

  private static final Map<TestDatabase, Store> STORES = new EnumMap<>(TestDatabase.class);

  private static CompiledPack pack() {
    try {
      return CompiledPack.of(RulePacks.read(Path.of("rules", "qd213")), null);
    } catch (Exception e) {
      throw new IllegalStateException("the rule pack can't be used", e);
    }
  }

  private record Store(Database database, Reception reception, Gathering gathering) {

    static Store of(TestDatabase kind) {
      Database database = new Database(kind.create());
      Submissions submissions = new Submissions(database);
      Clock clock = Clock.systemUTC();
      return new Store(
          database,
          new Reception(submissions, PACK.pack().regulation()::ratingScale, clock, "test"),
          new Gathering(submissions, new DataSets(database), new KeptFiles(database), clock));
    }
  }

  @ParameterizedTest
  @CsvSource({"H2,1", "H2,2", "H2,3", "H2,4", "POSTGRESQL,1", "POSTGRESQL,5", "POSTGRESQL,6"})
  void made_up_cities_give_the_same_findings(TestDatabase database, long seed, @TempDir Path folder)
      throws Exception {
    Records city = new CityGenerator(CityPlan.of(seed, 2, 3, 10, 4, 2025, 0.2)).city();
    Random random = new Random(seed);
    for (Map.Entry<String, Records> submission :
        org.liaisonauditor.sample.Submissions.byUnit(city).entrySet()) {
      Disguise disguise =
          new Disguise(
              random.nextLong(),
              random.nextBoolean() ? Language.VI : Language.EN,
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean());
      SampleWorkbook.write(
          submission.getValue(), disguise, folder.resolve(submission.getKey() + ".xlsx"));
    }
    agree(database, folder);
  }

  @ParameterizedTest
  @EnumSource
  void the_example_town_gives_the_same_findings(TestDatabase database) throws Exception {
    agree(database, Path.of("examples", "town", "submissions"));
  }

  @ParameterizedTest
  @EnumSource
  void faulty_rows_are_left_out_in_the_same_way(TestDatabase database) throws Exception {
    agree(database, Path.of("examples", "town-with-faults", "submissions"));
  }

  private static void agree(TestDatabase kind, Path folder) throws Exception {
    IntakeResult read =
        new Intake(PACK.pack().regulation().ratingScale(), Language.VI)
            .readFolder(folder, (files, total) -> {});
    Store store = Store.of(kind);
    submit(store, folder);
    DataSets dataSets = new DataSets(store.database());
    long dataSet =
        store
            .gathering()
            .gather(
                new Submissions(store.database()).asOf(Instant.now()),
                PACK.pack().regulation().ratingScale(),
                Language.VI);

    AuditResult ofFiles = audit(new RecordsInMemory(read.records()));
    AuditResult ofStore = audit(new StoredRecords(dataSets, dataSet));

    assertThat(ofFiles.findings()).isNotEmpty();
    assertThat(said(ofStore)).isEqualTo(said(ofFiles));
    assertThat(ofStore.counts()).isEqualTo(ofFiles.counts());
    assertThat(ofStore.commended()).isEqualTo(ofFiles.commended());
    InputSummary input = store.gathering().input(dataSet);
    assertThat(problems(input)).isEqualTo(problems(read.input()));
    assertThat(input.files().stream().map(StoredRecordsTest::counts))
        .containsExactlyElementsOf(
            read.files().stream()
                .filter(SubmittedFile::readable)
                .map(StoredRecordsTest::counts)
                .toList());
  }

  private static AuditResult audit(LiaisonRecords records) throws InterruptedException {
    AuditContext context =
        new AuditContext(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 15),
            PACK.pack().parameters());
    return new Audit(PACK, 2).run(records, context, AuditProgress.NONE);
  }

  /** Each file is sent by a unit that is named after it, in the order of names. */
  private static void submit(Store store, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .sorted((a, b) -> CodePoints.ORDER.compare(name(folder, a), name(folder, b)))
              .toList()) {
        store
            .reception()
            .receive(
                new Reception.HandedIn(
                    file,
                    file.getFileName().toString(),
                    name(folder, file),
                    "test",
                    NewSubmission.Door.COMMAND_LINE,
                    ANY_NUMBER,
                    Submissions.Supersede.SAME_RECORDS),
                0);
      }
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static List<String> said(AuditResult result) {
    return Stream.concat(result.findings().stream(), result.commendations().stream())
        .map(
            finding ->
                String.join(
                    " | ",
                    finding.rule(),
                    finding.subject(),
                    finding.unit(),
                    finding.severity().name(),
                    finding.occasion(),
                    finding.message().vi(),
                    finding.fingerprint(),
                    finding.branch(),
                    String.valueOf(finding.evidence().size())))
        .toList();
  }

  private static List<String> problems(InputSummary input) {
    return input.problems().stream()
        .map(
            problem ->
                problem.severity()
                    + " "
                    + problem.sheet()
                    + "!"
                    + problem.cell()
                    + " "
                    + problem.found())
        .sorted()
        .toList();
  }

  private static String counts(SubmittedFile file) {
    return file.sha256()
        + " "
        + file.rows()
        + " "
        + file.unusableRows()
        + " "
        + file.consequenceRows();
  }
}
