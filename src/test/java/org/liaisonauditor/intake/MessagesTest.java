package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts for clerks, in both languages. */
class MessagesTest {

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    String name = "problems_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static TreeSet<String> gaps(String text) {
    TreeSet<String> gaps = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().map(MatchResult::group).forEach(gaps::add);
    return gaps;
  }

  @Test
  void both_languages_say_the_same_things() throws IOException {
    Properties vietnamese = texts("vi");
    Properties english = texts("en");
    assertThat(vietnamese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(gaps(vietnamese.getProperty(key)))
          .as(key)
          .isEqualTo(gaps(english.getProperty(key)));
    }
  }

  @Test
  void every_kind_of_problem_has_a_text() throws IOException {
    for (ProblemKind kind : ProblemKind.values()) {
      assertThat(texts("vi").stringPropertyNames()).contains(kind.key());
    }
  }
}
