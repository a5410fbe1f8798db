package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.sample.CsvFolder;

/** Successive audits of made-up cities; the states are counted once more from the tables alone. */
class ThreeHalfYearsTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;

  /** What the tables of all audits so far say of their findings. */
  private static final class Count {

    private final Map<String, String> firstSeen = new HashMap<>();
    private final Map<String, String> since = new HashMap<>();
    private Map<String, String> before = Map.of();

    /** The five states, counted by fingerprint, severity and unit alone; checks the days, too. */
    Map<String, Integer> next(Path audit, String asOf) throws IOException {
      Map<String, Told> told = findings(audit);
      Map<String, String> now = new HashMap<>();
      Map<String, Integer> counts = new TreeMap<>();
      try (CSVParser rows = rows(audit.resolve("findings.csv"))) {
        for (CSVRecord row : rows) {
          String fingerprint = row.get("fingerprint");
          now.put(fingerprint, row.get("severity") + " " + row.get("unit"));
          String state;
          if (!firstSeen.containsKey(fingerprint)) {
            state = "new";
          } else if (!before.containsKey(fingerprint)) {
            state = "back";
          } else {
            state = before.get(fingerprint).equals(now.get(fingerprint)) ? "still_open" : "changed";
          }
          counts.merge(state, 1, Integer::sum);
          firstSeen.putIfAbsent(fingerprint, asOf);
          if (state.equals("new") || state.equals("back")) {
            since.put(fingerprint, asOf);
          }
          assertThat(told.get(fingerprint))
              .isEqualTo(
                  new Told(
                      state.toUpperCase(Locale.ROOT),
                      firstSeen.get(fingerprint),
                      since.get(fingerprint)));
        }
      }
      Set<String> gone = new HashSet<>(before.keySet());
      gone.removeAll(now.keySet());
      counts.put("gone", gone.size());
      Set<String> longGone = new HashSet<>(firstSeen.keySet());
      longGone.removeAll(now.keySet());
      longGone.removeAll(gone);
      counts.put("gone_before", longGone.size());
      before = now;
      return counts;
    }
  }

  private static CSVParser rows(Path table) throws IOException {
    String text = Files.readString(table, StandardCharsets.UTF_8).substring(1);
    return CSVParser.parse(
        text, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get());
  }

  /** How findings.json says that a finding stands. */
  private record Told(String state, String first, String since) {}

  private static Map<String, Told> findings(Path audit) throws IOException {
    String json = Files.readString(audit.resolve("findings.json")).replaceAll("\\n\\s*", " ");
    Matcher finding =
        Pattern.compile(
                "\"fingerprint\" : \"(\\w+)\",\\s+\"branch\" : \"[^\"]*\",\\s+\"state\" : \"(\\w+)\","
                    + "(?:(?!\"fingerprint\").)*?\"first\" : \\{ \"as_of\" : \"([0-9-]+)\" },"
                    + "\\s+\"occurrence\" : \\{ \"number\" : \\d+, \"since\" : \\{ \"as_of\" : \"([0-9-]+)\"",
                Pattern.DOTALL)
            .matcher(json);
    Map<String, Told> told = new HashMap<>();
    while (finding.find()) {
      told.put(finding.group(1), new Told(finding.group(2), finding.group(3), finding.group(4)));
    }
    return told;
  }

  /** What findings.json says of the states; those in which there is none are left out. */
  private static Map<String, Integer> told(Path audit) throws IOException {
    String json = Files.readString(audit.resolve("findings.json"));
    Matcher states = Pattern.compile("\"finding_states\"\\s*:\\s*\\{([^}]*)}").matcher(json);
    assertThat(states.find()).isTrue();
    Map<String, Integer> told = new TreeMap<>();
    Matcher state = Pattern.compile("\"(\\w+)\"\\s*:\\s*(\\d+)").matcher(states.group(1));
    while (state.find()) {
      told.put(state.group(1), Integer.parseInt(state.group(2)));
    }
    told.values().removeIf(count -> count == 0);
    return told;
  }

  private static Map<String, Integer> some(Map<String, Integer> counts) {
    Map<String, Integer> some = new TreeMap<>(counts);
    some.values().removeIf(count -> count == 0);
    return some;
  }

  private Auditor.Ended audit(
      Path input, String from, String to, String asOf, String out, String before, String... more) {
    Auditor audit = Auditor.audit(input, from, to, asOf, folder.resolve(out)).with(more);
    if (before != null) {
      audit.with("--before", folder.resolve(before).toString());
    }
    Auditor.Ended ended = audit.run();
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 14, 159})
  void the_states_are_those_that_the_tables_give(long seed) throws Exception {
    Path city = Files.createDirectories(folder.resolve("city"));
    Records records =
        new CityGenerator(
                new CityPlan(
                    seed, 2, 4, 12, 5, 2025, 2026, 0.15, CityPlan.usualKeyDays(2025, 2026)))
            .city();
    for (Table table : Table.values()) {
      CsvFolder.write(table, records, city);
    }
    Count count = new Count();

    audit(city, "2025-01-01", "2025-06-30", "2025-07-25", "h1", null);
    Map<String, Integer> first = count.next(folder.resolve("h1"), "2025-07-25");
    audit(city, "2025-07-01", "2025-12-31", "2026-01-15", "h2", "h1");
    Map<String, Integer> second = count.next(folder.resolve("h2"), "2026-01-15");
    // All three half-years, with a limit moved: what was out of the period is back, some are
    // graver.
    Auditor.Ended third =
        audit(
            city,
            "2025-01-01",
            "2026-06-30",
            "2026-07-25",
            "h3",
            "h2/findings.json",
            "--set",
            "veryLateDays=20",
            "--lang",
            "en");
    Map<String, Integer> last = count.next(folder.resolve("h3"), "2026-07-25");

    assertThat(told(folder.resolve("h1"))).isEqualTo(some(first)).containsOnlyKeys("new");
    assertThat(told(folder.resolve("h2")))
        .isEqualTo(some(second))
        .containsKeys("new", "still_open", "gone");
    assertThat(told(folder.resolve("h3")))
        .isEqualTo(some(last))
        .containsKeys("new", "still_open", "back");
    String line =
        "Since the audit as of 2026-01-15: %d new, %d still open, %d changed, %d gone, %d back."
            .formatted(
                last.getOrDefault("new", 0),
                last.getOrDefault("still_open", 0),
                last.getOrDefault("changed", 0),
                last.getOrDefault("gone", 0),
                last.getOrDefault("back", 0));
    assertThat(third.out()).contains(line).contains(" rules: ");
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("h3/report.pdf").toFile())) {
      PDFTextStripper firstPage = new PDFTextStripper();
      firstPage.setEndPage(1);
      assertThat(firstPage.getText(pdf).replaceAll("\\s+", " "))
          .contains(
              "%s gaps are new, %s still open, %s changed, %s gone, %s back."
                  .formatted(
                      last.getOrDefault("new", 0),
                      last.getOrDefault("still_open", 0),
                      last.getOrDefault("changed", 0),
                      last.getOrDefault("gone", 0),
                      last.getOrDefault("back", 0)));
    }
  }

  @Test
  void the_same_audit_before_gives_the_same_bytes() throws Exception {
    audit(TOWN, "2025-01-01", "2025-06-30", "2025-07-25", "h1", null);
    audit(TOWN, "2025-07-01", "2025-12-31", "2026-01-15", "one", "h1");
    audit(TOWN, "2025-07-01", "2025-12-31", "2026-01-15", "other", "h1/findings.json");

    for (String file :
        new String[] {
          "findings.csv", "findings.json", "findings.xlsx", "report.pdf", "manifest.json"
        }) {
      assertThat(folder.resolve("one").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("other").resolve(file));
    }
  }

  @Test
  void an_audit_before_that_is_none_is_refused_with_all_that_is_wrong() throws Exception {
    audit(TOWN, "2025-07-01", "2025-12-31", "2026-01-15", "year", null);
    Path findings = folder.resolve("year/findings.json");
    String json = Files.readString(findings);
    Files.writeString(
        findings,
        json.replaceFirst("\"state\" : \"NEW\"", "\"state\" : \"GONE\"")
            .replaceFirst("\"severity\" : \"LOW\"", "\"severity\" : \"SMALL\"")
            .replaceFirst("\"number\" : 1", "\"number\" : 0"));

    Auditor.Ended spoilt = refused("2026-02-01");
    assertThat(spoilt.code()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(spoilt.err())
        .contains("findings[0].state: GONE does not belong into this list")
        .contains(".severity: SMALL is not allowed; allowed are HIGH, MEDIUM, LOW")
        .contains("occurrence.number: a whole number from 1 on is missing");

    Files.writeString(findings, "[]");
    assertThat(refused("2026-02-01").err()).contains("the file: an object is missing");
    Files.writeString(findings, json.substring(0, json.length() / 2));
    assertThat(refused("2026-02-01").err()).contains("it can't be read as JSON");
    Files.delete(findings);
    assertThat(refused("2026-02-01").err()).contains("there is no such file");
    Files.writeString(findings, json);
    Auditor.Ended later = refused("2025-12-31");
    assertThat(later.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(later.err()).contains("is as of 2026-01-15, after this one (2025-12-31)");
    assertThat(folder.resolve("next")).doesNotExist();
  }

  private Auditor.Ended refused(String asOf) {
    return Auditor.audit(TOWN, "2025-07-01", "2025-12-31", asOf, folder.resolve("next"))
        .with("--before", folder.resolve("year").toString())
        .run();
  }
}
