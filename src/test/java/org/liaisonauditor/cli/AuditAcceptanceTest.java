package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole audits through the real command line, from real workbooks to files read back. */
class AuditAcceptanceTest {

  private static final Path TOWN = Path.of("examples/town/submissions");
  private static final Path FAULTY_TOWN = Path.of("examples/town-with-faults/submissions");
  private static final Path CASES = Path.of("../shared/cases");

  @TempDir private Path folder;

  @Test
  void theExampleTownGivesItsFindingsAllAndNoOther() throws IOException {
    Path out = folder.resolve("audit");

    Auditor.Ended ended = town(out).run();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(rows(out.resolve("findings.csv")))
        .isEqualTo(rows(Path.of("examples/town/expected-2025.csv")));
    assertThat(names(out))
        .containsExactly(
            "findings.csv",
            "findings.json",
            "findings.xlsx",
            "manifest.json",
            "problems.csv",
            "report.pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "city, 2025-01-01, 2025-12-31, 2026-01-15, expected-2025.csv",
    "city, 2025-01-01, 2025-06-30, 2025-07-20, expected-2025-H1.csv",
    "town-vi, 2025-01-01, 2025-12-31, 2026-01-15, expected-2025.csv"
  })
  void aSharedCaseGivesItsFindingsAllAndNoOther(
      String place, String from, String to, String asOf, String expected) throws IOException {
    Path city = CASES.resolve(place);
    Assumptions.assumeTrue(Files.isDirectory(city), "the shared cases are not beside the project");
    Path out = folder.resolve("audit");

    Auditor.Ended ended = Auditor.audit(city.resolve("submissions"), from, to, asOf, out).run();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(rows(out.resolve("findings.csv"))).isEqualTo(rows(city.resolve(expected)));
  }

  @Test
  void theSameInputsGiveTheSameBytesInAnyLocaleTimeZoneAndPlace() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path copy = folder.resolve("submissions moved");
    copyInReverseOrder(TOWN, copy);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();

