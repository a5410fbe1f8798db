package org.liaisonauditor.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendersTest {

  private static final Set<String> CODES = Set.of("P01", "P01-02", "P02", "CQ004", "Đ1");

  @Test
  void a_code_that_stands_by_itself_names_the_unit() {
    assertThat(Senders.named("phuong-P01.xlsx", CODES)).contains("P01");
    assertThat(Senders.named("cq004_2025.xlsx", CODES)).contains("CQ004");
    assertThat(Senders.named("P01.xlsx", CODES)).contains("P01");
  }

  @Test
  void a_code_within_a_longer_word_names_nobody() {
    assertThat(Senders.named("XP01.xlsx", CODES)).isEmpty();
    assertThat(Senders.named("P012.xlsx", CODES)).isEmpty();
    assertThat(Senders.named("CQ0042-CQ04.xlsx", CODES)).isEmpty();
  }

  @Test
  void a_code_is_found_behind_a_longer_word_that_begins_like_it() {
    assertThat(Senders.named("P012 P01.xlsx", CODES)).contains("P01");
  }

  @Test
  void the_longest_code_counts() {
    assertThat(Senders.named("ward P01-02.xlsx", CODES)).contains("P01-02");
  }

  @Test
  void two_units_in_a_name_leave_it_open() {
    assertThat(Senders.named("P01 and P02.xlsx", CODES)).isEmpty();
  }

  @Test
  void a_name_that_is_written_in_parts_is_the_same_name() {
    assertThat(Senders.named(Normalizer.normalize("chi bộ Đ1.xlsx", Normalizer.Form.NFD), CODES))
        .contains("Đ1");
  }
}
