package org.liaisonauditor.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.SettableClock;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;

class InboxTest {

  private static final Path TOWN = Path.of("examples/town/submissions");
  private static final Path FAULTY = Path.of("examples/town-with-faults/submissions");
  private static final Duration SETTLE = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock("2026-01-15T08:00:00Z");
  private Submissions submissions;
  private StoredUnits units;
  private Reception reception;
  private Inbox inbox;

  @BeforeEach
  void open() throws Exception {
    Database database = new Database(TestDatabase.H2.create());
    submissions = new Submissions(database);
    units = new StoredUnits(database);
    reception =
        new Reception(
            submissions, RulePacks.read(Path.of("rules")).regulation()::ratingScale, clock, "test");
    inbox = inbox(() -> reception);
    inbox.sweep();
  }

  private Inbox inbox(Supplier<Reception> by) {
    return new Inbox(folder, by, submissions, units, clock, SETTLE, Language.EN);
  }

  private Path drop(Path file, String as) throws IOException {
    Path target = folder.resolve(as);
    Files.createDirectories(target.getParent());
    return Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void settle() {
    settle(inbox);
  }

  private void settle(Inbox swept) {
    swept.sweep();
    clock.forward(SETTLE);
    swept.sweep();
  }

  private List<String> in(String outcome) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(outcome))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_file_in_a_units_folder_is_taken_in_as_the_units() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/Bài nộp.xlsx");

    settle();

