package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The product as it is handed out: the executable jar, and the launcher. */
class ExecutableJarIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path JAR = PROJECT.resolve("target/auditor.jar");

  private static final Path TOWN = PROJECT.resolve("examples/town/submissions");

  @TempDir private Path folder;

  private record Ended(int code, String output) {}

  @Test
  void theJarCompilesRulesAndAuditsFromAnywhere() throws Exception {
    Ended ended =
        run(java("-Dauditor.cache=" + folder.resolve("packs"), "-jar", JAR.toString()), Map.of());

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("report.pdf");
    assertThat(folder.resolve("packs")).isNotEmptyDirectory();
  }

  @Test
  void aKeptPackGivesTheSameBytesAsAPackJustCompiled() throws Exception {
    String cache = "-Dauditor.cache=" + folder.resolve("packs");
    assertThat(run(java(cache, "-jar", JAR.toString()), Map.of()).code()).isZero();
    Files.move(folder.resolve("audit"), folder.resolve("first"));
    assertThat(run(java(cache, "-jar", JAR.toString()), Map.of()).code()).isZero();

    for (String file : List.of("manifest.json", "report.pdf", "findings.xlsx", "findings.json")) {
      assertThat(folder.resolve("audit").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
    }
  }

  @Test
  void aSpoiltCacheIsMadeAnew() throws Exception {
    String cache = "-Dauditor.cache=" + folder.resolve("packs");
    assertThat(run(java(cache, "-jar", JAR.toString()), Map.of()).code()).isZero();
    try (var packs = Files.list(folder.resolve("packs"))) {
      for (Path pack : packs.toList()) {
        Files.writeString(pack, "cut off");
      }
    }
    Files.move(folder.resolve("audit"), folder.resolve("first"));

    Ended ended = run(java(cache, "-jar", JAR.toString()), Map.of());

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(folder.resolve("audit/manifest.json"))
        .hasSameBinaryContentAs(folder.resolve("first/manifest.json"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theLauncherFindsAJdkByItself() throws Exception {
    Ended ended =
        run(
            new ArrayList<>(List.of(PROJECT.resolve("auditor").toString())),
            Map.of("JAVA_HOME", folder.resolve("no such jdk").toString(), "LC_ALL", "C"));

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("Đã kiểm tra 123 đảng viên");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theLauncherReadsVietnameseFileNamesInALocaleWithoutTheirLetters() throws Exception {
    Path submissions = Files.createDirectory(folder.resolve("nộp"));
    Files.copy(TOWN.resolve("to-chuc.xlsx"), submissions.resolve("tổ chức.xlsx"));

    Ended ended =
        run(
            new ArrayList<>(List.of(PROJECT.resolve("auditor").toString())),
            Map.of("LC_ALL", "C"),
            submissions);

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(folder.resolve("audit/manifest.json")).content().contains("tổ chức.xlsx");
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private Ended run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(command, environment, TOWN);
  }

  private Ended run(List<String> command, Map<String, String> environment, Path input)
      throws IOException, InterruptedException {
    command.addAll(
        List.of(
            "audit",
            "--input",
            input.toString(),
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--as-of",
            "2026-01-15",
            "--out",
            folder.resolve("audit").toString()));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(output, StandardCharsets.UTF_8));
  }
}
