package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreakerTest {

  private final Style style = new Styles().body;

  private float width(String text) {
    return style.face().width(text, style.size());
  }

  @Test
  void a_number_stays_with_the_word_that_it_belongs_to() {
    String text = "theo Quy định số 213-QĐ/TW (Điều 4, khoản 3) của Bộ Chính trị về việc này";
    for (String cut : List.of("theo Quy định số", "theo Quy định số 213-QĐ/TW (Điều")) {
      List<String> lines = LineBreaker.lines(text, style, width(cut) + 1);

      assertThat(lines)
          .as(cut)
          .noneMatch(line -> line.stripTrailing().matches(".*(số|Điều|khoản)"));
      assertThat(String.join("", lines)).isEqualTo(text);
    }
  }

  @Test
  void no_short_word_stands_alone_on_the_last_line() {
    String text = "vắng không phép hoặc nhờ người đi thay cả hai kỳ (mức xem xét từ hai kỳ).";
    List<String> lines = LineBreaker.lines(text, style, width(text) - width("kỳ)."));

    assertThat(lines).hasSize(2).last().isEqualTo("hai kỳ).");
    assertThat(String.join("", lines)).isEqualTo(text);
  }

  @Test
  void lines_in_the_middle_are_of_about_the_same_length_and_no_more_than_needed() {
    String text =
        "kết quả rà soát việc đảng viên giữ mối liên hệ với tổ chức đảng, từ 01/01/2025 đến 30/06/2025";
    float wide = width(text) * 0.9f;
    assertThat(LineBreaker.lines(text, style, wide)).hasSize(2);

    List<String> lines = LineBreaker.balanced(text, style, wide);

    assertThat(lines).hasSize(2);
    assertThat(width(lines.getLast())).isGreaterThan(width(lines.getFirst()) * 0.8f);
    assertThat(String.join("", lines)).isEqualTo(text);
  }

  @Test
  void no_word_is_cut_for_the_sake_of_balance() {
    String code = "CB-" + "0123456789".repeat(4);
    assertThat(LineBreaker.balanced("Chi bộ " + code, style, width(code) + 1))
        .containsExactly("Chi bộ ", code);
  }
}
