package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.yaml.Fault;

/** Definitions of kinds that people change, and get wrong. */
class KindDefinitionTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyTheRealDefinitions() throws IOException {
    Path real = Path.of("reports");
    try (Stream<Path> files = Files.walk(real)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(real.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private List<String> faults() {
    return catchThrowableOfType(DefinitionException.class, () -> ReportDefinition.load(folder))
        .faults();
  }

  private List<String> kinds() throws Exception {
    return new KindReports(ReportDefinition.load(folder), Language.EN, "0.1.0")
        .kinds().stream().map(KindReports.Kind::code).toList();
  }

  @Test
  void a_kind_is_added_by_a_file_alone() throws Exception {
    Path note = folder.resolve("kinds/short-note.yaml");
    Files.writeString(
        note,
        """
        name: {vi: Ghi chú, en: Note}
        scope: ward
        symbol: CV
        letterhead: plain
        sections:
          - text: {vi: "Gửi {unit}: {findings} vấn đề.", en: "To {unit}: {findings} gaps."}
          - signature
        """);

    assertThat(kinds()).contains("short-note", "ward", "reminder");
  }

  @Test
  void all_faults_of_all_kinds_are_named_with_line_and_what_is_allowed() throws Exception {
    change("kinds/ward.yaml", "  - findings-by-unit", "  - findings-by-units\n  - input");
    change("kinds/ward.yaml", "top-branches]", "by-ward]");
    change("kinds/branch.yaml", "persons: answered-only", "persons: everybody");
    change("kinds/reminder.yaml", "ngày {due} (", "ngày {duo} (");

    assertThat(faults())
        .satisfiesExactlyInAnyOrder(
            fault ->
                assertThat(fault)
                    .matches(
                        "kinds/ward.yaml:\\d+:5: there is no section findings-by-units; did you"
                            + " mean findings-by-unit\\? Allowed: salutation, text, .*"),
            fault ->
                assertThat(fault)
                    .matches(
                        "kinds/ward.yaml:\\d+:5: input names the files of all units and does not"
                            + " fit the scope ward; it is allowed with the scope all"),
            fault ->
                assertThat(fault)
                    .matches(
                        "kinds/ward.yaml:\\d+:31: figures: by-ward does not fit the scope ward;"
                            + " allowed are by-rule, chart, top-branches"),
            fault ->
                assertThat(fault)
                    .matches(
                        "kinds/branch.yaml:\\d+:10: everybody is not allowed here; Allowed: named,"
                            + " counted, answered-only"),
            fault ->
                assertThat(fault)
                    .matches("kinds/reminder.yaml:\\d+:11: \\{duo} can't be used here; .*due,.*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en: Ward report|''|the key en is missing",
        "scope: ward|scope: village|village is not allowed here; Allowed: all, ward",
        "symbol: BC|symbol: BC/1|BC/1 is no symbol of a document type",
        "symbol: BC|letterhead: organisation-board|did you mean organization-board?",
        "symbol: BC|letterhead: ../report|there is no letterhead ../report",
        "symbol: BC|sybol: BC|the key sybol is not known here; did you mean symbol?",
        "en: Ward report|en: Branch sheet|another kind is called Branch sheet: kinds/branch.yaml",
        "persons: answered-only|pages: 2|only findings-list can keep to a number of pages",
        "persons: answered-only|due-days: 0|allowed are whole numbers from 1 to 366",
        "top-branches]|chart]|chart stands here twice; remove one",
        "[by-rule, chart, top-branches]|[chart]|a chart has its numbers in a table beside it",
        "  - contents|  - summary|summary stands here a second time, first in line",
        "  - contents|  - contents: {most: 3}|contents has no options; write its name alone",
        "  - contents|  - findings-list: {mots: 3}|the key mots is not known here; Allowed: title",
        "  - contents|  - text|the text is missing; write `vi: …` and `en: …` below text",
        "  - contents|  - [contents]|expected one value",
        "  - contents|  - text: {vi: a}|the key en is missing",
        "  - contents|  - text: {vi: '{due}', en: b}|{due} can't be used here",
        "  - contents|  - &a [*a, *a]|",
        "  - contents|  - !!javax.script.ScriptEngineManager [x]|Global tag is not allowed",
      })
  void a_wrong_definition_is_refused(String from, String to, String fault) throws Exception {
    change("kinds/ward.yaml", from, to);

    assertThat(faults())
        .anySatisfy(
            one ->
                assertThat(one)
                    .startsWith("kinds/ward.yaml:")
                    .contains(fault == null ? "" : fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ward|en: Ward report|en: ' '|en: ' '|the text is blank in en alone; write it there too",
        "ward|scope: ward|authority: {vi: TM, en: ''}|authority|the text is blank in en alone",
        "ward|- annex-rules|- text: {vi: '', en: ''}|text:|the text is blank; write what it",
        "reminder|{unit} (để thực hiện)|' '|- vi: \" \"|the text is blank in vi alone",
        "reminder|Kính gửi: {unit}|Gửi: {unit|Gửi:|a brace stands here without its other one",
        "branch|pages: 2|pages:|pages:|nothing stands behind pages; write it, or leave the key out",
        "commendations|when-empty: leave-out|letterhead:|letterhead:|nothing stands behind letterhead",
        "branch|pages: 2|audits: 2|audits: 2|two audits are asked for, and no section compares",
        "periods|audits: 2|audits: 1|- periods-summary|compares two audits; write `audits: 2`",
        "inspection-plan|plan-summary|plan-method|- plan-method|before it is said that a plan is",
        "inspection-plan|scope: all|scope: ward|- plan-units|compares all units for the inspectors",
        "commendations|when-empty: leave-out|---|---|a second document begins here",
        "commendations|'  vi: DANH SÁCH'|'\u00a0\u00a0vi: D'|\u00a0vi: D|a no-break space stands here",
        "workplace|- annex-rules|- {}|- {}|a section is one name, with its options below it",
      })
  void whatever_kind_it_is_in_a_fault_is_told_with_its_line(
      String kind, String from, String to, String at, String fault) throws Exception {
    change("kinds/" + kind + ".yaml", from, to);
    List<String> lines = Files.readAllLines(folder.resolve("kinds/" + kind + ".yaml"));
    int line = 1;
    while (!lines.get(line - 1).contains(at)) {
      line++;
    }
    String place = "kinds/" + kind + ".yaml:" + line + ":";

    assertThat(faults()).anySatisfy(one -> assertThat(one).startsWith(place).contains(fault));
  }

  @Test
  void a_kind_that_goes_to_nobody_or_says_nothing_is_refused() throws Exception {
    String file = "kinds/ward.yaml";
    String shipped = Files.readString(folder.resolve(file));
    for (String nobody : List.of("recipients: []", "recipients:")) {
      Files.writeString(
          folder.resolve(file),
          shipped.replaceFirst("(?s)recipients:\n.*files\"\n", nobody + "\n"));
      assertThat(faults())
          .singleElement()
          .asString()
          .containsAnyOf("nobody gets it; name somebody", "nothing stands behind recipients");
    }
    for (String nothing : List.of("sections: []", "sections: summary", "sections: {summary: {}}")) {
      Files.writeString(
          folder.resolve(file), shipped.replaceFirst("(?s)sections:\n.*", nothing + "\n"));
      assertThat(faults()).singleElement().asString().contains("there are no sections; write them");
    }
  }

  @Test
  void line_ends_and_marks_of_other_machines_do_no_harm_but_other_encodings_are_refused()
      throws Exception {
    Path ward = folder.resolve("kinds/ward.yaml");
    String shipped = Files.readString(ward);
    Files.writeString(ward, "\ufeff" + shipped.replace("\n", "\r\n"));
    assertThat(kinds()).contains("ward");
    for (Charset charset : List.of(StandardCharsets.UTF_16, Charset.forName("windows-1258"))) {
      Files.write(ward, shipped.getBytes(charset));
      assertThat(faults())
          .containsExactly("kinds/ward.yaml: the file is no UTF-8 text; save it as UTF-8");
    }
  }

  @Test
  void a_letterhead_that_no_kind_bears_is_checked_too() throws Exception {
    Files.copy(
        folder.resolve("letterheads/plain.yaml"), folder.resolve("letterheads/unborne.yaml"));
    change("letterheads/unborne.yaml", "en: DRAFT", "end: DRAFT");

    assertThat(faults())
        .hasSize(2)
        .allMatch(fault -> fault.startsWith("letterheads/unborne.yaml:"))
        .anyMatch(fault -> fault.contains("did you mean en?"));
    assertThat(ReportDefinition.kept(folder)).isNotNull();
  }

  @Test
  void the_report_of_an_audit_stays_one_that_names_everybody() throws Exception {
    change("kinds/city.yaml", "persons: named", "persons: counted");
    change("kinds/city.yaml", "scope: all", "scope: ward");

    assertThat(faults())
        .anyMatch(fault -> fault.contains("write `persons: named`"))
        .anyMatch(fault -> fault.contains("the report of an audit has the scope all"));
  }

  @Test
  void files_that_are_no_definitions_are_refused() throws Exception {
    Files.writeString(folder.resolve("kinds/Ward.yml"), "name: x");
    Files.write(folder.resolve("kinds/bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Files.writeString(folder.resolve("kinds/empty.yaml"), "");

    assertThat(faults())
        .anyMatch(fault -> fault.startsWith("kinds/Ward.yml: this is no name of a kind's"))
        .anyMatch(fault -> fault.startsWith("kinds/bytes.yaml: the file is no UTF-8 text"))
        .anyMatch(fault -> fault.startsWith("kinds/empty.yaml:1: there is nothing here"));
  }

  @Test
  void definitions_older_than_kinds_draw_the_report_as_before() throws Exception {
    ReportDefinition now = ReportDefinition.load(folder);
    remove("kinds");
    Files.delete(folder.resolve("kinds.yaml"));
    ReportDefinition before = ReportDefinition.kept(folder);

    assertThat(before.kinds().all()).isEmpty();
    assertThat(before.city().parts()).isEqualTo(now.city().parts());
    assertThat(new KindReports(before, Language.EN, "0.1.0").kinds()).isEmpty();
  }

  @Test
  void words_that_came_later_are_the_programs_own_in_what_was_kept_alone() throws Exception {
    change("texts.yaml", "rules-draft:\n", "column-member:\n");

    assertThat(faults()).anyMatch(fault -> fault.contains("the key rules-draft is missing"));
    assertThat(ReportDefinition.kept(folder).text(Label.RULES_DRAFT).en())
        .isEqualTo("This report rests on a draft of the rules {regulation} that is not published.");
  }

  @Test
  void words_that_every_version_had_must_be_in_what_was_kept() throws Exception {
    change("texts.yaml", "contents:\n", "contens:\n");

    DefinitionException refused =
        catchThrowableOfType(DefinitionException.class, () -> ReportDefinition.kept(folder));
    assertThat(refused.faults()).singleElement().asString().contains("the key contents is missing");
  }

  @Test
  void the_programs_own_words_are_those_that_it_ships() throws Exception {
    ReportDefinition shipped = ReportDefinition.load(folder);
    List<Label> later =
        Stream.of(Label.values())
            .filter(
                label -> {
                  try {
                    List<Fault> faults = new ArrayList<>();
                    return LaterTexts.of(label, faults).equals(shipped.text(label))
                        && faults.isEmpty();
                  } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                  }
                })
            .toList();

    assertThat(later).contains(Label.RULES_PUBLISHED, Label.RULES_DRAFT, Label.RULE_VERSION);
    assertThat(later).hasSize(13);
  }

  private void remove(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve(name));
  }
}
