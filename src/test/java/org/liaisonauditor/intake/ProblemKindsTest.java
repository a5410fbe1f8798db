package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.liaisonauditor.intake.Submission.day;
import static org.liaisonauditor.intake.Submission.member;
import static org.liaisonauditor.intake.Submission.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.intake.Submission.Formula;

/** One fault a test, in an else valid submission: exactly that problem, at exactly that place. */
class ProblemKindsTest {

  @TempDir Path folder;

  private final Map<ProblemKind, List<Fault>> faults = new EnumMap<>(ProblemKind.class);

  private interface Making {
    void in(Path folder) throws IOException;
  }

  private record Fault(String where, String found, Making making) {}

  private void fault(ProblemKind kind, String where, String found, Making making) {
    faults.computeIfAbsent(kind, key -> new ArrayList<>()).add(new Fault(where, found, making));
  }

  private void set(ProblemKind kind, String cell, Object value, String found) {
    fault(kind, "a.xlsx " + cell, found, in(Submission.valid().set(cell, value)));
  }

  private static Making in(Submission submission) {
    return folder -> submission.writeTo(folder, "a.xlsx");
  }

  private static Making csv(String name, byte[] bytes) {
    return folder -> Files.write(folder.resolve(name), bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void describe() {
    fault(ProblemKind.UNKNOWN_FILE_TYPE, "a.pdf", ".pdf", csv("a.pdf", utf8("x")));
    fault(ProblemKind.OLD_EXCEL, "a.XLS", ".xls", csv("a.XLS", utf8("x")));
    fault(ProblemKind.MACROS, "a.xlsm", ".xlsm", csv("a.xlsm", utf8("x")));
    fault(ProblemKind.BINARY_WORKBOOK, "a.xlsb", ".xlsb", csv("a.xlsb", utf8("x")));
    fault(ProblemKind.WORD_DOCUMENT, "a.docx", ".docx", csv("a.docx", utf8("x")));
    fault(ProblemKind.EMPTY_FILE, "a.xlsx", "", csv("a.xlsx", new byte[0]));
    fault(ProblemKind.EMPTY_FILE, "Units.csv", "", csv("Units.csv", new byte[0]));
    fault(ProblemKind.NO_WORKBOOK, "a.xlsx", "", csv("a.xlsx", utf8("unit_code,name")));
    fault(
        ProblemKind.NOT_UTF8,
        "Units.csv",
        "",
        csv(
            "Units.csv",
            "unit_code,name,kind\nCB1,T\u00f3,WARD".getBytes(StandardCharsets.ISO_8859_1)));
    fault(
        ProblemKind.BROKEN_CSV,
        "Units.csv",
        "",
        csv("Units.csv", utf8("unit_code,name,kind\nCB1,\"Tổ\"x,WARD")));
    fault(ProblemKind.CSV_IS_WORKBOOK, "Units.csv", "", csv("Units.csv", utf8("PK\3\4....")));
    fault(ProblemKind.UNKNOWN_CSV, "Ghi.csv", "Ghi", csv("Ghi.csv", utf8("a,b\n1,2")));

    fault(
        ProblemKind.UNKNOWN_SHEET,
        "a.xlsx Ghi chép!",
        "Ghi chép",
        in(Submission.valid().sheet("Ghi chép", row("a"))));
    fault(ProblemKind.NO_SHEET, "a.xlsx", "Sheet1", in(Submission.empty().sheet("Sheet1")));
    fault(
        ProblemKind.EMPTY_SHEET,
        "a.xlsx Exchanges!",
        "",
        in(Submission.valid().sheet("Exchanges")));
    set(ProblemKind.UNKNOWN_COLUMN, "Exchanges!E1", "STT", "STT");
    fault(
        ProblemKind.BLANK_HEADER,
        "a.xlsx Exchanges!E1",
        "",
        in(Submission.valid().set("Exchanges!E2", "?")));
    fault(
        ProblemKind.NO_HEADER,
        "a.xlsx Exchanges!",
        "workplace_code, residence_code",
        in(Submission.valid().set("Exchanges!C1", "day")));
    set(ProblemKind.COLUMN_TWICE, "Exchanges!E1", "Ngày họp", "Ngày họp");

    set(ProblemKind.MISSING_VALUE, "Members!B3", null, "");
    set(ProblemKind.MISSING_VALUE, "Members!B3", "\u00a0 \u200b", "");
    set(ProblemKind.NOT_IN_LIST, "Meetings!E2", "maybe", "maybe");
    set(ProblemKind.NOT_IN_LIST, "Meetings!E2", true, "TRUE");
    set(ProblemKind.NOT_A_DATE, "Evaluations!F2", "tháng 3", "tháng 3");
    set(ProblemKind.NOT_A_DATE, "Evaluations!F2", "31/03-2025", "31/03-2025");
    set(ProblemKind.NOT_A_DATE, "Evaluations!F2", "31/3/25", "31/3/25");
    set(ProblemKind.NOT_A_DATE, "Evaluations!F2", 20251231, "20251231");
    set(ProblemKind.NO_SUCH_DAY, "Evaluations!F2", "31/02/2025", "31/02/2025");
    set(ProblemKind.NO_SUCH_DAY, "Evaluations!F2", "03/31/2025", "03/31/2025");
    set(ProblemKind.DATE_OUT_OF_RANGE, "Evaluations!F2", "01/01/0025", "01/01/0025");
    set(ProblemKind.NUMBER_FOR_DATE, "Evaluations!F2", 45747, "45747");
    set(ProblemKind.CODE_IS_DATE, "Introductions!A2", day("2025-12-03"), "2025-12-03");
    set(ProblemKind.NOT_A_YEAR, "Evaluations!C2", "năm 2025", "năm 2025");
    set(ProblemKind.NOT_A_YEAR, "Evaluations!C2", 2025.5, "2025.5");
    set(ProblemKind.EXCEL_ERROR, "Evaluations!E2", FormulaError.NA, "#N/A");
    set(ProblemKind.UNCALCULATED, "Members!B3", new Formula("A1&A2"), "");

    fault(
        ProblemKind.KEY_TWICE,
        "a.xlsx Attendance!A5",
        "K1 / 870001",
        in(Submission.valid().add("Attendance", "K1", "870001", "V")));
    fault(
        ProblemKind.CONFLICT,
        "a.xlsx Units!A5",
        "CQ1",
        folder -> {
          Submission.valid().writeTo(folder, "a.xlsx");
          Submission.valid().only("Units").set("Units!B5", "Sở XD").writeTo(folder, "b.xlsx");
        });
    fault(
        ProblemKind.UNKNOWN_MEMBER,
        "a.xlsx Evaluations!A2",
        "870009",
        in(Submission.valid().set("Evaluations!A2", "870009")));
    set(ProblemKind.UNKNOWN_UNIT, "Follow-ups!B2", "CB9", "CB9");
    set(ProblemKind.UNKNOWN_MEETING, "Attendance!A4", "K9", "K9");
    set(ProblemKind.UNKNOWN_CODE, "Attendance!D3", "999", "999");
    set(ProblemKind.UNKNOWN_CODE, "Units!D2", "T9", "T9");
    set(ProblemKind.UNKNOWN_CODE, "Groups!D2", "999", "999");
    set(ProblemKind.UNKNOWN_CODE, "Members!I2", "T9", "T9");

    fault(
        ProblemKind.NO_MEETING_ON_DAY,
        "a.xlsx Attendance matrix!B1",
        "2025-03-16",
        in(matrix(day("2025-03-16"), row("870001", "x"))));
    fault(
        ProblemKind.SEVERAL_MEETINGS_ON_DAY,
        "a.xlsx Attendance matrix!B1",
        "2025-03-15",
        in(
            matrix("15/03/2025", row("870001", "x"))
                .add("Meetings", "K4", "CB1", null, "15/03/2025", "NO")));
    fault(
        ProblemKind.UNKNOWN_MEETING,
        "a.xlsx Attendance matrix!B1",
        "K9",
        in(matrix("K9", row("870001", "x"))));
    fault(
        ProblemKind.UNKNOWN_MEMBER,
        "a.xlsx Attendance matrix!A2",
        "999999",
        in(matrix("K1", row("999999", "x"))));
    fault(
        ProblemKind.NOT_IN_LIST,
        "a.xlsx Attendance matrix!B2",
        "?",
        in(matrix("K1", row("870001", "?"), row("870002", "x"))));
    fault(
        ProblemKind.MISSING_VALUE,
        "a.xlsx Attendance matrix!A2",
        "",
        in(matrix("K1", row(null, "x"))));
  }

  @SafeVarargs
  private static Submission matrix(Object head, List<Object>... lines) {
    Submission submission = Submission.valid().without("Attendance");
    submission.sheet("Attendance matrix", row("member_code", head));
    for (List<Object> line : lines) {
      submission.add("Attendance matrix", line.toArray());
    }
    return submission;
  }

  @TestFactory
  Stream<DynamicTest> a_fault_is_told_once_at_its_place() {
    describe();
    return faults.entrySet().stream()
        .flatMap(kind -> kind.getValue().stream().map(fault -> test(kind.getKey(), fault)));
  }

  private DynamicTest test(ProblemKind kind, Fault fault) {
    String name = kind + " at " + fault.where() + " “" + fault.found() + "”";
    return dynamicTest(name, () -> check(kind, fault, Files.createTempDirectory(folder, "case")));
  }

  private static void check(ProblemKind kind, Fault fault, Path folder) throws IOException {
    fault.making().in(folder);
    for (Language language : Language.values()) {
      List<Problem> problems = Submission.read(folder, language).problems();
      assertThat(problems).as(problems.toString()).hasSize(1);
      Problem problem = problems.getFirst();
      boolean sheet = !problem.sheet().isEmpty();
      String where = problem.file() + (sheet ? " " + problem.sheet() + "!" + problem.cell() : "");
      assertThat(where).isEqualTo(fault.where());
      assertThat(problem.severity()).isEqualTo(kind.severity());
      assertThat(problem.message()).matches(template(kind, language));
      if (language == Language.EN) {
        assertThat(problem.found()).isEqualTo(fault.found());
      }
    }
  }

  /** The kind's text, with anything in its gaps. */
  private static Pattern template(ProblemKind kind, Language language) {
    String text = new Messages(language).text(kind.key(), "\0", "\0", "\0", "\0");
    return Pattern.compile("\\Q" + text.replace("\0", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
  }

  @Test
  void every_kind_has_a_fault_here_or_among_the_hostile_files() {
    describe();
    assertThat(ProblemKind.values())
        .allSatisfy(
            kind ->
                assertThat(faults.containsKey(kind) || HostileFilesTest.KINDS.contains(kind))
                    .as(kind.name())
                    .isTrue());
  }

  @Test
  void a_row_s_faults_are_told_together() {
    Submission.valid()
        .set("Members!C2", "x")
        .set("Members!D2", null)
        .set("Members!E2", "CQ7")
        .writeTo(folder, "a.xlsx");
    IntakeResult result = Submission.read(folder);
    assertThat(result.problems()).extracting(Problem::cell).containsExactly("C2", "D2", "E2");
    assertThat(result.unusableRows()).isEqualTo(1);
  }

  @Test
  void all_faults_of_all_files_are_told_together() {
    Submission.valid().set("Members!C2", "x").writeTo(folder, "a.xlsx");
    Submission.empty()
        .sheet("Members", row("member_code"), member("1", "A", "CB1"))
        .writeTo(folder, "dưới/b.xlsx");
    IntakeResult result = Submission.read(folder);
    assertThat(result.problems())
        .extracting(Problem::file)
        .containsExactly("a.xlsx", "dưới/b.xlsx");
    assertThat(result.anyUnreadable()).isTrue();
  }
}
