package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VietnameseOrderTest {

  private static List<String> sorted(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(7));
    return VietnameseOrder.sorted(shuffled, Function.identity(), Function.identity());
  }

  @Test
  void lettersComeInTheOrderOfTheAlphabet() {
    List<String> names =
        List.of(
            "An", "Ăn", "Ân", "Bình", "Cường", "Dũng", "Đạt", "Em", "Êm", "On", "Ôn", "Ơn", "Uyên",
            "Ưng", "Vân", "Yến");
    assertThat(sorted(names)).isEqualTo(names);
  }

  @Test
  void tonesDecideOnlyWhereTheLettersAreTheSame() {
    List<String> names = List.of("ma", "mà", "mả", "mã", "má", "mạ", "mai", "màn");
    assertThat(sorted(names)).isEqualTo(names);
  }

  @Test
  void numbersCountAsNumbers() {
    List<String> names = List.of("Chi bộ 2", "Chi bộ 10", "Chi bộ 10 A", "Chi bộ 100");
    assertThat(sorted(names)).isEqualTo(names);
  }

  @Test
  void composedAndDecomposedNamesAreTheSameName() {
    String decomposed = Normalizer.normalize("Đặng Thị Ươm", Normalizer.Form.NFD);
    assertThat(VietnameseOrder.key(decomposed)).isEqualTo(VietnameseOrder.key("Đặng Thị Ươm"));
  }

  @Test
  void peopleAreLookedUpByGivenName() {
    assertThat(VietnameseOrder.givenNameFirst("Nguyễn Văn An")).startsWith("An ");
  }
}
