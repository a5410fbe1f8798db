package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own that is told to end. */
@DisabledOnOs(OS.WINDOWS)
class StoppedServerTest {

  private static final int MINUTES = 2;

  @TempDir private Path folder;

  private Path complaints() {
    return folder.resolve("complaints.txt");
  }

  private Process serve(String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dauditor.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.liaisonauditor.AuditorApplication",
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(complaints().toFile()).start();
  }

  private static String readUntil(BufferedReader out, String beginning) throws Exception {
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(beginning)) {
        break;
      }
    }
    return said.toString();
  }

  @Test
  void an_idle_server_ends_without_complaint_and_says_at_its_start_where_things_are()
      throws Exception {
    Process server = serve();
    String said = readUntil(server.inputReader(), "Drop workbooks into: ");

    server.destroy();

    assertThat(server.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(complaints()).isEmptyFile();
    assertThat(said)
        .contains("Serving at http://localhost:")
        .contains("Data folder: " + folder.resolve("data"))
        .contains("Drop workbooks into: " + folder.resolve("data").resolve("inbox"));
  }

  @Test
  void a_running_audit_comes_to_its_end_before_the_server_does() throws Exception {
    Process server = serve("--example");
    readUntil(server.inputReader(), "Auditing the example town");

    server.destroy();

    assertThat(server.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(complaints())).isEmpty();
    assertThat(server.exitValue()).isZero();
    Auditor.Ended runs =
        new Auditor().with("runs", "--data", folder.resolve("data").toString()).run();
    assertThat(runs.out()).doesNotContain("RUNNING").doesNotContain("FAILED");
  }
}
