package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Persons;
import org.liaisonauditor.scope.ScopedAudit;

/** Whatever kind of report a unit gets, it finds nobody in it who is not its own. */
class KindLeakTest {

  private static KindCity city;

  @TempDir private static Path folder;

  @BeforeAll
  static void auditTheCity() throws Exception {
    city = KindCity.of(5).accepting();
    assertThat(city.result.findings()).hasSizeGreaterThan(100);
    assertThat(city.result.findings().stream().map(Finding::rule).collect(Collectors.toSet()))
        .contains("foreign-evaluation", "double-presence", "invalid-representation", "no-exchange");
  }

  @ParameterizedTest
  @EnumSource
  void no_report_names_anybody_outside_its_scope(Language language) throws Exception {
    KindReports kinds = kinds(language);
    int looked = 0;
    for (KindReports.Kind kind : kinds.kinds()) {
      if (!kind.ofUnit()) {
        continue;
      }
      for (String unit : kinds.units(kind, city.scope)) {
        // Languages differ in words only, so either state of hearing is tried in one of them.
        Path file = folder.resolve("leak.pdf");
        if (kinds.write(kind, unit, city.scope, null, one -> language == Language.VI, file)) {
          looked++;
          assertThat(foreign(everything(file), unit)).as(kind.code() + " " + unit).isEmpty();
        }
      }
    }
    assertThat(looked).isGreaterThan(30);
  }

  @Test
  void own_members_are_named_to_the_unit_that_is_heard() throws Exception {
    KindReports kinds = kinds(Language.VI);
    String branch = city.result.findings().getFirst().branch();
    Path file = folder.resolve("reminder.pdf");
    kinds.write(kinds.find("reminder").orElseThrow(), branch, city.scope, null, one -> false, file);

    assertThat(people(everything(file))).isNotEmpty();
  }

  @Test
  void nobody_is_named_to_others_before_the_answer_is_in() throws Exception {
    KindReports kinds = kinds(Language.EN);
    Path file = folder.resolve("early.pdf");
    Path late = folder.resolve("late.pdf");
    for (String branch : kinds.units(kinds.find("branch").orElseThrow(), city.scope)) {
      kinds.write(kinds.find("branch").orElseThrow(), branch, city.scope, null, one -> false, file);
      assertThat(people(everything(file))).as(branch).isEmpty();
      kinds.write(kinds.find("branch").orElseThrow(), branch, city.scope, null, one -> true, late);
      Files.delete(file);
      if (city.scope.of(branch, false, Persons.ANSWERED_ONLY, one -> false).counted() > 0) {
        assertThat(people(everything(late))).as(branch).isNotEmpty();
      }
      Files.delete(late);
    }
  }

  @Test
  void what_is_attached_or_written_elsewhere_is_cut_down_too() throws Exception {
    for (Unit unit : city.records.units()) {
      if (unit.kind() == UnitKind.CITY) {
        continue;
      }
      ScopedAudit scoped = city.scope.of(unit.code(), false, Persons.NAMED, one -> false);
      Path json = folder.resolve("findings.json");
      FindingsJson.write(scoped.result(), null, scoped.accepted(), Language.VI, "0.1.0", json);
      assertThat(foreign(squeezed(Files.readString(json)), unit.code())).as(unit.code()).isEmpty();
      assertThat(
              foreign(
                  squeezed(
                      scoped.input().files().toString()
                          + scoped.result().couldNotRun()
                          + scoped.result().commended()),
                  unit.code()))
          .isEmpty();
    }
  }

  @Test
  void two_periods_of_a_ward_name_nobody_else_either() throws Exception {
    Path definitions = folder.resolve("definitions");
    try (var files = Files.walk(Path.of("reports"))) {
      for (Path file : files.toList()) {
        Files.copy(file, definitions.resolve(Path.of("reports").relativize(file).toString()));
      }
    }
    Path ward = definitions.resolve("kinds/periods.yaml");
    Files.writeString(ward, Files.readString(ward).replace("scope: all", "scope: ward"));
    KindReports kinds = new KindReports(ReportDefinition.load(definitions), Language.EN, "0.1.0");
    Path file = folder.resolve("periods.pdf");
    KindCity other = KindCity.of(6);
    kinds.write(
        kinds.find("periods").orElseThrow(), "P01", city.scope, other.scope, one -> true, file);

    assertThat(foreign(everything(file), "P01")).isEmpty();
  }

  @Test
  void an_issued_city_report_names_nobody_of_whom_something_is_accepted_unless_they_were_heard()
      throws Exception {
    KindReports kinds = kinds(Language.EN);
    Stamp stamp =
        new Stamp(
            "01",
            LocalDate.of(2026, 2, 1),
            "Thử Nghiệm",
            "Bưởi",
            "6:" + "ab".repeat(32),
            null,
            null);
    List<String> sentences =
        city.scope.accepted().covered().stream()
            .map(Accepted.Covered::finding)
            .filter(city.scope::namesPerson)
            .map(finding -> squeezed(finding.message().en()))
            .toList();
    assertThat(sentences).hasSizeGreaterThan(10);
    for (boolean heard : List.of(true, false)) {
      Path file = folder.resolve("issued-" + heard + ".pdf");
      kinds.write(
          kinds.find("city").orElseThrow(), null, city.scope, null, one -> heard, stamp, file);
      String text = everything(file);
      assertThat(sentences.stream().filter(text::contains).count())
          .isEqualTo(heard ? sentences.size() : 0);
    }
  }

