package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.liaisonauditor.intake.Submission.day;
import static org.liaisonauditor.intake.Submission.member;
import static org.liaisonauditor.intake.Submission.row;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Unit;

/** How the tables of several submissions become one. */
class UnitingTest {

  @TempDir Path folder;

  private IntakeResult read() {
    return Submission.read(folder);
  }

  @Test
  void a_valid_submission_gives_every_record_and_no_problem() {
    Submission.valid().writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).isEmpty();
    assertThat(result.records().units()).hasSize(4);
    assertThat(result.records().members()).hasSize(3);
    assertThat(result.records().introductions()).hasSize(1);
    assertThat(result.records().groups()).hasSize(1);
    assertThat(result.records().meetings()).hasSize(3);
    assertThat(result.records().attendance()).hasSize(3);
    assertThat(result.records().evaluations()).hasSize(1);
    assertThat(result.records().classifications()).hasSize(1);
    assertThat(result.records().followUps()).hasSize(1);
    assertThat(result.records().exchanges()).hasSize(1);
    assertThat(result.records().evaluations().getFirst().frontSigned()).isTrue();
    assertThat(result.files().getFirst().rows()).isEqualTo(19);
    assertThat(result.files().getFirst().sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void a_record_knows_its_cells() {
    Submission.valid().writeTo(folder, "a.xlsx");
    Member member = read().records().members().getFirst();
    assertThat(member.source().cell("residence_code")).isEqualTo("G2");
    assertThat(member.source().cell("left_on")).isEmpty();
    assertThat(member.source().file()).isEqualTo("a.xlsx");
  }

  @Test
  void the_same_row_in_two_submissions_counts_once() {
    Submission.valid().writeTo(folder, "a.xlsx");
    Submission.valid().writeTo(folder, "b.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).isEmpty();
    assertThat(result.records().attendance()).hasSize(3);
    assertThat(result.records().followUps()).hasSize(1);
    assertThat(result.records().units()).allMatch(unit -> unit.source().file().equals("a.xlsx"));
  }

  @Test
  void the_same_row_twice_in_one_submission_counts_once() {
    Submission.valid()
        .add("Attendance", "K1", "870001", "PRESENT")
        .add("Follow-ups", "870002", "CB1", "REMINDER", "2025-10-01")
        .writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).isEmpty();
    assertThat(result.records().attendance()).hasSize(3);
    assertThat(result.records().followUps()).hasSize(1);
  }

  @Test
  void of_a_key_twice_in_one_submission_the_first_row_is_used() {
    Submission.valid()
        .add("Attendance", "K1", "870001", "V")
        .add("Attendance", "K1", "870001", "P")
        .writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).extracting(Problem::cell).containsExactly("A5", "A6");
    assertThat(result.problems().getFirst().message())
        .contains("Attendance!A2")
        .contains("status: ABSENT ≠ PRESENT");
    assertThat(result.records().attendance())
        .filteredOn(record -> record.key().equals("K1/870001"))
        .extracting(Attendance::status)
        .containsExactly(AttendanceStatus.PRESENT);
    assertThat(result.unusableRows()).isEqualTo(2);
  }

  @Test
  void of_a_key_in_two_submissions_the_later_one_is_used() {
    Submission.valid().writeTo(folder, "a.xlsx");
    Submission.empty()
        .sheet("Units", row("unit_code", "name", "kind"), row("CQ1", "Sở XD", "WORKPLACE"))
        .writeTo(folder, "b.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).hasSize(1);
    Problem conflict = result.problems().getFirst();
    assertThat(conflict.severity()).isEqualTo(Problem.Severity.CONFLICT);
    assertThat(conflict.file() + "!" + conflict.cell()).isEqualTo("a.xlsx!A5");
    assertThat(conflict.message()).contains("b.xlsx").contains("Units!A2").contains("Sở XD");
    assertThat(result.records().units()).extracting(Unit::name).contains("Sở XD").hasSize(4);
    assertThat(result.unusableRows()).isZero();
  }

  @Test
  void of_a_member_in_two_submissions_the_later_workplace_is_used() {
    Submission.valid().set("Members!F2", "2024-01-01").writeTo(folder, "a.xlsx");
    Submission.valid().only("Members").set("Members!B2", "Nguyễn An").writeTo(folder, "b.xlsx");
    IntakeResult result = read();
    assertThat(result.records().members().getFirst().fullName()).isEqualTo("Nguyễn Văn An");
    assertThat(result.problems()).extracting(Problem::file).containsExactly("b.xlsx");
  }

  @Test
  void a_row_that_cannot_be_used_takes_no_part_in_a_conflict() {
    Submission.valid().writeTo(folder, "a.xlsx");
    Submission.valid().only("Members").set("Members!E2", "CQ9").writeTo(folder, "b.xlsx");
    IntakeResult result = read();
    assertThat(result.problems())
        .extracting(Problem::severity)
        .containsExactly(Problem.Severity.ERROR);
    assertThat(result.records().members()).hasSize(3);
    assertThat(result.records().evaluations()).hasSize(1);
  }

  @Test
  void rows_that_refer_to_an_unused_row_are_its_consequence() {
    Submission.valid().set("Units!C3", "?").writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).extracting(Problem::cell).containsExactly("C3");
    assertThat(result.unusableRows()).isEqualTo(1);
    SubmittedFile file = result.files().getFirst();
    // Two members, a letter, a group, two meetings, three attendances, an evaluation, a
    // classification, a reminder, an exchange.
    assertThat(file.consequenceRows()).isEqualTo(13);
    assertThat(result.records().members()).extracting(Member::code).containsExactly("870003");
    assertThat(result.records().attendance()).isEmpty();
  }

