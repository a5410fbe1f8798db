package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liaisonauditor.rules.Prose.Form;
import org.liaisonauditor.rules.Prose.Items;
import org.liaisonauditor.rules.Prose.Paragraph;
import org.liaisonauditor.rules.Prose.Span;
import org.liaisonauditor.yaml.Fault;

/** The little Markdown in which rules are described. */
class ProseTest {

  private static Span plain(String text) {
    return new Span(Form.PLAIN, text);
  }

  @Test
  void linesThatFollowOneAnotherAreOneParagraph() {
    assertThat(Prose.of("one\ntwo\n\n\nthree"))
        .containsExactly(
            new Paragraph(List.of(plain("one two"))), new Paragraph(List.of(plain("three"))));
    assertThat(Prose.of("")).isEmpty();
  }

  @Test
  void listsOfDashesAndOfNumbersAreApart() {
    assertThat(Prose.of("before\n- a\n  more\n- b\n1. c\n2. d\n\nafter"))
        .containsExactly(
            new Paragraph(List.of(plain("before"))),
            new Items(false, List.of(List.of(plain("a more")), List.of(plain("b")))),
            new Items(true, List.of(List.of(plain("c")), List.of(plain("d")))),
            new Paragraph(List.of(plain("after"))));
  }

  @Test
  void stressMayStandWithinAWordAndALoneStarIsAStar() {
    assertThat(Prose.of("a **b c**, *d*e `x*y*` 3 * 4 * 5 2*"))
        .containsExactly(
            new Paragraph(
                List.of(
                    plain("a "),
                    new Span(Form.STRONG, "b c"),
                    plain(", "),
                    new Span(Form.STRESSED, "d"),
                    plain("e "),
                    new Span(Form.CODE, "x*y*"),
                    plain(" 3 * 4 * 5 2*"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "### More; a heading; 1",
        "> said; a quotation; 1",
        "```; a block of code; 1",
        "| a | b |; a table; 1",
        "* item; a list of another kind; 1",
        "----; a line across; 1",
        "see [here](http://x); a link; 5",
        "see ![x](y.png); a link; 5",
        "so <b>bold</b>; HTML; 4"
      })
  void otherMarkdownIsRefusedWithItsPlace(String line, String what, int column) {
    List<Fault> faults = new ArrayList<>();
    Prose.check("r/about.md", List.of("---", "---", "# English", "fine", line), 2, faults);
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().place()).isEqualTo("r/about.md:5:" + column);
    assertThat(faults.getFirst().message()).startsWith(what + " can't stand here");
    assertThat(faults.getFirst().remedy()).isNotEmpty();
  }

  @Test
  void whatIsNoMarkdownStays() {
    List<Fault> faults = new ArrayList<>();
    Prose.check(
        "r/about.md",
        List.of("a < b, b > c", "- an item", "2. another", "[a], x_y", "–"),
        0,
        faults);
    assertThat(faults).isEmpty();
  }

  @Test
  void aPackWithOtherMarkdownIsRefused(@TempDir Path folder) throws Exception {
    Path pack = TrialPack.in(folder);
    Path about = pack.resolve(TrialPack.RULE).resolve(RuleReader.FILE);
    Files.writeString(
        about,
        Files.readString(about)
            .replace("A letter may be lost.", "A letter | may\n> be <i>lost</i>."));
    assertThat(PackCheck.faults(pack).stream().map(Fault::toString))
        .containsExactly(
            "late-letter/about.md:42:1: a quotation can't stand here; a description has paragraphs,"
                + " lists, *stress*; leave the > out");
  }
}
