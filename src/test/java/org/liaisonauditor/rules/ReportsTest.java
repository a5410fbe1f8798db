package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {

  @Test
  void severalReasonsOfOneFindingAreOneSentence() {
    assertThat(
            Reports.inOneSentence(
                List.of(
                    "Member An (card 1) was rated Good for 2025, although reminded on 2025-10-02.",
                    "Member An (card 1) was rated Good for 2025, although absent at 2 meetings.")))
        .isEqualTo(
            "Member An (card 1) was rated Good for 2025, although reminded on 2025-10-02;"
                + " although absent at 2 meetings.");
  }

  @Test
  void sentencesThatDifferFromTheBeginningStayAsTheyAre() {
    assertThat(Reports.inOneSentence(List.of("Sent before signed.", "Received before sent.")))
        .isEqualTo("Sent before signed. Received before sent.");
  }

  @Test
  void aLoneSentenceStaysAsItIs() {
    String sentence = "Member An (card 1) was rated Good for 2025, although absent at 2 meetings.";

    assertThat(Reports.inOneSentence(List.of(sentence))).isEqualTo(sentence);
  }
}
