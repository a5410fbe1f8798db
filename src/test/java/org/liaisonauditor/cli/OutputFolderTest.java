package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  /** No process has it: the largest number that Linux gives is 4194304. */
  private static final String DEAD = "999999999";

  @TempDir private Path parent;

  @Test
  void outputsAppearWhole() throws Exception {
    folder().write(target -> Files.writeString(target.resolve("report.pdf"), "new"));

    assertThat(parent.resolve("out/report.pdf")).hasContent("new");
    assertThat(left()).containsExactly("out");
  }

  @Test
  void aFailureLeavesWhatWasThere() throws Exception {
    folder().write(target -> Files.writeString(target.resolve("report.pdf"), "old"));

    assertThatThrownBy(
            () ->
                folder()
                    .write(
                        target -> {
                          Files.writeString(target.resolve("report.pdf"), "half");
                          throw new IOException("disk full");
                        }))
        .hasMessageEndingWith("out: disk full");

    assertThat(parent.resolve("out/report.pdf")).hasContent("old");
    assertThat(left()).containsExactly("out");
  }

  @Test
  void whatAKilledRunLeftIsClearedUp() throws Exception {
    Files.createDirectory(parent.resolve(".out-part-" + DEAD));

    folder().write(target -> Files.writeString(target.resolve("report.pdf"), "new"));

    assertThat(left()).containsExactly("out");
  }

  @Test
  void anAuditThatAKilledRunWasReplacingGetsItsPlaceBack() throws Exception {
    Path old = Files.createDirectory(parent.resolve(".out-old-" + DEAD));
    Files.writeString(old.resolve("report.pdf"), "old");

    assertThatThrownBy(
            () ->
                folder()
                    .write(
                        target -> {
                          throw new IOException("disk full");
                        }))
        .hasMessageEndingWith("out: disk full");

    assertThat(parent.resolve("out/report.pdf")).hasContent("old");
  }

  @Test
  void ofTwoRunsIntoOneNewFolderTheSecondTakesNothingAway() throws Exception {
    OutputFolder late = folder();
    late.mustBeFree(false);
    folder().write(target -> Files.writeString(target.resolve("manifest.json"), "first"));

    assertThatThrownBy(
            () -> late.write(target -> Files.writeString(target.resolve("manifest.json"), "late")))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("holds an audit already");
    assertThat(parent.resolve("out/manifest.json")).hasContent("first");
    assertThat(left()).containsExactly("out");
  }

  @Test
  void aRunThatStillWritesIsLeftAlone() throws Exception {
    String alive = ".out-part-" + ProcessHandle.current().parent().orElseThrow().pid();
    Files.createDirectory(parent.resolve(alive));

    folder().write(target -> Files.writeString(target.resolve("report.pdf"), "new"));

    assertThat(left()).contains(alive, "out");
  }

  @Test
  void filesThatNoAuditWroteAreNeverReplaced() throws IOException, WrongUsage {
    folder().write(target -> Files.writeString(target.resolve("manifest.json"), "{}"));
    folder().mustBeFree(true);
    Files.writeString(parent.resolve("out/notes.docx"), "mine");

    assertThatThrownBy(() -> folder().mustBeFree(true))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("notes.docx");
    assertThatThrownBy(() -> new OutputFolder(parent).mustBeFree(true))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("no audit wrote");
  }

  @Test
  void outputsAndSubmissionsStayApart() throws IOException, WrongUsage {
    Path input = Files.createDirectories(parent.resolve("data/submissions"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), input);

    for (Path out :
        List.of(input, input.resolve("a/b"), link.resolve("a"), input.getParent(), parent)) {
      assertThatThrownBy(() -> new OutputFolder(out).mustBeApartFrom(input))
          .as(out.toString())
          .isInstanceOf(WrongUsage.class)
          .hasMessageContaining("lie in one another");
    }
    new OutputFolder(parent.resolve("data/submissions-audit")).mustBeApartFrom(input);
  }

  private OutputFolder folder() {
    return new OutputFolder(parent.resolve("out"));
  }

  private List<String> left() throws Exception {
    try (Stream<Path> files = Files.list(parent)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
