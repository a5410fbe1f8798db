package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Persons;
import org.liaisonauditor.scope.ScopedAudit;

/**
 * How a unit's own findings stand against the audit before, where people have moved between wards
 * and others have left the records.
 */
class KindChangesTest {

  private static KindCity before;
  private static KindCity now;

  @TempDir private Path folder;

  @BeforeAll
  static void auditTwice() throws Exception {
    before = KindCity.earlier(5);
    now = before.later();
    for (Life.State state :
        List.of(
            Life.State.NEW,
            Life.State.STILL_OPEN,
            Life.State.CHANGED,
            Life.State.GONE,
            Life.State.NOT_JUDGED)) {
      assertThat(now.scope.lives().count(state)).as(state.name()).isGreaterThan(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_report_names_anybody_who_is_not_the_units_any_more(Language language) throws Exception {
    KindReports kinds = kinds(language);
    int looked = 0;
    for (KindReports.Kind kind : kinds.kinds()) {
      if (!kind.ofUnit()) {
        continue;
      }
      for (String unit : kinds.units(kind, now.scope)) {
        for (Predicate<Finding> heard : List.<Predicate<Finding>>of(one -> true, one -> false)) {
          Path file = folder.resolve("leak.pdf");
          if (kinds.write(kind, unit, now.scope, null, heard, file)) {
            looked++;
            assertThat(foreign(KindLeakTest.everything(file), unit))
                .as(kind.code() + " " + unit)
                .isEmpty();
            Files.delete(file);
          }
        }
      }
    }
    assertThat(looked).isGreaterThan(50);
  }

  @Test
  void the_earlier_sentences_would_leak() {
    Set<String> leaking = new TreeSet<>();
    for (Life life : now.scope.lives().in(Life.State.GONE, Life.State.NOT_JUDGED)) {
      if (life.unit().startsWith("CB")) {
        leaking.addAll(foreign(KindLeakTest.squeezed(life.message().vi()), life.unit()));
      }
    }
    assertThat(leaking).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource({"P01,ward", "P02,ward", "CQ001,workplace", "CB001,branch", "CB002,reminder"})
  void the_numbers_of_a_unit_are_those_of_its_own_findings(String unit, String kind)
      throws Exception {
    Set<String> own = own(unit);
    int[] counts = new int[Life.State.values().length];
    int away = 0;
    for (Life life : now.scope.lives().all()) {
      boolean byBranch = kind.equals("ward") || kind.equals("branch");
      if (own.contains(life.unit()) || byBranch && own.contains(life.branch())) {
        counts[life.state().ordinal()]++;
      } else if (life.unitBefore() != null && own.contains(life.unitBefore())) {
        away++;
      }
    }
    Path file = folder.resolve("counts.pdf");
    kinds(Language.EN)
        .write(
            kinds(Language.EN).find(kind).orElseThrow(), unit, now.scope, null, one -> false, file);

    assertThat(text(file))
        .contains(
            "Against the audit before (1 January 2025 to 31 December 2025, as of 2 January 2026): %d"
                    .formatted(counts[Life.State.NEW.ordinal()])
                + " gaps are new, %d still open, %d changed, %d gone, %d back."
                    .formatted(
                        counts[Life.State.STILL_OPEN.ordinal()],
                        counts[Life.State.CHANGED.ordinal()],
                        counts[Life.State.GONE.ordinal()],
                        counts[Life.State.BACK.ordinal()]));
    int notJudged = counts[Life.State.NOT_JUDGED.ordinal()];
    String unjudged = notJudged + " gaps of the audit before could not be judged this time";
    String moved = away + " gaps of the audit before are for other units to answer now";
    if (notJudged > 0) {
      assertThat(text(file)).contains(unjudged);
    }
    if (away > 0) {
      assertThat(text(file)).contains(moved);
    }
  }

  @Test
  void some_findings_have_moved_to_other_units() {
    assertThat(
            before.records.units().stream()
                .filter(unit -> unit.kind() != UnitKind.CITY && !unit.code().equals("CB009"))
                .mapToInt(
                    unit ->
                        now.scope.of(unit.code(), false, Persons.NAMED, one -> true).movedAway())
                .sum())
        .isGreaterThan(2);
  }

  @Test
  void every_finding_that_is_shown_bears_how_it_stands() throws Exception {
    ScopedAudit scoped = now.scope.of("P01", false, Persons.ANSWERED_ONLY, one -> false);

    assertThat(scoped.counted()).isGreaterThan(5);
    assertThat(scoped.result().findings())
        .allSatisfy(
            finding ->
                assertThat(scoped.lives().find(finding.fingerprint()))
                    .get()
                    .returns(finding.rule(), Life::rule)
                    .returns(finding.unit(), Life::unit)
                    .returns(finding.subject(), Life::subject));
    Path file = folder.resolve("ward.pdf");
    kinds(Language.EN)
        .write(
            kinds(Language.EN).find("ward").orElseThrow(),
            "P01",
            now.scope,
            null,
            one -> false,
            file);
    assertThat(text(file))
        .containsPattern("New: \\d+; Still open: \\d+")
        .containsPattern("Still open, since 2 January 2026 \\(13 days\\)")
        .contains("Changes since the audit before", "Gaps that are gone");
  }

  @Test
  void what_is_gone_names_own_members_once_they_were_heard() throws Exception {
    for (boolean heard : List.of(true, false)) {
      ScopedAudit scoped = now.scope.of("P01", false, Persons.ANSWERED_ONLY, one -> heard);
      List<Life> gone = scoped.lives().in(Life.State.GONE);

      assertThat(gone).hasSizeGreaterThan(5);
      assertThat(gone.stream().filter(AuditScope::counted)).isNotEmpty();
      assertThat(
              gone.stream()
                  .filter(life -> life.message().vi().matches("Nguyễn X\\w+ Bình \\(\\d+\\).*")))
          .hasSize(heard ? (int) gone.stream().filter(life -> named(life)).count() : 0);
      assertThat(gone.stream().filter(AuditScope::counted))
          .allMatch(life -> life.subject().equals("…") && !life.fingerprint().matches("[0-9a-f]+"));
    }
  }

  @Test
  void an_issued_comparison_names_nobody_as_gone_who_was_not_heard() throws Exception {
    KindReports kinds = kinds(Language.EN);
    KindReports.Kind periods = kinds.find("periods").orElseThrow();
    Set<String> still =
        KindChangesTest.now.result.findings().stream()
            .map(Finding::fingerprint)
            .collect(Collectors.toSet());
    Set<String> goneMembers =
        before.result.findings().stream()
            .filter(finding -> !still.contains(finding.fingerprint()))
            .map(finding -> finding.subject().split("/")[0])
            .filter(now.members()::containsKey)
            .collect(Collectors.toSet());
    Stamp stamp =
        new Stamp("01", LocalDate.parse("2026-02-01"), "X", "Y", "7:" + "0".repeat(64), null, null);
    Path draft = folder.resolve("draft.pdf");
    Path issued = folder.resolve("issued.pdf");

    kinds.write(periods, null, now.scope, before.scope, one -> false, draft);
    kinds.write(periods, null, now.scope, before.scope, one -> false, stamp, issued);

    assertThat(goneMembers).hasSizeGreaterThan(5);
    assertThat(goneMembers.stream().filter(text(draft)::contains)).isNotEmpty();
    assertThat(goneMembers.stream().filter(text(issued)::contains)).isEmpty();
  }

  private static boolean named(Life life) {
    return now.members().containsKey(life.subject().split("/")[0]);
  }

  private static KindReports kinds(Language language) throws Exception {
    return new KindReports(ReportDefinition.load(Path.of("reports")), language, "0.1.0");
  }

  /** The unit and those below it, of both audits. */
  private static Set<String> own(String unit) {
    Set<String> own = new HashSet<>(Set.of(unit));
    for (int deep = 0; deep < 3; deep++) {
      before.records.units().stream()
          .filter(one -> one.parent() != null && own.contains(one.parent()))
          .map(Unit::code)
          .toList()
          .forEach(own::add);
    }
    return own;
  }

  /** Names and codes of either audit that a unit may not see, and yet does. */
  private static TreeSet<String> foreign(String text, String unit) {
    Set<String> own = own(unit);
    Set<String> units = new HashSet<>(own);
    Set<String> members = new HashSet<>();
    for (Member member : now.records.members()) {
      if (own.contains(member.residence()) || own.contains(member.workplace())) {
        members.add(member.code());
        units.add(member.residence());
        units.add(member.workplace());
      }
    }
    TreeSet<String> found = new TreeSet<>();
    for (Member member : before.records.members()) {
      if (!members.contains(member.code())) {
        look(text, member.code(), found);
        look(text, member.fullName(), found);
      }
    }
    for (Unit one : before.records.units()) {
      boolean above = own.stream().anyMatch(below -> above(below, one.code()));
      if (!units.contains(one.code()) && !above) {
        look(text, one.code(), found);
        look(text, one.name(), found);
      }
    }
    return found;
  }

  private static boolean above(String below, String unit) {
    return before.records.units().stream()
        .filter(one -> one.code().equals(below) && one.parent() != null)
        .anyMatch(one -> one.parent().equals(unit) || above(one.parent(), unit));
  }

  private static void look(String text, String phrase, TreeSet<String> found) {
    if (text.contains(KindLeakTest.squeezed(phrase))) {
      found.add(phrase);
    }
  }

  private static String text(Path file) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }
}
