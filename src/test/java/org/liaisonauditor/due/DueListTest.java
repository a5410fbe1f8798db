package org.liaisonauditor.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;

class DueListTest {

  private static final Path TOWN = Path.of("examples/town/submissions");
  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

  private Database database;
  private Reception reception;

  private void start(TestDatabase kind) throws Exception {
    database = new Database(kind.create());
    reception =
        new Reception(
            new Submissions(database),
            RulePacks.read(Path.of("rules")).regulation()::ratingScale,
            Clock.fixed(NOW, ZoneOffset.UTC),
            "test");
  }

  private void submitTown(String... without) throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!List.of(without).contains(name)) {
          submit(file, name.replaceFirst(".*-|\\.xlsx|\\.csv", "").replaceFirst("\\..*", ""));
        }
      }
    }
  }

  private Reception.Receipt submit(Path file, String unit) throws IOException {
    return reception.receive(
        new Reception.HandedIn(
            file,
            file.getFileName().toString(),
            unit,
            "test",
            NewSubmission.Door.COMMAND_LINE,
            0,
            Submissions.Supersede.SAME_RECORDS),
        0);
  }

  private List<Due> due(String from, String to, String today) throws IOException {
    return DueList.of(
        database,
        year -> MonthDay.of(12, 10).atYear(year),
        LocalDate.parse(from),
        LocalDate.parse(to),
        LocalDate.parse(today),
        NOW);
  }

  /** Subjects of the findings that the example town is known to have. */
  private static Set<String> known(String rule) throws IOException {
    Set<String> subjects = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("examples/town/expected-2025.csv"))) {
      String[] cells = line.split(",");
      if (cells[0].equals(rule)) {
        subjects.add(cells[1].split("/")[0]);
      }
    }
    return subjects;
  }

  private static Set<String> codes(List<Due> dues, Table table) {
    Set<String> codes = new HashSet<>();
    dues.stream().filter(due -> due.table() == table).forEach(due -> codes.addAll(due.codes()));
    return codes;
  }

  @ParameterizedTest
  @EnumSource
  void the_town_misses_what_it_is_known_to_miss(TestDatabase kind) throws Exception {
    start(kind);
    submitTown();

    List<Due> dues = due("2025-01-01", "2025-12-31", "2026-01-15");

    assertThat(codes(dues, Table.EVALUATIONS)).isNotEmpty().isEqualTo(known("missing-evaluation"));
    assertThat(dues)
        .filteredOn(due -> due.table() == Table.MEETINGS || due.table() == Table.ATTENDANCE)
        .extracting(due -> due.unit().code(), due -> due.newest().number(), due -> due.what().en())
        .containsExactly(tuple("P03", 17L, "no meeting in 2025-H1 of 1 of 3 branches: CB009"));
    assertThat(codes(dues, Table.MEMBERS)).isEmpty();
    assertThat(codes(dues, Table.INTRODUCTIONS)).isEmpty();
    assertThat(dues)
        .filteredOn(due -> due.unit().code().equals("CQ006"))
        .extracting(due -> due.what().vi())
        .containsExactly("chưa xếp loại năm 2025 của 1 trên 9 đảng viên: 67100027");
  }

  @Test
  void units_that_have_sent_nothing_miss_everything() throws Exception {
    start(TestDatabase.H2);
    submitTown("co-quan-CQ007.xlsx", "phuong-P01.xlsx");

    List<Due> dues = due("2025-01-01", "2025-12-31", "2026-01-15");

    assertThat(dues)
        .filteredOn(due -> due.newest() == null)
        .extracting(due -> due.unit().code(), Due::table)
        .containsExactly(
            tuple("P01", Table.MEETINGS),
            tuple("P01", Table.MEETINGS),
            tuple("P01", Table.EVALUATIONS),
            tuple("CQ007", Table.MEMBERS));
  }

  @Test
  void members_without_any_letter_of_their_workplace_miss_the_letters() throws Exception {
    start(TestDatabase.H2);
    submitTown("co-quan-CQ007.xlsx");
    Path folder = Files.createTempDirectory("due");
    Path members = folder.resolve("Members.csv");
    Files.writeString(
        members,
        """
        member_code,full_name,date_of_birth,admitted_on,workplace_code,workplace_since,\
        residence_code,residence_since,exemption
        A1,Nguyễn Văn An,1980-01-01,2010-01-01,CQ007,2025-03-01,CB001,2012-01-01,
        A2,Trần Thị Bình,1980-01-01,2010-01-01,CQ007,2024-03-01,CB001,2012-01-01,
        A3,Lê Văn Cường,1980-01-01,2010-01-01,CQ007,2025-04-01,CB001,2012-01-01,INTRODUCTION
        """);
    assertThat(submit(members, "CQ007").accepted()).isTrue();

    assertThat(due("2025-01-01", "2025-06-30", "2026-01-15"))
        .filteredOn(due -> due.unit().code().equals("CQ007"))
        .extracting(due -> due.what().en())
        .containsExactly("no letter since the period began; members to be introduced: 1 (A1)");
    assertThat(due("2025-05-01", "2025-06-30", "2026-01-15"))
        .filteredOn(due -> due.unit().code().equals("CQ007"))
        .isEmpty();
  }

  @Test
  void what_comes_due_later_is_not_missing_yet() throws Exception {
    start(TestDatabase.H2);
    submitTown();

    assertThat(due("2025-01-01", "2026-12-31", "2026-01-15"))
        .extracting(due -> due.what().en())
        .isEqualTo(
            due("2025-01-01", "2025-12-31", "2026-01-15").stream()
                .map(due -> due.what().en())
                .toList());
    assertThat(codes(due("2025-01-01", "2025-12-31", "2025-12-09"), Table.EVALUATIONS)).isEmpty();
    assertThat(codes(due("2025-01-01", "2025-12-31", "2025-12-10"), Table.EVALUATIONS))
        .isNotEmpty();
    assertThat(codes(due("2025-01-01", "2025-12-31", "2025-12-30"), Table.CLASSIFICATIONS))
        .isEmpty();
  }

  @Test
  void a_meeting_without_attendance_is_told_and_one_in_a_matrix_is_not() throws Exception {
    start(TestDatabase.H2);
    submitTown("phuong-P02.xlsx");
    Path folder = Files.createTempDirectory("due");
    Path meetings = folder.resolve("Meetings.csv");
    Files.writeString(
        meetings,
        """
        meeting_code,residence_code,held_on,briefing
        M1,CB004,2025-06-29,YES
        M2,CB005,2025-11-30,YES
        """);
    submit(meetings, "P02");
    assertThat(codes(due("2025-01-01", "2025-12-31", "2026-01-15"), Table.ATTENDANCE))
        .containsExactlyInAnyOrder("M1", "M2");

    submit(matrix(folder, "29/06/2025"), "P02");

    assertThat(due("2025-01-01", "2025-12-31", "2026-01-15"))
        .filteredOn(due -> due.table() == Table.ATTENDANCE)
        .extracting(due -> due.what().en())
        .containsExactly("no attendance of 1 of 2 meetings: M2");
  }

  private static Path matrix(Path folder, String head) throws IOException {
    Path csv = folder.resolve("Attendance matrix.csv");
    Files.writeString(csv, "member_code,%s\n12200001,x\n".formatted(head));
    return csv;
  }

  @Test
  void rows_that_were_superseded_count_no_more() throws Exception {
    start(TestDatabase.H2);
    submitTown("ward-P03.xlsx");
    Path folder = Files.createTempDirectory("due");
    String head = "meeting_code,residence_code,held_on,briefing\n";
    String one = "M1,CB007,2025-03-01,YES\n";
    Path first = Files.createDirectory(folder.resolve("1")).resolve("Meetings.csv");
    Path second = Files.createDirectory(folder.resolve("2")).resolve("Meetings.csv");
    Files.writeString(first, head + one + "M2,CB008,2025-03-01,YES\n");
    Files.writeString(second, head + one);
    submit(first, "P03");
    assertThat(meetings()).containsExactly("CB009");

    assertThat(submit(second, "P03").superseded()).isNotEmpty();

    assertThat(meetings()).containsExactly("CB008", "CB009");
  }

  private List<String> meetings() throws IOException {
    return due("2025-01-01", "2025-06-30", "2026-01-15").stream()
        .filter(due -> due.table() == Table.MEETINGS && due.unit().code().equals("P03"))
        .flatMap(due -> due.codes().stream())
        .toList();
  }

  @Test
  void an_empty_store_expects_nothing_of_anybody() throws Exception {
    start(TestDatabase.H2);

    assertThat(due("2025-01-01", "2025-12-31", "2026-01-15")).isEmpty();
  }
}
