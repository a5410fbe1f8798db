package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;

/** A later submission takes the place of an earlier one that lists the same records. */
class SupersessionTest {

  private static final RatingScale SCALE =
      new RatingScale(List.of(new RatingScale.Rating("GOOD", new Text("Tốt", "Good"))));

  private static final Instant FIRST_DAY = Instant.parse("2025-06-30T08:00:00Z");

  @TempDir private Path folder;

  private Submissions submissions;
  private int files;
  private Instant now = FIRST_DAY;

  @BeforeEach
  void emptyStore() {
    submissions = new Submissions(new Database(TestDatabase.H2.create()));
  }

  private Reception.Receipt receive(String unit, String name, String csv) throws IOException {
    return receive(unit, name, csv, 0, Submissions.Supersede.SAME_RECORDS);
  }

  private Reception.Receipt receive(
      String unit, String name, String csv, long delivery, Submissions.Supersede supersede)
      throws IOException {
    Path file = Files.createDirectory(folder.resolve("file" + files++)).resolve(name);
    Files.writeString(file, csv);
    now = now.plusSeconds(60);
    return new Reception(submissions, () -> SCALE, Clock.fixed(now, ZoneOffset.UTC), "test")
        .receive(
            new Reception.HandedIn(
                file, name, unit, "test", NewSubmission.Door.COMMAND_LINE, 0, supersede),
            delivery);
  }

  private static String meetings(int from, int to) {
    return "meeting_code,residence_code,held_on,briefing\n"
        + IntStream.rangeClosed(from, to)
            .mapToObj(i -> "M" + i + ",B1,2025-03-01,YES\n")
            .collect(Collectors.joining());
  }

  private List<Long> counting() {
    return submissions.asOf(now).stream().map(Submission::number).toList();
  }

  @Test
  void a_corrected_list_takes_the_place_of_the_wrong_one_also_where_rows_are_gone()
      throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));

    Reception.Receipt corrected = receive("P01", "Meetings.csv", meetings(3, 11));

    assertThat(corrected.superseded())
        .containsExactly(new Submissions.Superseded(1, Table.MEETINGS));
    assertThat(counting()).containsExactly(2L);
    assertThat(submissions.all()).hasSize(2);
  }

  @Test
  void another_half_year_adds() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));

    assertThat(receive("P01", "Meetings.csv", meetings(10, 30)).superseded()).isEmpty();
    assertThat(counting()).containsExactly(1L, 2L);
  }

  @Test
  void half_of_the_shorter_list_is_the_boundary() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));

    assertThat(receive("P01", "Meetings.csv", meetings(7, 16)).superseded()).isEmpty();
    assertThat(receive("P01", "Meetings.csv", meetings(6, 15)).superseded())
        .extracting(Submissions.Superseded::submission)
        .containsExactly(1L, 2L);
  }

  @Test
  void large_lists_are_compared_by_a_part_of_their_keys() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 20_000));

    assertThat(receive("P01", "Meetings.csv", meetings(15_000, 40_000)).superseded()).isEmpty();
    assertThat(receive("P01", "Meetings.csv", meetings(2_000, 22_000)).superseded())
        .extracting(Submissions.Superseded::submission)
        .contains(1L);
  }

  @Test
  void other_units_are_left_alone() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));

    assertThat(receive("P02", "Meetings.csv", meetings(1, 10)).superseded()).isEmpty();
  }

  @Test
  void files_of_one_delivery_never_take_each_others_place() throws IOException {
    long delivery = receive("TU", "Meetings.csv", meetings(1, 10)).number();

    assertThat(
            receive(
                    "TU",
                    "Kỳ sinh hoạt.csv",
                    meetings(1, 9),
                    delivery,
                    Submissions.Supersede.SAME_RECORDS)
                .superseded())
        .isEmpty();
  }

  @Test
  void what_is_said_to_add_takes_no_place() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));

    assertThat(
            receive("P01", "Meetings.csv", meetings(1, 9), 0, Submissions.Supersede.NOTHING)
                .superseded())
        .isEmpty();
  }

  @Test
  void tables_without_a_key_are_replaced_by_the_later_ones() throws IOException {
    String head = "workplace_code,residence_code,held_on,subject\n";
    receive("CQ1", "Exchanges.csv", head + "CQ1,B1,2025-03-01,x\n");

    assertThat(receive("CQ1", "Exchanges.csv", head + "CQ1,B1,2025-03-02,x\n").superseded())
        .containsExactly(new Submissions.Superseded(1, Table.EXCHANGES));
  }

  @Test
  void what_counted_on_an_earlier_day_is_still_known() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));
    Instant before = now;
    receive("P01", "Meetings.csv", meetings(1, 11));

    assertThat(submissions.asOf(before)).extracting(Submission::number).containsExactly(1L);
    assertThat(submissions.asOf(now)).extracting(Submission::number).containsExactly(2L);
    assertThat(submissions.asOf(FIRST_DAY)).isEmpty();
  }

  @Test
  void the_same_bytes_sent_again_after_they_were_superseded_count_again() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));
    receive("P01", "Meetings.csv", meetings(1, 11));

    Reception.Receipt again = receive("P01", "Meetings.csv", meetings(1, 10));

    assertThat(again.known()).isFalse();
    assertThat(counting()).containsExactly(3L);
  }

  @Test
  void a_refused_file_is_kept_and_replaces_nothing() throws IOException {
    receive("P01", "Meetings.csv", meetings(1, 10));

    Reception.Receipt refused =
        receive("P01", "Meetings.csv", meetings(1, 9) + "M10,B1,31/02/2025,YES\n");

    assertThat(refused.accepted()).isFalse();
    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.cell()).isEqualTo("C11");
              assertThat(problem.message().vi()).contains("31/02/2025");
              assertThat(problem.message().en()).contains("31/02/2025");
            });
    assertThat(counting()).containsExactly(1L);
    assertThat(submissions.all()).hasSize(2);
    assertThat(submissions.problems(refused.number())).isEqualTo(refused.problems());
  }
}
