package org.liaisonauditor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.TestDatabase;

/** The chain itself, on both databases. */
class HistoryTest {

  private static final Instant NOON = Instant.parse("2026-01-15T05:00:00.123456789Z");

  private static History history(Database database) {
    return new History(database, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static Facts facts() {
    return new Facts()
        .with("day", LocalDate.parse("2026-01-15"))
        .with("none", null)
        .with("a=b\\", "line\nline\r=\\n")
        .with("name", "Nguyễn Văn An");
  }

  private static List<Entry> entries(History history) {
    List<Entry> entries = new ArrayList<>();
    history.forEach(0, entries::add);
    return entries;
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_comes_back_to_the_letter_and_its_hash_can_be_made_by_others(TestDatabase type) {
    Database database = new Database(type.create());
    History history = history(database);

    database.inTransaction(
        () -> {
          history.append(Kind.BEGINNING, "", "liaison-auditor", new Facts());
          history.append(Kind.RUN, "12", "Trần Thị Bình", facts());
        });

    Entry entry = history.find(Kind.RUN, "12").orElseThrow();
    assertThat(entry.at()).isEqualTo(Instant.parse("2026-01-15T05:00:00.123456Z"));
    assertThat(entry.facts()).isEqualTo(facts().byName());
    assertThat(entry.intact()).isTrue();
    // Made with sha256sum of the bytes that docs/decisions/0026 describes.
    assertThat(entry.sha256())
        .isEqualTo("bfb51b00b5cf34651627e2e0c1f0822437aaa5110841e09f3fc308284104e945");
    assertThat(history.head()).contains(new Head(2, entry.sha256()));
  }

  @ParameterizedTest
  @EnumSource
  void servers_that_append_at_once_make_one_chain_without_gaps(TestDatabase type) throws Exception {
    Database database = new Database(type.create());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> servers = new ArrayList<>();
      for (int server = 0; server < 4; server++) {
        int number = server;
        servers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 15; i++) {
                    String what = number + "-" + i;
                    database.inTransaction(
                        () -> {
                          history(database).append(Kind.RUN, what, "test", new Facts());
                        });
                  }
                }));
      }
      for (Future<?> server : servers) {
        server.get();
      }
    }

    List<Entry> entries = entries(history(database));
    assertThat(entries)
        .extracting(Entry::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
    assertThat(entries).allMatch(Entry::intact);
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).previous()).isEqualTo(entries.get(i - 1).sha256());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_taken_back_leaves_no_entry_and_no_gap(TestDatabase type) {
    Database database = new Database(type.create());
    History history = history(database);

    assertThatThrownBy(() -> history.append(Kind.RUN, "1", "test", new Facts()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      history.append(Kind.RUN, "1", "test", new Facts());
                      throw new IllegalArgumentException("the power is cut");
                    }))
        .hasMessage("the power is cut");
    assertThat(history.head()).isEmpty();

    database.inTransaction(
        () -> {
          history.append(Kind.RUN, "1", "test", new Facts());
        });
    assertThat(history.head()).map(Head::number).contains(1L);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      history.append(Kind.RUN, "1", "test", new Facts());
                    }))
        .as("a thing is recorded once")
        .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_clock_that_was_set_back_is_worth_a_look_but_breaks_nothing(TestDatabase type) {
    Database database = new Database(type.create());
    for (Duration late :
        List.of(
            Duration.ZERO, Duration.ofMinutes(-4), Duration.ofMinutes(-6), Duration.ofDays(1))) {
      database.inTransaction(
          () -> {
            new History(database, Clock.fixed(NOON.plus(late), ZoneOffset.UTC))
                .append(
                    late.isZero() ? Kind.BEGINNING : Kind.CONFIRMATION,
                    late.isZero() ? "" : late.toString(),
                    "test",
                    new Facts());
          });
    }
    List<Flaw> flaws = new ArrayList<>();

    Verification.Result result =
        new Verification(database, history(database), List.of(), Clock.fixed(NOON, ZoneOffset.UTC))
            .verify(List.of(), flaws::add);

    assertThat(result.whole()).isTrue();
    assertThat(result.look()).isEqualTo(2);
    assertThat(flaws).extracting(Flaw::entry).containsExactly(3L, 4L);
    assertThat(flaws.get(0).says()).contains("before an earlier entry");
    assertThat(flaws.get(1).says()).contains("still to come");
  }

  @Test
  void a_head_is_read_as_it_is_written() {
    Head head = new Head(17, "0123456789abcdef".repeat(4));

    assertThat(Head.parse(" " + head + "\n")).isEqualTo(head);
    assertThat(Head.allIn("Kept on 2026-01-15:\nHead: " + head + ", and " + head + "."))
        .containsExactly(head, head);
    assertThat(Head.allIn("x" + head + " 1" + head + "0")).isEmpty();
    for (String wrong :
        List.of("", "17", "0" + head, "17:" + "0".repeat(63), head + "0", head.sha256())) {
      assertThatThrownBy(() -> Head.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the number of an entry, a colon");
    }
  }

  @Test
  void no_two_lists_of_values_have_the_same_digest() {
    List<String> digests =
        List.of(
            new Digest("a").add("b", "c").sha256(),
            new Digest("a").add("bc").sha256(),
            new Digest("a").add("b").add("c").sha256(),
            new Digest("a").add("b", "c", null).sha256(),
            new Digest("a").add("b", "c", "-").sha256(),
            new Digest("a").add("b", "c", "").sha256(),
            new Digest("a").add("1:b", "c").sha256(),
            new Digest("ab").add("c").sha256());

    assertThat(digests).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void what_an_earlier_program_did_not_record_is_taken_up_once(TestDatabase type) {
    Database database = new Database(type.create());
    History history = history(database);
    database.inTransaction(
        () -> {
          history.append(Kind.BEGINNING, "", "before", new Facts().with("taken over", 0));
        });
    List<Witnessed> witnessed = List.of(things(Kind.RUN), things(Kind.DELIVERY));
    Verification verification =
        new Verification(database, history, witnessed, Clock.fixed(NOON, ZoneOffset.UTC));
    List<Flaw> before = new ArrayList<>();
    verification.verify(List.of(), before::add);
    assertThat(before)
        .extracting(Flaw::about, Flaw::level)
        .contains(tuple("delivery", Flaw.Level.LOOK), tuple("run 7", Flaw.Level.BROKEN));

    history.begin(witnessed, "now");
    history.begin(witnessed, "now");

    assertThat(entries(history))
        .extracting(Entry::about)
        .containsExactly("beginning", "taken-up delivery", "delivery 7");
    List<Flaw> after = new ArrayList<>();
    verification.verify(List.of(), after::add);
    assertThat(after)
        .extracting(Flaw::about, Flaw::level)
        .containsExactly(
            tuple("taken-up delivery", Flaw.Level.LOOK), tuple("run 7", Flaw.Level.BROKEN));
  }

  @ParameterizedTest
  @EnumSource
  void a_history_that_begins_says_what_it_records_and_takes_up_nothing_later(TestDatabase type) {
    Database database = new Database(type.create());
    History history = history(database);

    history.begin(List.of(things(Kind.DELIVERY)), "now");
    history.begin(List.of(things(Kind.DELIVERY)), "now");

    assertThat(entries(history))
        .extracting(Entry::about)
        .containsExactly("beginning", "delivery 7");
    assertThat(history.records(Kind.DELIVERY)).isTrue();
    assertThat(history.records(Kind.DELIVERY_STEP)).isFalse();
  }

  /** One thing, number 7. */
  private static Witnessed things(Kind kind) {
    return new Witnessed() {
      @Override
      public Kind kind() {
        return kind;
      }

      @Override
      public void forEach(Consumer<String> what) {
        what.accept("7");
      }

      @Override
      public Optional<Thing> find(String what) {
        return Optional.of(new Thing("somebody", new Facts().with("number", 7)));
      }
    };
  }
}