  @Test
  void an_unknown_code_comes_with_the_nearest_one() {
    Submission.valid().set("Evaluations!A2", "870011").writeTo(folder, "a.xlsx");
    assertThat(read().problems().getFirst().message()).contains("Did you mean “870001”?");
  }

  @Test
  void an_unknown_representative_is_kept() {
    Submission.valid().set("Attendance!D3", "999").writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems())
        .extracting(Problem::severity)
        .containsExactly(Problem.Severity.WARNING);
    assertThat(result.records().attendance()).extracting(Attendance::representedBy).contains("999");
  }

  @Test
  void a_matrix_and_a_list_are_one_table() {
    Submission.valid()
        .sheet(
            "Bảng điểm danh",
            row("STT", "Số thẻ", "Họ và tên", "K1", day("2025-09-15")),
            row(1, "870001", "Nguyễn Văn An", "x", "V"),
            row(2, "870002", "Trần Thị Bích", "Đ", null))
        .writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems())
        .extracting(problem -> problem.severity() + " " + problem.sheet() + "!" + problem.cell())
        .containsExactly("WARNING Bảng điểm danh!A1", "ERROR Bảng điểm danh!E2");
    assertThat(result.records().attendance()).hasSize(3);
    assertThat(result.records().attendance())
        .filteredOn(record -> record.status() == AttendanceStatus.REPRESENTED)
        .extracting(Attendance::representedBy)
        .containsExactly("870001");
  }

  @Test
  void a_matrix_record_knows_its_cells() {
    matrix(row("Số thẻ", "Họ và tên", "K1"), row("870001", "A", "x")).writeTo(folder, "a.xlsx");
    Attendance record = read().records().attendance().getFirst();
    assertThat(record.source().cell("status")).isEqualTo("C2");
    assertThat(record.source().cell("meeting_code")).isEqualTo("C2");
    assertThat(record.source().cell("member_code")).isEqualTo("A2");
  }

  @Test
  void a_date_in_a_matrix_means_the_meeting_of_each_member_s_branch() {
    matrix(row("member_code", "15/03/2025"), row("870001", "x"), row("870003", "V"))
        .writeTo(folder, "a.xlsx");
    assertThat(read().records().attendance())
        .extracting(Attendance::key)
        .containsExactly("K1/870001", "K3/870003");
  }

  @Test
  void a_date_that_fits_only_some_members_is_a_fault_of_the_others_cells() {
    matrix(row("member_code", "15.9.2025"), row("870001", "x"), row("870003", "V"))
        .writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).extracting(Problem::cell).containsExactly("B3");
    assertThat(result.records().attendance()).hasSize(1);
    assertThat(result.unusableRows()).isEqualTo(1);
  }

  @Test
  void each_mark_of_an_unknown_meeting_or_member_counts() {
    matrix(
            row("member_code", "K1", "K9"),
            row("870001", "x", "x"),
            row("999999", "x", null),
            row("870002", null, "P"))
        .writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).extracting(Problem::cell).containsExactly("C1", "A3");
    assertThat(result.unusableRows()).isEqualTo(3);
    assertThat(result.records().attendance()).hasSize(1);
  }

  @Test
  void two_sheets_of_one_table_are_both_read() {
    Submission.valid()
        .sheet("TỔ_CHỨC", row("Mã tổ chức", "Tên", "Loại"), row("CQ2", "B", "WORKPLACE"))
        .writeTo(folder, "a.xlsx");
    IntakeResult result = read();
    assertThat(result.problems()).isEmpty();
    assertThat(result.records().units()).hasSize(5);
  }

  @Test
  void rows_filled_in_unknown_columns_only_are_blank() {
    Submission.valid().set("Exchanges!E1", "STT").set("Exchanges!E9", 7).writeTo(folder, "a.xlsx");
    assertThat(read().problems())
        .extracting(Problem::severity)
        .containsExactly(Problem.Severity.WARNING);
  }

  @Test
  void litter_is_passed_over() {
    Submission.valid().writeTo(folder, "a.xlsx");
    for (String litter : List.of("~$a.xlsx", ".DS_Store", "Thumbs.db", ".git/x.xlsx")) {
      Submission.valid().writeTo(folder, litter);
    }
    assertThat(read().files()).extracting(SubmittedFile::path).containsExactly("a.xlsx");
  }

  @Test
  void a_header_in_the_twelfth_row_is_too_low() {
    Submission.valid()
        .reshape(
            rows -> {
              for (int i = 0; i < 11; i++) {
                rows.addFirst(row("Đảng ủy phường"));
              }
              return rows;
            })
        .writeTo(folder, "a.xlsx");
    assertThat(read().problems()).hasSize(10).allMatch(p -> p.message().contains("No header row"));
  }

  @Test
  void members_of_a_file_are_the_units_of_no_other() {
    Submission.empty()
        .sheet(
            "Members",
            row(
                "member_code",
                "full_name",
                "date_of_birth",
                "admitted_on",
                "workplace_code",
                "workplace_since",
                "residence_code",
                "residence_since"),
            member("1", "A", "CB1"))
        .writeTo(folder, "a.xlsx");
    assertThat(read().problems()).extracting(Problem::cell).containsExactly("E2", "G2");
  }

  @SafeVarargs
  private static Submission matrix(List<Object>... rows) {
    return Submission.valid().without("Attendance").sheet("Attendance matrix", rows);
  }
}
