package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Language;
import picocli.CommandLine;

/** What the machine refuses is told in words that a clerk can act on, without a trace. */
class MachineFailureTest {

  private static final Path TOWN = Path.of("examples/town/submissions");

  @TempDir private Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/a"), "Check the path", "Kiểm tra đường dẫn"),
        Arguments.of(new AccessDeniedException("/a"), "Ask for permission", "Xin cấp quyền"),
        Arguments.of(
            new FileSystemException("/a", null, "No space left on device"),
            "the disk is full",
            "đĩa đã đầy"),
        Arguments.of(
            new FileSystemException("/a", null, "Read-only file system"),
            "can only be read",
            "chỉ cho đọc"),
        Arguments.of(
            new FileSystemException("/a", null, "File name too long"), "is too long", "quá dài"),
        Arguments.of(
            new FileSystemException(
                "/a", null, "Malformed input or input contains unmappable characters"),
            "LC_ALL=C.UTF-8",
            "LC_ALL=C.UTF-8"),
        Arguments.of(
            new FileSystemException("/a", null, "Input/output 100 % error"),
            "the machine says: Input/output 100 % error.",
            "máy báo: Input/output 100 % error."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachReasonSaysWhatToDo(IOException failure, String english, String vietnamese) {
    assertThat(MachineFailure.tell(failure, Language.EN)).contains("/a: ", english);
    assertThat(MachineFailure.tell(failure, Language.VI)).contains("/a: ", vietnamese);
  }

  @Test
  void aFailureWithoutFileOrWordsIsStillTold() {
    assertThat(MachineFailure.tell(new IOException(), Language.EN))
        .isEqualTo(
            "Could not read or write: the machine says: IOException."
                + " Check the disk or the network drive and run it again.");
  }

  @Test
  void anOutputFolderBelowAFileIsToldWithoutATrace() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    Auditor.Ended ended =
        Auditor.audit(TOWN, "2025-01-01", "2025-12-31", "2026-01-15", file.resolve("a/b")).run();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("Không đọc hoặc ghi được " + file)
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void whatALibraryWrappedIsStillNoFaultOfTheProgram() {
    StringWriter told = new StringWriter();
    CommandLine commandLine = new CommandLine(new AuditorCommand(AuditorApplication::start));
    commandLine.setErr(new PrintWriter(told, true));

    int code =
        new FailureHandler()
            .handleExecutionException(
                new IllegalStateException(
                    new UncheckedIOException(new AccessDeniedException("/a"))),
                commandLine,
                null);

    assertThat(code).isEqualTo(1);
    assertThat(told.toString()).startsWith("Could not read or write /a: this account may not");
  }
}