    assertThat(submissions.all())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.unit()).isEqualTo("P01");
              assertThat(one.fileName()).isEqualTo("Bài nộp.xlsx");
              assertThat(one.accepted()).isTrue();
            });
    assertThat(in("accepted")).containsExactly("1 Bài nộp.xlsx");
    assertThat(folder.resolve("P01")).isEmptyDirectory();
    assertThat(inbox.state().faults()).isEmpty();
  }

  @Test
  void a_file_is_left_until_it_has_not_changed_for_a_while() throws Exception {
    Path file = Files.write(folder.resolve("P01.xlsx"), new byte[10]);
    inbox.sweep();
    clock.forward(SETTLE.minusSeconds(1));
    inbox.sweep();
    assertThat(submissions.all()).isEmpty();
    assertThat(inbox.state().waiting()).isEqualTo(1);

    Files.copy(TOWN.resolve("phuong-P01.xlsx"), file, StandardCopyOption.REPLACE_EXISTING);
    clock.forward(Duration.ofSeconds(1));
    inbox.sweep();
    assertThat(submissions.all()).isEmpty();

    clock.forward(SETTLE);
    inbox.sweep();
    assertThat(submissions.all()).singleElement().matches(Submission::accepted);
    assertThat(inbox.state().waiting()).isZero();
  }

  @Test
  void a_refused_file_gets_its_problems_and_marked_copy_beside_it() throws Exception {
    drop(FAULTY.resolve("ward-P01.xlsx"), "P01/ward.xlsx");

    settle();

    assertThat(in("refused"))
        .containsExactly("1 ward.xlsx", "1 ward.xlsx.marked.xlsx", "1 ward.xlsx.problems.csv");
    assertThat(folder.resolve("refused/1 ward.xlsx"))
        .hasSameBinaryContentAs(FAULTY.resolve("ward-P01.xlsx"));
    assertThat(folder.resolve("refused/1 ward.xlsx.problems.csv"))
        .content()
        .contains("ERROR,ward.xlsx,");
  }

  @Test
  void files_of_one_unit_found_together_are_one_delivery() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/b.xlsx");
    drop(TOWN.resolve("phuong-P02.xlsx"), "P01/a.xlsx");
    drop(TOWN.resolve("ward-P03.xlsx"), "P03/c.xlsx");

    settle();

    assertThat(submissions.all())
        .extracting(Submission::fileName, Submission::delivery)
        .containsExactly(tuple("a.xlsx", 1L), tuple("b.xlsx", 1L), tuple("c.xlsx", 3L));
  }

  @Test
  void a_units_files_wait_for_the_last_of_them_but_not_for_ever() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/a.xlsx");
    inbox.sweep();
    for (int size = 1; size <= 13; size++) {
      assertThat(submissions.all()).isEmpty();
      Files.write(folder.resolve("P01/growing.xlsx"), new byte[size]);
      clock.forward(SETTLE);
      inbox.sweep();
    }

    assertThat(submissions.all()).extracting(Submission::fileName).containsExactly("a.xlsx");
    assertThat(folder.resolve("P01/growing.xlsx")).exists();
  }

  @Test
  void a_file_in_the_inbox_belongs_to_the_unit_in_its_name() throws Exception {
    drop(TOWN.resolve("to-chuc.xlsx"), "THU/to-chuc.xlsx");
    settle();
    drop(TOWN.resolve("phuong-P01.xlsx"), "phuong-P01.xlsx");

    settle();

    assertThat(submissions.all().getLast().unit()).isEqualTo("P01");
  }

  @Test
  void a_file_that_comes_along_can_bring_the_units_that_the_names_mean() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "phuong-P01.xlsx");
    drop(TOWN.resolve("to-chuc.xlsx"), "to-chuc.xlsx");

    settle();

    assertThat(submissions.all())
        .extracting(Submission::unit)
        .containsExactlyInAnyOrder("P01", "to-chuc");
  }

  @Test
  void a_sender_once_named_by_the_file_stays_it_when_the_file_is_mended() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "phuong-P01.xlsx");
    settle();
    drop(TOWN.resolve("to-chuc.xlsx"), "to-chuc.xlsx");
    settle();
    drop(TOWN.resolve("phuong-P01.xlsx"), "phuong-P01.xlsx");
    settle();

    assertThat(submissions.all())
        .extracting(Submission::unit)
        .containsExactly("phuong-P01", "to-chuc");
    assertThat(in("accepted"))
        .containsExactly("1 (2) phuong-P01.xlsx", "1 phuong-P01.xlsx", "2 to-chuc.xlsx");
  }

  @Test
  void what_nobody_sends_is_left_where_it_is() throws Exception {
    for (String name : List.of("~$a.xlsx", ".hidden.xlsx", "a.tmp", "b.xlsx.part", "Thumbs.db")) {
      Files.write(folder.resolve(name), new byte[1]);
    }

    settle();

    assertThat(submissions.all()).isEmpty();
    assertThat(inbox.state().waiting()).isZero();
    assertThat(inbox.state().faults()).isEmpty();
    assertThat(folder.resolve("a.tmp")).exists();
  }

  @Test
  void a_folder_in_a_units_folder_and_a_link_are_told_and_left() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/2025/a.xlsx");
    Files.createSymbolicLink(folder.resolve("link.xlsx"), Path.of("/etc/hostname"));

    settle();

    assertThat(submissions.all()).isEmpty();
    assertThat(inbox.state().faults())
        .extracting(InboxState.Fault::path)
        .containsExactly("P01/2025", "link.xlsx");
    Files.delete(folder.resolve("link.xlsx"));
    inbox.sweep();
    assertThat(inbox.state().faults())
        .extracting(InboxState.Fault::path)
        .containsExactly("P01/2025");
  }

  @Test
  void a_failure_is_told_stops_no_other_file_and_is_tried_again() throws Exception {
    Path a = drop(TOWN.resolve("phuong-P01.xlsx"), "P01/a.xlsx");
    Path b = drop(TOWN.resolve("phuong-P02.xlsx"), "P01/b.xlsx");
    boolean[] failedOnce = new boolean[1];
    Inbox failing =
        inbox(
            () -> {
              if (!failedOnce[0]) {
                failedOnce[0] = true;
                throw new IllegalStateException("the database is away");
              }
              return reception;
            });

    settle(failing);

    assertThat(failing.state().faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.path()).isEqualTo("P01/a.xlsx");
              assertThat(fault.message()).contains("the database is away");
            });
    assertThat(a).exists();
    assertThat(b).doesNotExist();
    clock.forward(Duration.ofSeconds(30));
    failing.sweep();
    assertThat(a).exists();

    clock.forward(Duration.ofSeconds(61));
    failing.sweep();
    assertThat(a).doesNotExist();
    assertThat(failing.state().faults()).isEmpty();
    assertThat(submissions.all()).hasSize(2);
  }

  @Test
  void an_inbox_that_cannot_be_used_is_told_and_used_when_it_can() throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/a.xlsx");
    Files.delete(folder.resolve("accepted"));
    Files.writeString(folder.resolve("accepted"), "in the way");

    settle();
    assertThat(inbox.state().faults()).extracting(InboxState.Fault::path).containsExactly("");
    assertThat(submissions.all()).isEmpty();

    Files.delete(folder.resolve("accepted"));
    settle();
    assertThat(inbox.state().faults()).isEmpty();
    assertThat(submissions.all()).hasSize(1);
  }

  @Test
  void a_delivery_cut_off_between_keeping_and_moving_goes_on_as_the_same() throws Exception {
    Path first = drop(TOWN.resolve("phuong-P01.xlsx"), "P01/a.xlsx");
    Path second = drop(TOWN.resolve("phuong-P02.xlsx"), "P01/b.xlsx");
    new Delivery(
            "P01",
            clock.instant(),
            0,
            List.of(item("P01/a.xlsx", first), item("P01/b.xlsx", second)))
        .write(folder.resolve(".taking/delivery.properties"));
    reception.receive(
        new Reception.HandedIn(
            first,
            "a.xlsx",
            "P01",
            "inbox",
            NewSubmission.Door.INBOX,
            0,
            Submissions.Supersede.SAME_RECORDS),
        0);

    inbox(() -> reception).sweep();

    assertThat(submissions.all())
        .extracting(Submission::fileName, Submission::delivery)
        .containsExactly(tuple("a.xlsx", 1L), tuple("b.xlsx", 1L));
    assertThat(in("accepted")).containsExactly("1 a.xlsx", "2 b.xlsx");
    assertThat(in(".taking")).containsExactly("lock");
  }

  private static Delivery.Item item(String path, Path file) throws IOException {
    return new Delivery.Item(path, Dropped.Stamp.of(file), Delivery.Role.SUBMISSION, "");
  }

  @Test
  void a_delivery_cut_off_before_its_second_file_goes_on_as_the_same() throws Exception {
    drop(FAULTY.resolve("ward-P01.xlsx"), "P01/a.xlsx");
    drop(TOWN.resolve("phuong-P02.xlsx"), "P01/b.xlsx");
    Inbox killed =
        inbox(
            () -> {
              if (!submissions.all().isEmpty()) {
                throw new AssertionError("killed");
              }
              return reception;
            });
    killed.sweep();
    clock.forward(SETTLE);
    assertThatThrownBy(killed::sweep).hasMessage("killed");

    inbox.sweep();

    assertThat(submissions.all())
        .extracting(Submission::fileName, Submission::delivery)
        .containsExactly(tuple("a.xlsx", 1L), tuple("b.xlsx", 1L));
  }

  @Test
  void the_same_bytes_in_a_later_delivery_do_not_draw_the_rest_into_the_earlier_one()
      throws Exception {
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/a.xlsx");
    settle();
    drop(TOWN.resolve("phuong-P01.xlsx"), "P01/a.xlsx");
    drop(TOWN.resolve("phuong-P02.xlsx"), "P01/b.xlsx");

    settle();

    assertThat(submissions.all())
        .extracting(Submission::fileName, Submission::delivery)
        .containsExactly(tuple("a.xlsx", 1L), tuple("b.xlsx", 2L));
  }

  @Test
  void known_bytes_sent_again_are_moved_beside_the_first_and_not_kept_twice() throws Exception {
    drop(FAULTY.resolve("ward-P01.xlsx"), "P01/a.xlsx");
    settle();
    drop(FAULTY.resolve("ward-P01.xlsx"), "P01/a.xlsx");
    settle();

    assertThat(submissions.all()).hasSize(1);
    assertThat(in("refused")).contains("1 a.xlsx", "1 (2) a.xlsx", "1 (2) a.xlsx.problems.csv");
  }
}
