package org.liaisonauditor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.SettableClock;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.history.History;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.TestDatabase;
import org.liaisonauditor.store.TestRun;

/** Steps on findings, on both databases. */
class CaseworkTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String PACK = "qd213";
  private static final LocalDate DUE = LocalDate.parse("2026-02-15");

  private final SettableClock clock = new SettableClock("2026-02-01T02:00:00Z");

  @TempDir private Path folder;

  private Database database;
  private Casework work;

  private void start(TestDatabase kind) {
    database = new Database(kind.create());
    work = new Casework(database, new History(database, clock), clock, ZONE);
    TestRun.done(database, 1);
  }

  private static CaseFinding finding(String fingerprint) {
    return new CaseFinding(fingerprint, 1, "no-reminder", "100000001", "CB001", "2025");
  }

  private Signed by(String name, String why) {
    return new Signed(name, "login", clock.instant(), why);
  }

  private FindingCase take(String fingerprint, NewStep step) throws CaseRefused {
    return work.take(List.of(request(fingerprint, step))).getFirst();
  }

  private static Casework.Request request(String fingerprint, NewStep step) {
    return new Casework.Request(PACK, 1, finding(fingerprint), step);
  }

  private NewStep answer() {
    return NewStep.answer(
        CaseStep.Role.UNIT,
        CaseStep.Answer.EXPLANATION,
        by("Trần Thị Bưởi", "Đã nhắc qua điện thoại ngày 3-2."),
        List.of());
  }

  @ParameterizedTest
  @EnumSource
  void a_finding_goes_from_question_to_answer_to_its_end(TestDatabase kind) throws Exception {
    start(kind);
    Path letter = Files.writeString(folder.resolve("biên bản.pdf"), "%PDF-1.7 scan");

    FindingCase asked = take("f1", NewStep.assign(DUE, by("Lê Văn An", "Kỳ kiểm tra 2025")));
    assertThat(asked.state()).isEqualTo(CaseState.ASSIGNED);
    assertThat(asked.heard(work.today())).isFalse();

    FindingCase answered =
        take(
            "f1",
            NewStep.answer(
                CaseStep.Role.PERSON,
                CaseStep.Answer.EVIDENCE,
                by("Nguyễn Thị Ổi", "Tôi có dự, xin xem biên bản."),
                List.of(letter)));
    assertThat(answered.state()).isEqualTo(CaseState.ANSWERED);
    assertThat(answered.heard(work.today())).isTrue();
    CaseStep.Evidence kept = answered.steps().getLast().evidence().getFirst();
    new KeptFiles(database).copyTo(kept.sha256(), folder.resolve("back"));
    assertThat(folder.resolve("back")).hasSameBinaryContentAs(letter);
    assertThat(kept.name()).isEqualTo("biên bản.pdf");

    LocalDate again = DUE.plusDays(10);
    FindingCase rejected = take("f1", NewStep.reject(again, by("Lê Văn An", "Không đọc được.")));
    assertThat(rejected.state()).isEqualTo(CaseState.ASSIGNED);
    assertThat(rejected.due()).isEqualTo(again);

    take("f1", answer());
    FindingCase closed =
        take("f1", NewStep.close(CaseStep.Outcome.EXPLAINED, by("Lê Văn An", "Rõ rồi.")));
    assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
    assertThat(closed.steps()).hasSize(5);
    assertThat(work.all(PACK)).containsExactly(closed);
    assertThat(closed.steps().getFirst().signed().at()).isEqualTo(clock.instant());
  }

  @ParameterizedTest
  @EnumSource
  void where_several_units_answer_none_is_heard_by_the_answer_of_another(TestDatabase kind)
      throws Exception {
    start(kind);
    List<String> units = List.of("CB001", "CB002", "CB003");
    LocalDate today = work.today();
    FindingCase asked = take("f1", NewStep.assign(DUE, by("An", "Hỏi")));
    assertThat(asked.awaited(units)).isEqualTo(units);

    FindingCase one = take("f1", answer());
    assertThat(one.heard(today)).isTrue();
    assertThat(one.heard(today, units)).isFalse();
    assertThat(one.awaited(units)).containsExactly("CB002", "CB003");
    FindingCase person =
        take(
            "f1",
            NewStep.answer(
                CaseStep.Role.PERSON,
                CaseStep.Answer.EXPLANATION,
                by("Nguyễn Thị Ổi", "Tôi có dự."),
                List.of()));
    assertThat(person.awaited(units)).containsExactly("CB002", "CB003");
    FindingCase confirmed = take("f1", NewStep.confirm(by("An", "Đúng")));
    assertThat(confirmed.heard(today, units)).isFalse();
    assertThat(confirmed.heard(DUE, units)).isFalse();
    assertThat(confirmed.heard(DUE.plusDays(1), units)).isTrue();

    FindingCase all =
        take(
            "f1",
            NewStep.answer(
                CaseStep.Role.UNIT,
                CaseStep.Answer.EXPLANATION,
                by("Bưởi", "Phường trả lời thay hai chi bộ."),
                List.of(),
                List.of("CB002", "CB003")));
    assertThat(all.heard(today, units)).isTrue();
    assertThat(work.find(all.number()).orElseThrow()).isEqualTo(all);
    String step = all.number() + "/" + all.steps().size();
    assertThat(new CaseStepWitness(database).find(step).orElseThrow().facts().byName().get("units"))
        .isEqualTo("CB002, CB003");
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_confirmed_before_an_answer_or_the_end_of_the_time_to_answer(TestDatabase kind)
      throws Exception {
    start(kind);
    assertThatThrownBy(() -> take("f1", NewStep.confirm(by("An", "Đúng"))))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("nobody has been asked about it");
    take("f1", NewStep.assign(DUE, by("An", "Hỏi")));
    // The day is the organization's: seven hours ahead of the clocks in Greenwich.
    clock.set("2026-02-15T16:59:59Z");
    assertThatThrownBy(() -> take("f1", NewStep.confirm(by("An", "Đúng"))))
        .hasMessage(
            "no-reminder of 100000001 (2025), unit CB001: the time to answer is not over (until"
                + " 2026-02-15), and no answer is in.");
    assertThat(work.heard(PACK, work.today())).isEmpty();

    clock.forward(Duration.ofSeconds(1));
    assertThat(work.heard(PACK, work.today())).containsExactly("f1/1");
    assertThat(take("f1", NewStep.confirm(by("An", "Đúng"))).state())
        .isEqualTo(CaseState.CONFIRMED);
    assertThat(take("f1", answer()).state()).isEqualTo(CaseState.ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void of_many_steps_all_are_taken_or_none_and_all_reasons_are_told(TestDatabase kind)
      throws Exception {
    start(kind);
    take("f1", NewStep.assign(DUE, by("An", "Hỏi")));
    NewStep reject = NewStep.reject(DUE, by("An", "Chưa đủ"));

    assertThatThrownBy(
            () ->
                work.take(
                    List.of(request("f0", answer()), request("f1", reject), request("f2", reject))))
        .isInstanceOfSatisfying(
            CaseRefused.class,
            refused ->
                assertThat(refused.reasons())
                    .satisfiesExactly(
                        one -> assertThat(one).contains("it is awaited until 2026-02-15"),
                        two -> assertThat(two).contains("assign it first")));

    assertThatThrownBy(
            () ->
                work.take(
                    List.of(
                        request("f3", NewStep.assign(work.today(), by(" ", "Hỏi"))),
                        request(
                            "f3",
                            NewStep.answer(
                                CaseStep.Role.UNIT,
                                CaseStep.Answer.EVIDENCE,
                                by("An", "x"),
                                List.of(folder.resolve("gone.pdf")))))))
        .isInstanceOfSatisfying(
            CaseRefused.class,
            refused ->
                assertThat(refused.reasons())
                    .satisfiesExactly(
                        one -> assertThat(one).contains("name of who does it must not be blank"),
                        two -> assertThat(two).contains("not later than today, 2026-02-01"),
                        three -> assertThat(three).contains("named twice"),
                        four -> assertThat(four).contains("gone.pdf: it is not there")));
    assertThat(work.all(PACK)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void what_comes_back_is_a_new_case_that_knows_the_old_one(TestDatabase kind) throws Exception {
    start(kind);
    FindingCase first =
        take("f1", NewStep.close(CaseStep.Outcome.NOT_A_GAP, by("An", "Nhập sai ngày")));
    CaseFinding back = new CaseFinding("f1", 2, "no-reminder", "100000001", "CB001", "2025");
    FindingCase second =
        work.take(
                List.of(
                    new Casework.Request(PACK, 1, back, NewStep.assign(DUE, by("An", "Lại có")))))
            .getFirst();

    assertThat(second.number()).isNotEqualTo(first.number());
    assertThat(second.state()).isEqualTo(CaseState.ASSIGNED);
    assertThat(work.earlier(PACK, back)).containsExactly(first);
  }

  @ParameterizedTest
  @EnumSource
  void of_many_people_at_once_one_confirms_and_the_others_are_told(TestDatabase kind)
      throws Exception {
    start(kind);
    take("f1", answer());
    int people = 6;
    try (ExecutorService pool = Executors.newFixedThreadPool(people)) {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        String name = "Người " + i;
        tries.add(
            () -> {
              try {
                take("f1", NewStep.confirm(by(name, "Đúng")));
                return true;
              } catch (CaseRefused e) {
                assertThat(e).hasMessageContaining("confirmed already");
                return false;
              }
            });
      }
      int done = 0;
      for (Future<Boolean> one : pool.invokeAll(tries)) {
        done += one.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(work.all(PACK).getFirst().steps()).hasSize(2);
  }

  /** What may be done, told a second time and in another way. */
  private static boolean allowed(String state, CaseStep.Kind step, boolean late) {
    return switch (step) {
      case ASSIGNED -> "new asked".contains(state);
      case ANSWERED -> !state.equals("closed");
      case REJECTED -> state.equals("answered");
      case CONFIRMED -> state.equals("answered") || state.equals("asked") && late;
      case CLOSED -> !state.equals("closed");
    };
  }

  @ParameterizedTest
  @EnumSource
  void any_order_of_steps_is_taken_or_refused_as_it_should_be(TestDatabase kind) throws Exception {
    start(kind);
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(20261128);
    for (int one = 0; one < 25; one++) {
      String state = "new";
      LocalDate due = null;
      int taken = 0;
      for (int i = 0; i < 8; i++) {
        clock.forward(Duration.ofDays(chance.nextInt(0, 4)));
        CaseStep.Kind step = CaseStep.Kind.values()[chance.nextInt(5)];
        LocalDate day = work.today().plusDays(chance.nextInt(1, 6));
        boolean late = due != null && work.today().isAfter(due);
        boolean done;
        try {
          take("g" + one, step(step, day));
          done = true;
        } catch (CaseRefused refused) {
          done = false;
        }
        assertThat(done)
            .as("%s in %s, late %s", step, state, late)
            .isEqualTo(allowed(state, step, late));
        if (done) {
          taken++;
          state =
              switch (step) {
                case ASSIGNED, REJECTED -> "asked";
                case ANSWERED -> "answered";
                case CONFIRMED -> "confirmed";
                case CLOSED -> "closed";
              };
          due = step == CaseStep.Kind.ASSIGNED || step == CaseStep.Kind.REJECTED ? day : due;
        }
      }
      int steps = taken;
      assertThat(work.find(PACK, finding("g" + one)).map(there -> there.steps().size()).orElse(0))
          .isEqualTo(steps);
    }
  }

  private NewStep step(CaseStep.Kind kind, LocalDate due) {
    Signed signed = by("An", "vì vậy");
    return switch (kind) {
      case ASSIGNED -> NewStep.assign(due, signed);
      case ANSWERED -> answer();
      case REJECTED -> NewStep.reject(due, signed);
      case CONFIRMED -> NewStep.confirm(signed);
      case CLOSED -> NewStep.close(CaseStep.Outcome.CORRECTED, signed);
    };
  }
}