    assertThat(town(first).run().code()).isZero();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(Auditor.audit(copy, "2025-01-01", "2025-12-31", "2026-01-15", second).run().code())
          .isZero();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    for (String name : names(first)) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
    }
  }

  @Test
  void aRefusedInputLeavesTheProblemListAndMarkedCopiesOnly() throws IOException {
    Path out = folder.resolve("audit");

    Auditor.Ended ended =
        Auditor.audit(FAULTY_TOWN, "2025-01-01", "2025-12-31", "2026-01-15", out).run();

    assertThat(ended.code()).isEqualTo(3);
    assertThat(names(out)).containsExactly("marked", "problems.csv");
    assertThat(errorCells(out.resolve("problems.csv")))
        .isEqualTo(errorCells(Path.of("examples/town-with-faults/expected-errors.csv")));
    assertThat(ended.err()).contains("9 lỗi", "Điểm danh!C6");
    assertThat(out.resolve("marked/ward-P01.xlsx")).isNotEmptyFile();
  }

  @Test
  void aRefusedInputCanBeAuditedIntoTheSameFolderOnceItIsMended() {
    Path out = folder.resolve("audit");

    assertThat(
            Auditor.audit(FAULTY_TOWN, "2025-01-01", "2025-12-31", "2026-01-15", out).run().code())
        .isEqualTo(3);
    assertThat(town(out).run().code()).isZero();
    assertThat(out.resolve("marked")).doesNotExist();
  }

  @Test
  void theInspectorMayAcceptUnusableRows() throws IOException {
    Path few = folder.resolve("few");
    Path enough = folder.resolve("enough");

    assertThat(faulty(few).with("--reject-limit", "8").run().code()).isEqualTo(3);
    Auditor.Ended ended = faulty(enough).with("--reject-limit", "9", "--lang", "en").run();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Unusable rows: 9");
    assertThat(names(enough)).contains("marked", "report.pdf", "problems.csv");
  }

  @Test
  void anAuditIsNeverOverwrittenSilently() throws IOException {
    Path out = folder.resolve("audit");
    assertThat(town(out).run().code()).isZero();
    Path manifest = out.resolve("manifest.json");
    String before = Files.readString(manifest);

    Auditor.Ended again = town(out).with("--set", "introductionDays=1").run();

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("holds an audit already").contains("--replace");
    assertThat(manifest).hasContent(before);
    assertThat(town(out).with("--set", "introductionDays=1", "--replace").run().code()).isZero();
    assertThat(Files.readString(manifest)).isNotEqualTo(before);
  }

  @Test
  void aSetParameterChangesWhatIsFound() throws IOException {
    Path out = folder.resolve("audit");

    assertThat(town(out).with("--set", "introductionDays=0", "--lang", "en").run().code()).isZero();

    assertThat(
            rows(out.resolve("findings.csv")).stream().filter(row -> row.startsWith("late-intro")))
        .hasSizeGreaterThan(
            (int)
                rows(Path.of("examples/town/expected-2025.csv")).stream()
                    .filter(row -> row.startsWith("late-intro"))
                    .count());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, 2025-01-01, 2026-01-15, before it begins",
    "2025-01-01, 2025-12-31, 2025-12-30, before the period ends",
    "2025-01-01, 31.12.2025, 2026-01-15, '31.12.2025'' is no day of the calendar; write year'",
    "2025-01-01, 2025-02-29, 2026-01-15, '2025-02-29'' is no day of the calendar'",
    "0001-01-01, 2025-12-31, 2026-01-15, '0001-01-01'' is too far off'",
    "2025-01-01, 2025-12-31, 9999-12-31, '9999-12-31'' is too far off'"
  })
  void wrongDatesAreWrongUsage(String from, String to, String asOf, String said) {
    Auditor.Ended ended = Auditor.audit(TOWN, from, to, asOf, folder.resolve("audit")).run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(said).doesNotContain("java.");
    assertThat(folder.resolve("audit")).doesNotExist();
  }

  @Test
  void anUnknownParameterIsWrongUsageAndNamesTheNearest() {
    Auditor.Ended ended = town(folder.resolve("audit")).with("--set", "introductionDay=20").run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("introductionDay: there is no such parameter; did you mean introductionDays?");
  }

  @Test
  void aMissingFolderIsWrongUsage() {
    Auditor.Ended ended =
        Auditor.audit(
                folder.resolve("none"),
                "2025-01-01",
                "2025-12-31",
                "2026-01-15",
                folder.resolve("o"))
            .run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("There is no folder");
  }

  @Test
  void aFolderWithoutSubmissionsIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Auditor.Ended ended =
        Auditor.audit(empty, "2025-01-01", "2025-12-31", "2026-01-15", folder.resolve("o")).run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("holds no submission");
  }

  @Test
  void aBrokenPackIsRefusedWithAllFaultsAndNothingIsWritten() throws IOException {
    Path pack = folder.resolve("pack");
    copyInReverseOrder(Path.of("rules/qd213"), pack);
    Path rule = pack.resolve("late-introduction/rule.drl");
    Files.writeString(rule, Files.readString(rule).replace("covering,", "covring,"));
    Path other = pack.resolve("no-briefing/about.md");
    Files.writeString(other, Files.readString(other).replace("severity: LOW", "severity: TINY"));

    Auditor.Ended ended = town(folder.resolve("audit")).with("--rules", pack.toString()).run();

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("no-briefing/about.md:2:11: TINY is not allowed here");
    assertThat(folder.resolve("audit")).doesNotExist();
  }

  @Test
  void aRuleIsAddedDroppedAndRenamedInThePackAlone() throws IOException {
    Path pack = folder.resolve("pack");
    copyInReverseOrder(Path.of("rules/qd213"), pack);
    rename(pack, "no-briefing", "silent-meeting");
    copyInReverseOrder(pack.resolve("late-evaluation"), pack.resolve("tardy-evaluation"));
    replace(pack.resolve("tardy-evaluation/rule.drl"), "\"late-evaluation", "\"tardy-evaluation");
    replace(
        pack.resolve("regulation.yaml"),
        "- late-evaluation",
        "- tardy-evaluation\n      - late-evaluation");
    delete(pack.resolve("unrecorded-attendance"));
    replace(pack.resolve("regulation.yaml"), ", unrecorded-attendance", "");
    Path out = folder.resolve("audit");

    Auditor.Ended ended = town(out).with("--rules", pack.toString()).run();

    assertThat(ended.code()).as(ended.err()).isZero();
    Set<String> expected = new TreeSet<>();
    for (String row : rows(Path.of("examples/town/expected-2025.csv"))) {
      if (!row.startsWith("unrecorded-attendance")) {
        expected.add(row.replace("no-briefing", "silent-meeting"));
      }
      if (row.startsWith("late-evaluation")) {
        expected.add(row.replace("late-evaluation", "tardy-evaluation"));
      }
    }
    assertThat(rows(out.resolve("findings.csv"))).isEqualTo(expected);
  }

  private static void rename(Path pack, String rule, String name) throws IOException {
    Files.move(pack.resolve(rule), pack.resolve(name));
    replace(pack.resolve(name).resolve("rule.drl"), '"' + rule + '"', '"' + name + '"');
    replace(pack.resolve("regulation.yaml"), rule, name);
  }

  private static void replace(Path file, String text, String by) throws IOException {
    String content = Files.readString(file);
    assertThat(content).contains(text);
    Files.writeString(file, content.replace(text, by));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Auditor town(Path out) {
    return Auditor.audit(TOWN, "2025-01-01", "2025-12-31", "2026-01-15", out);
  }

  private static Auditor faulty(Path out) {
    return Auditor.audit(FAULTY_TOWN, "2025-01-01", "2025-12-31", "2026-01-15", out);
  }

  private static Set<String> rows(Path csv) throws IOException {
    Set<String> rows = new TreeSet<>();
    for (Map<String, String> row : read(csv)) {
      rows.add(
          Stream.of("rule", "subject", "unit", "severity", "occasion")
              .map(row::get)
              .collect(Collectors.joining(" | ")));
    }
    return rows;
  }

  private static Set<String> errorCells(Path csv) throws IOException {
    Set<String> cells = new TreeSet<>();
    for (Map<String, String> row : read(csv)) {
      if (row.getOrDefault("severity", "ERROR").equals("ERROR")) {
        cells.add(row.get("file") + " " + row.get("sheet") + "!" + row.get("cell"));
      }
    }
    return cells;
  }

  private static Iterable<Map<String, String>> read(Path csv) throws IOException {
    String text = Files.readString(csv);
    try (CSVParser parser =
        CSVParser.parse(
            text.startsWith("\ufeff") ? text.substring(1) : text,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords().stream().map(CSVRecord::toMap).toList();
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void copyInReverseOrder(Path from, Path to) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(from)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.put(from.relativize(file).toString(), file));
    }
    for (Map.Entry<String, Path> file : files.descendingMap().entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.copy(file.getValue(), target);
    }
  }
}