  @Test
  void each_of_several_units_that_answer_is_asked_in_a_letter_of_its_own() throws Exception {
    Finding first = city.result.findings().getFirst();
    String other =
        city.result.branches().stream()
            .filter(branch -> !branch.equals(first.unit()) && !branch.equals(first.branch()))
            .findFirst()
            .orElseThrow();
    Finding shared =
        new Finding(
            first.rule(),
            first.severity(),
            first.subject(),
            first.unit(),
            first.occasion(),
            first.message(),
            first.fingerprint(),
            first.clauses(),
            first.ruleHash(),
            first.branch(),
            first.evidence(),
            List.of(other));
    AuditScope scope = city.with(List.of(shared));
    KindReports kinds = kinds(Language.VI);

    assertThat(kinds.units(kinds.find("reminder").orElseThrow(), scope))
        .containsExactlyInAnyOrder(first.unit(), other);
    for (String unit : List.of(first.unit(), other)) {
      assertThat(scope.of(unit, true, Persons.NAMED, one -> true).result().findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.unit()).isEqualTo(unit);
                assertThat(finding.fingerprint()).isEqualTo(first.fingerprint());
                assertThat(finding.alsoAnswerable()).isEmpty();
              });
    }
    Path file = folder.resolve("other.pdf");
    kinds.write(kinds.find("reminder").orElseThrow(), other, scope, null, one -> true, file);
    assertThat(foreign(everything(file), other)).isEmpty();
  }

  @Test
  void the_search_finds_what_leaks() throws Exception {
    Path file = folder.resolve("city.pdf");
    KindReports kinds = kinds(Language.VI);
    kinds.write(kinds.find("city").orElseThrow(), null, city.scope, null, one -> false, file);
    assertThat(foreign(everything(file), "P01")).hasSizeGreaterThan(50);
  }

  @Test
  void a_unit_that_the_audit_does_not_know_has_no_report() {
    assertThatThrownBy(() -> city.scope.of("P99", false, Persons.NAMED, one -> false))
        .hasMessageContaining("no unit P99");
  }

  private static KindReports kinds(Language language) throws Exception {
    return new KindReports(ReportDefinition.load(Path.of("reports")), language, "0.1.0");
  }

  /** Names and codes of members and units that a unit may not see, and yet does. */
  private static TreeSet<String> foreign(String text, String unit) {
    Set<String> own = new HashSet<>(Set.of(unit));
    for (int deep = 0; deep < 3; deep++) {
      city.records.units().stream()
          .filter(one -> one.parent() != null && own.contains(one.parent()))
          .map(Unit::code)
          .toList()
          .forEach(own::add);
    }
    Set<String> units = new HashSet<>(own);
    Set<String> members = new HashSet<>();
    for (Member member : city.records.members()) {
      if (own.contains(member.residence()) || own.contains(member.workplace())) {
        members.add(member.code());
        units.add(member.residence());
        units.add(member.workplace());
      }
    }
    for (String above = unit; above != null; above = parent(above)) {
      units.add(above);
    }
    TreeSet<String> found = new TreeSet<>();
    for (Member member : city.records.members()) {
      if (!members.contains(member.code())) {
        look(text, member.code(), found);
        look(text, member.fullName(), found);
      }
    }
    for (Unit one : city.records.units()) {
      if (!units.contains(one.code()) && one.kind() != UnitKind.CITY) {
        look(text, one.code(), found);
        look(text, one.name(), found);
      }
    }
    return found;
  }

  private static String parent(String code) {
    return city.records.units().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(Unit::parent)
        .orElse(null);
  }

  /** Members whose names or cards stand in a text. */
  private static TreeSet<String> people(String text) {
    TreeSet<String> found = new TreeSet<>();
    for (Member member : city.records.members()) {
      look(text, member.code(), found);
      look(text, member.fullName(), found);
    }
    return found;
  }

  private static void look(String text, String phrase, TreeSet<String> found) {
    if (text.contains(squeezed(phrase))) {
      found.add(phrase);
    }
  }

  /** Without white space: a name may be broken into lines. */
  static String squeezed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", "");
  }

  /** The text of the pages, and every string, name and readable stream of the file. */
  static String everything(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      texts.add(new PDFTextStripper().getText(pdf));
      for (COSObjectKey key : pdf.getDocument().getXrefTable().keySet()) {
        gather(pdf.getDocument().getObjectFromPool(key).getObject(), texts);
      }
      gather(pdf.getDocument().getTrailer(), texts);
    }
    return squeezed(String.join("\n", texts));
  }

  private static void gather(COSBase object, List<String> texts) throws IOException {
    switch (object) {
      case COSString string -> texts.add(string.getString());
      case COSName name -> texts.add(name.getName());
      case COSArray array -> {
        for (COSBase item : array) {
          gather(item, texts);
        }
      }
      case COSDictionary dictionary -> {
        for (COSName name : dictionary.keySet()) {
          texts.add(name.getName());
          gather(dictionary.getItem(name), texts);
        }
        if (dictionary instanceof COSStream stream) {
          try (var in = stream.createInputStream()) {
            texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
      case null, default -> {}
    }
  }
}
